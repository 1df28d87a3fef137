extension RationalPoint {
  /// The point numerator/denominator turns from 0, modulo one turn: exactly.
  ///
  ///     RationalPoint<UInt8>(turns: 1, over: 3)             // 85+1/3
  ///     RationalPoint<UInt8>(turns: -1, over: 3)            // 170+2/3
  ///     RationalPoint<UInt32>(turns: 440, over: 44100)      // 42852281+907/2205
  ///
  /// Nil exactly if the denominator is 0.
  ///
  /// - Complexity: O(log(denominator)) divisions, and one for each 64 bits of the width.
  public init?(turns numerator: Int64, over denominator: UInt64) {
    guard denominator != 0 else { return nil }
    // Long division of the rest of a turn by the denominator, at most 64 bits at a time.
    var remainder = Self.quotient(of: numerator, over: denominator).remainder
    var floor: Scalar = 0
    var bits = Scalar.bitWidth
    while bits > 0 {
      let count = Swift.min(bits, 64)
      let shifted = (high: remainder >> (64 - count), low: remainder << count)
      let digit = denominator.dividingFullWidth(shifted)
      floor = floor << count | Scalar(truncatingIfNeeded: digit.quotient)
      remainder = digit.remainder
      bits -= count
    }
    self.init(floor: floor, numerator: remainder, denominator: denominator)
  }

  /// The point numerator/denominator steps from 0, modulo m steps: exactly.
  ///
  ///     RationalPoint<UInt8>(steps: 7, over: 2)        // 3+1/2
  ///     RationalPoint<UInt8>(steps: -7, over: 2)       // 252+1/2
  ///
  /// Nil exactly if the denominator is 0.
  ///
  /// - Complexity: O(log(denominator)) divisions.
  public init?(steps numerator: Int64, over denominator: UInt64) {
    guard denominator != 0 else { return nil }
    let quotient = Self.quotient(of: numerator, over: denominator)
    self.init(
      floor: Scalar(truncatingIfNeeded: quotient.floor), numerator: quotient.remainder,
      denominator: denominator)
  }

  /// numerator = floor · denominator + remainder, with a remainder in [0, denominator).
  private static func quotient(
    of numerator: Int64, over denominator: UInt64
  ) -> (floor: Int64, remainder: UInt64) {
    let (quotient, remainder) = numerator.magnitude.quotientAndRemainder(dividingBy: denominator)
    // The quotient 2^63, which only the numerator −2^63 has, becomes −2^63, its own negative.
    let floor = Int64(truncatingIfNeeded: quotient)
    if numerator >= 0 { return (floor, remainder) }
    return remainder == 0 ? (0 &- floor, 0) : (-1 &- floor, denominator - remainder)
  }

  /// multiple · point: the point added to itself `multiple` times, or its inverse −`multiple`
  /// times, modulo m; exactly, with no intermediate rounding.
  ///
  ///     let third = RationalPoint(floor: UInt8(85), numerator: 1, denominator: 3)
  ///     2 * third         // 170+2/3
  ///     3 * third         // 0: a full turn
  ///     -1 * third        // 170+2/3
  ///
  /// - Complexity: O(log(denominator)) divisions.
  public static func * (multiple: Int64, point: Self) -> Self {
    let unit = multiple < 0 ? point.negated : point
    let product = unit.numerator.multipliedFullWidth(by: multiple.magnitude)
    // The numerator is below the denominator, so the quotient is below the multiple.
    let (carry, remainder) = unit.denominator.dividingFullWidth(product)
    let whole = unit.floor &* Scalar(truncatingIfNeeded: multiple.magnitude)
    return Self(
      floor: whole &+ Scalar(truncatingIfNeeded: carry), numerator: remainder,
      denominator: unit.denominator)
  }

  /// −point, modulo m.
  private var negated: Self {
    if isLatticePoint { return Self(floor: 0 &- floor) }
    return Self(
      floor: 0 &- floor &- Scalar.step, numerator: denominator - numerator,
      denominator: denominator)
  }
}
