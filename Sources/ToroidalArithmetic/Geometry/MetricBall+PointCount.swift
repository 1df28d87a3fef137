/// Why a number of points is not given.
@frozen
public enum BallCountError: Error, Hashable, Sendable {
  /// The number is 2^320 or more.
  case tooLarge
  /// Counting under the squared metric would take more than ``workLimit`` additions.
  case tooCostly

  /// The greatest number of 320-bit additions that counting may take, 2^30: a few seconds, or up to
  /// a quarter of a minute where the radius is large and the dimension is 3.
  public static var workLimit: UInt64 { 1 << 30 }
}

extension MetricBall {
  /// The number of lattice points of the ball, exactly, in [1, 2^(n·w)].
  ///
  /// - Returns: ``pointCount(dimension:radius:metric:)`` for the dimension of the center.
  /// - Throws: ``BallCountError`` if the number does not fit 320 bits or would take too long.
  public func pointCount() throws(BallCountError) -> UInt320 {
    try Self.pointCount(dimension: center.dimension, radius: radius, metric: metric)
  }

  /// The number of lattice points of a ball of `radius` in `dimension` dimensions, exactly, in
  /// [1, 2^(n·w)]. It is the same around every center.
  ///
  ///     try MetricBall<UInt8>.pointCount(dimension: 2, radius: 1, metric: .lee)          // 5
  ///     try MetricBall<UInt8>.pointCount(dimension: 2, radius: 2, metric: .squared)      // 9
  ///     try MetricBall<UInt8>.pointCount(dimension: 2, radius: 127, metric: .chebyshev)  // 65025
  ///     try MetricBall<UInt8>.pointCount(dimension: 2, radius: 128, metric: .chebyshev)  // 65536
  ///
  /// - Parameters:
  ///   - dimension: n, at least 0; the torus of dimension 0 is one point.
  ///   - radius: R, of any size: from n · 2^(w−1) on for `lee`, n · 2^(2w−2) for `squared` and
  ///     2^(w−1) for `chebyshev`, the ball is the whole torus.
  ///   - metric: The distance.
  /// - Returns: The number of points.
  /// - Throws: `tooCostly` under `squared` if R < n · 2^(2w−2) and counting takes more than
  ///   ``BallCountError/workLimit`` additions of 320 bits, which are taken to be
  ///   ⌈n/2⌉ · (R + 1) · (⌊√R⌋ + 1) with n ≥ 3, where R is the radius, and 4√R with n = 2. Otherwise
  ///   `tooLarge` exactly if the number is 2^320 or more; that is also thrown where min(n, R) ≥ 320,
  ///   however much the work.
  /// - Precondition: `dimension` is not negative, and scalars have at most 128 bits.
  /// - Complexity: For `lee`, O(min(n, r/2^(w−1)) · min(n, r)) products of large by small integers,
  ///   less than 2^17 of them at any width. For `chebyshev`, at most 320 products. For `squared`, as
  ///   stated above, and O(R) storage with n ≥ 3; O(w) with n = 1.
  public static func pointCount(
    dimension: Int, radius: UInt320, metric: TorusMetric
  ) throws(BallCountError) -> UInt320 {
    precondition(dimension >= 0, "expected a dimension of at least 0, found \(dimension)")
    let half = UInt128(Scalar.halfTurn.magnitude)
    switch metric {
    case .lee:
      // Below 2^127 · 2^63.
      guard
        let greatest = UInt320(half).multipliedExactly(by: UInt320(dimension)), radius < greatest
      else { return try torusCount(dimension: dimension) }
      return try LeeBall(dimension: dimension, halfTurn: UInt320(half), radius: radius).count()
    case .squared:
      // Below 2^254 · 2^63.
      guard
        let greatest = UInt320.square(of: half).multipliedExactly(by: UInt320(dimension)),
        radius < greatest
      else { return try torusCount(dimension: dimension) }
      return try SquaredBall(dimension: dimension, halfTurn: half, radius: radius).count()
    case .chebyshev:
      if radius >= UInt320(half) { return try torusCount(dimension: dimension) }
      return try power(radius + radius + 1, dimension)
    }
  }

  /// m^n, the number of all points.
  private static func torusCount(dimension: Int) throws(BallCountError) -> UInt320 {
    try power(UInt320(powerOfTwo: Scalar.bitWidth), dimension)
  }

  /// base^exponent, for a base of at least 1.
  private static func power(_ base: UInt320, _ exponent: Int) throws(BallCountError) -> UInt320 {
    if base == 1 { return 1 }
    // Every further factor doubles the power at least, so few are multiplied before it is refused.
    var power: UInt320 = 1
    for _ in 0..<exponent {
      guard let next = power.multipliedExactly(by: base) else { throw .tooLarge }
      power = next
    }
    return power
  }
}
