/// A closed ball of the torus (Z/2^w)^n: the points y with d(x, y) ≤ r around its center x.
///
///     let ball = MetricBall<UInt8>(center: [0, 250], radius: 12, metric: .lee)
///     ball.contains([3, 3])         // true: 3 + 9 = 12
///     try ball.pointCount()         // 313 = 2 · 12² + 2 · 12 + 1
///
/// Under `squared` the radius bounds the *squared* distance, so the flat ball of radius 5 is that
/// of radius 25 here, and flat balls whose radius is the root of an integer are exact too. A radius
/// past the greatest distance is allowed: the ball is the whole torus.
@frozen
public struct MetricBall<Scalar: FixedWidthInteger> {
  /// x, the center.
  public let center: TorusVector<Scalar>

  /// r, the greatest distance from the center, in the unit of the metric.
  public let radius: UInt320

  /// d, the distance.
  public let metric: TorusMetric

  /// The ball of `radius` around `center` under `metric`.
  @inlinable
  public init(center: TorusVector<Scalar>, radius: UInt320, metric: TorusMetric) {
    self.center = center
    self.radius = radius
    self.metric = metric
  }

  /// Whether d(center, point) ≤ radius.
  ///
  /// - Precondition: The dimensions are equal, and scalars have at most 128 bits.
  /// - Complexity: O(n) circular distances.
  @inlinable
  public func contains(_ point: TorusVector<Scalar>) -> Bool {
    center.distance(to: point, metric: metric) <= radius
  }
}

extension MetricBall: Hashable {}

extension MetricBall: Sendable where Scalar: Sendable {}
