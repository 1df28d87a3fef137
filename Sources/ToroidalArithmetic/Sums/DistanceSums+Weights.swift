// Sums over axes whose distances come from a closure, plain and weighted.

extension DistanceSums {
  /// The sum, the sum of squares, or the greatest of the distances of `axes` axes, each below
  /// 2^`termBits`.
  @inlinable
  static func sum<Distance: FixedWidthInteger & UnsignedInteger>(
    _ metric: TorusMetric, axes: Int, termBits: Int, distance: (Int) -> Distance
  ) -> UInt320 {
    switch metric {
    case .lee where fits(count: axes, termBits: termBits, UInt64.self):
      var sum: UInt64 = 0
      for axis in 0..<axes { sum &+= UInt64(truncatingIfNeeded: distance(axis)) }
      return UInt320(sum)
    case .lee:
      var sum: UInt320 = 0
      for axis in 0..<axes { sum += UInt320(distance(axis)) }
      return sum
    case .squared where fits(count: axes, termBits: 2 * termBits, UInt128.self):
      var sum: UInt128 = 0
      for axis in 0..<axes {
        let term = UInt128(truncatingIfNeeded: distance(axis))
        sum &+= term &* term
      }
      return UInt320(sum)
    case .squared:
      var sum: UInt320 = 0
      for axis in 0..<axes { sum += UInt320.square(of: UInt128(distance(axis))) }
      return sum
    case .chebyshev:
      var greatest: Distance = 0
      for axis in 0..<axes { greatest = Swift.max(greatest, distance(axis)) }
      return UInt320(greatest)
    }
  }

  /// The weighted sum, sum of squares, or greatest of the distances of the axes of `weights`.
  ///
  /// The weights sum to less than 2^64 and the squares are below 2^256, so that the result is
  /// below 2^320.
  @inlinable
  static func weightedSum<Distance: FixedWidthInteger & UnsignedInteger>(
    _ metric: TorusMetric, _ weights: AxisWeights, distance: (Int) -> Distance
  ) -> UInt320 {
    var result: UInt320 = 0
    for (axis, weight) in weights.values.enumerated() {
      let distance = UInt128(distance(axis))
      switch metric {
      case .lee: result += UInt320(distance).weighted(by: weight)
      case .squared: result += UInt320.square(of: distance).weighted(by: weight)
      case .chebyshev: result = Swift.max(result, UInt320(distance).weighted(by: weight))
      }
    }
    return result
  }
}

extension UInt320 {
  /// self · weight, for a value below 2^256, so that the product is below 2^320.
  @inlinable
  func weighted(by weight: UInt64) -> UInt320 {
    let (lowHigh, lowLow) = low.multipliedFullWidth(by: UInt128(weight))
    let (middleHigh, middleLow) = middle.multipliedFullWidth(by: UInt128(weight))
    let (sum, carry) = middleLow.addingReportingOverflow(lowHigh)
    return UInt320(
      high: UInt64(truncatingIfNeeded: middleHigh) &+ (carry ? 1 : 0), middle: sum, low: lowLow)
  }
}
