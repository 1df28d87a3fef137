public import ToroidalArithmetic

extension Implementation {
  /// The functions of searches in tables under every metric.
  public struct Searches: Sendable {
    /// The nearest rows under weights: table, query, count, metric, weights.
    public var nearest:
      @Sendable (TorusTable<Scalar>, TorusVector<Scalar>, Int, TorusMetric, AxisWeights)
        -> [TorusNeighbor] = { $0.nearest(to: $1, count: $2, metric: $3, weights: $4) }
    /// The rows within a radius: table, radius, query, metric, weights.
    public var rows:
      @Sendable (TorusTable<Scalar>, UInt320, TorusVector<Scalar>, TorusMetric, AxisWeights?)
        -> [TorusNeighbor] = { $0.rows(within: $1, of: $2, metric: $3, weights: $4) }
    /// The pairs within a radius: table, radius, metric, weights.
    public var pairs:
      @Sendable (TorusTable<Scalar>, UInt320, TorusMetric, AxisWeights?) -> [TorusPair] = {
        $0.pairs(within: $1, metric: $2, weights: $3)
      }
    /// The weights of axes, or nil where they are refused.
    public var weights: @Sendable ([UInt64]) -> AxisWeights? = { try? AxisWeights($0) }

    /// The library itself.
    public init() {}
  }
}
