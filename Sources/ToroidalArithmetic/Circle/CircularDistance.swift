extension FixedWidthInteger {
  /// The length of the shorter arc between `self` and `other`: the least |other − self + k·m|
  /// over all integers k, an integer in [0, m/2] with m = 2^w.
  ///
  ///     UInt8(250).circularDistance(to: 3)     // 9
  ///     Int8(0).circularDistance(to: -128)     // 128, which only an unsigned type can hold
  ///
  /// It is a metric: 0 exactly for equal points, symmetric, and with the triangle inequality;
  /// translations, negation and no other maps of the circle's group preserve it. It equals
  /// the magnitude of ``displacement(to:)``.
  ///
  /// - Complexity: O(1) operations on integers of this width.
  @inlinable
  public func circularDistance(to other: Self) -> Magnitude {
    displacement(to: other).magnitude
  }
}
