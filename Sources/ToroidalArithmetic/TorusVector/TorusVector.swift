/// A point of the torus (Z/2^w)^n: n integers of w bits that wrap.
///
/// The points form a group under `+`, on which the integers act by multiples. `Scalar` only says
/// how the residues are written: `TorusVector<Int8>` and `TorusVector<UInt8>` are the same torus.
///
///     let heading: TorusVector<UInt8> = [250, 7]
///     let turned = heading + [10, 249]        // (4, 0)
///     heading.leeDistance(to: turned)         // 10 + 7 = 17
///
/// Displacements, distances and midpoints of single coordinates are operations of the scalars
/// themselves; see ``Swift/FixedWidthInteger/displacement(to:)``.
@frozen
public struct TorusVector<Scalar: FixedWidthInteger> {
  /// The n residues, in the order of the axes.
  public var components: [Scalar]

  /// The point with these components.
  @inlinable
  public init(_ components: [Scalar]) { self.components = components }

  /// The point with these components.
  ///
  /// - Complexity: O(n).
  @inlinable
  public init<Components: Sequence>(_ components: Components)
  where Components.Element == Scalar {
    self.components = Array(components)
  }

  /// The neutral element of the group in `dimension` dimensions: all components 0.
  @inlinable
  public static func zero(dimension: Int) -> Self {
    Self([Scalar](repeating: 0, count: dimension))
  }

  /// n, the number of axes.
  @inlinable
  public var dimension: Int { components.count }

  /// The component on `axis`, an index in 0 ..< n.
  @inlinable
  public subscript(axis: Int) -> Scalar {
    get { components[axis] }
    set { components[axis] = newValue }
  }

  /// Calls `body` with the components of both, which are equally many.
  ///
  /// Every operation on two points goes through here, so that unequal dimensions are caught in
  /// one place.
  @inlinable
  func withComponents<Answer>(
    and other: Self,
    _ body: (UnsafeBufferPointer<Scalar>, UnsafeBufferPointer<Scalar>) -> Answer
  ) -> Answer {
    checkDimension(of: other)
    return components.withUnsafeBufferPointer { left in
      other.components.withUnsafeBufferPointer { right in body(left, right) }
    }
  }

  /// Traps unless `other` is a point of the same torus.
  @inlinable
  func checkDimension(of other: Self) {
    precondition(
      dimension == other.dimension,
      "expected two vectors of one dimension, found \(dimension) and \(other.dimension)")
  }
}

extension TorusVector: Hashable {}

extension TorusVector: Sendable where Scalar: Sendable {}

extension TorusVector: ExpressibleByArrayLiteral {
  /// The point with these components.
  @inlinable
  public init(arrayLiteral elements: Scalar...) { self.init(elements) }
}

#if !hasFeature(Embedded)
  extension TorusVector: Codable where Scalar: Codable {
    /// Reads the components as one array of integers.
    public init(from decoder: any Decoder) throws {
      components = try decoder.singleValueContainer().decode([Scalar].self)
    }

    /// Writes the components as one array of integers.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(components)
    }
  }
#endif
