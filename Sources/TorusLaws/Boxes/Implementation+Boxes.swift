public import ToroidalArithmetic

extension Implementation {
  /// The functions of tori with integer periods.
  public struct Boxes: Sendable {
    /// A box, a point and a point to an answer.
    public typealias OnPoints<Answer> =
      @Sendable (PeriodicBox<Scalar>, [Scalar], [Scalar]) -> Answer

    /// The representative with coordinates in [0, L).
    public var wrapped: @Sendable (PeriodicBox<Scalar>, [Scalar]) -> [Scalar] = {
      $0.wrapped($1)
    }
    /// The shortest steps, axis by axis.
    public var minimumImages: OnPoints<[MinimumImage<Scalar>]> = {
      $0.minimumImages(from: $1, to: $2)
    }
    /// The point that steps lead to.
    public var translated:
      @Sendable (PeriodicBox<Scalar>, [Scalar], [AxisStep<Scalar>]) -> [Scalar]? = {
        $0.translated($1, by: $2)
      }
    /// The distance under a metric.
    public var distance:
      @Sendable (PeriodicBox<Scalar>, [Scalar], [Scalar], TorusMetric) -> UInt320 = {
        $0.distance(from: $1, to: $2, metric: $3)
      }
    /// The axes on which two points are half a period apart.
    public var antipodalAxes: OnPoints<[Int]> = { $0.antipodalAxes(of: $1, and: $2) }

    /// The different points of a table, with their rows.
    public var sites: @Sendable (BoxTable<Scalar>) -> [BoxSite<Scalar>] = { $0.sites() }
    /// The nearest rows: table, query, count, metric, weights.
    public var nearest:
      @Sendable (BoxTable<Scalar>, [Scalar], Int, TorusMetric, AxisWeights?) -> [TorusNeighbor] = {
        $0.nearest(to: $1, count: $2, metric: $3, weights: $4)
      }
    /// The rows within a radius: table, radius, query, metric, weights.
    public var rows:
      @Sendable (BoxTable<Scalar>, UInt320, [Scalar], TorusMetric, AxisWeights?)
        -> [TorusNeighbor] = { $0.rows(within: $1, of: $2, metric: $3, weights: $4) }
    /// The pairs within a radius: table, radius, metric, weights.
    public var pairs:
      @Sendable (BoxTable<Scalar>, UInt320, TorusMetric, AxisWeights?) -> [TorusPair] = {
        $0.pairs(within: $1, metric: $2, weights: $3)
      }

    /// The skewed cell of a basis, or nil where it is refused.
    public var cell: @Sendable ([[Int64]]) -> LatticeCell? = { try? LatticeCell($0) }
    /// The shortest vectors from one point of a skewed cell to another.
    public var cellImages: @Sendable (LatticeCell, [Int64], [Int64]) -> LatticeImages = {
      $0.minimumImages(from: $1, to: $2)
    }

    /// The library itself.
    public init() {}
  }
}
