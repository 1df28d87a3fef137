public import ToroidalArithmetic

extension Implementation {
  /// The functions of arcs.
  public struct Arcs: Sendable {
    /// The arc of a length from a point, or nil.
    public var ofLength: @Sendable (Scalar, UInt320) -> Arc<Scalar>? = {
      Arc(from: $0, length: $1)
    }
    /// The length of an arc.
    public var length: @Sendable (Arc<Scalar>) -> UInt320 = { $0.length }
    /// Whether a lattice point lies on an arc.
    public var containsPoint: @Sendable (Arc<Scalar>, Scalar) -> Bool = { $0.contains($1) }
    /// Whether a real point lies on an arc.
    public var containsRational: @Sendable (Arc<Scalar>, RationalPoint<Scalar>) -> Bool = {
      $0.contains($1)
    }
    /// Whether the first arc contains the second.
    public var containsArc: @Sendable (Arc<Scalar>, Arc<Scalar>) -> Bool = { $0.contains($1) }
    /// The points on both of two arcs.
    public var intersection: @Sendable (Arc<Scalar>, Arc<Scalar>) -> ArcIntersection<Scalar> = {
      $0.intersection(with: $1)
    }
    /// The closure of the points outside an arc.
    public var complementClosure: @Sendable (Arc<Scalar>) -> Arc<Scalar>? = {
      $0.complementClosure
    }
    /// An arc moved by a displacement.
    public var translated: @Sendable (Arc<Scalar>, Displacement<Scalar>) -> Arc<Scalar> = {
      $0.translated(by: $1)
    }
    /// The mirror image of an arc.
    public var negation: @Sendable (Arc<Scalar>) -> Arc<Scalar> = { -$0 }
    /// The arc of the antipodes.
    public var antipode: @Sendable (Arc<Scalar>) -> Arc<Scalar> = { $0.antipode }
    /// All of the shortest arcs that cover points.
    public var smallestArcs: @Sendable ([Scalar]) -> [Arc<Scalar>] = {
      Arc.smallestArcs(covering: $0)
    }

    /// The library itself.
    public init() {}
  }
}
