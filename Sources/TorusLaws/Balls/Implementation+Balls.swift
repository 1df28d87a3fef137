public import ToroidalArithmetic

extension Implementation {
  /// The functions of metric balls.
  public struct Balls: Sendable {
    /// Whether a point is in a ball.
    public var contains: @Sendable (MetricBall<Scalar>, TorusVector<Scalar>) -> Bool = {
      $0.contains($1)
    }
    /// The number of points of a ball: dimension, radius, metric.
    public var pointCount:
      @Sendable (Int, UInt320, TorusMetric) -> Result<UInt320, BallCountError> = {
        dimension, radius, metric in
        Result { () throws(BallCountError) in
          try MetricBall<Scalar>.pointCount(dimension: dimension, radius: radius, metric: metric)
        }
      }
    /// The product of two integers of 320 bits, or nil if it does not fit.
    public var product: @Sendable (UInt320, UInt320) -> UInt320? = { $0.multipliedExactly(by: $1) }
    /// The sum of two integers of 320 bits, or nil if it does not fit.
    public var sum: @Sendable (UInt320, UInt320) -> UInt320? = { $0.addingExactly($1) }

    /// The library itself.
    public init() {}
  }
}
