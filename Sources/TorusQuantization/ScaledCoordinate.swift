import TorusArtifacts

/// 2^k·x/P as an exact number: ± significand · 2^exponent.
///
/// Every finite `Double` is such a number, and so is its product with any power of two: scaling moves
/// the exponent only. So the three roundings below are exact for every x, from the subnormals to 1e308.
struct ScaledCoordinate {
  private let isNegative: Bool
  private let significand: UInt64
  private let exponent: Int

  /// 2^bits·x/P for finite x.
  init(_ x: Double, period: Period, bits: Int) {
    isNegative = x.sign == .minus
    let hidden = x.isNormal ? UInt64(1) << 52 : 0
    significand = x.significandBitPattern | hidden
    exponent =
      max(1, Int(x.exponentBitPattern)) - 1075 - period.binaryExponent + bits
  }

  /// The nearest integer, ties to the even one, modulo 2^bits, for bits in [1, 32].
  ///
  /// Rounding to even is odd, so the sign comes last; and 2^bits is even, so a tie below the full
  /// turn goes to 0 exactly where the even neighbor is the full turn.
  func nearest(modulo bits: Int) -> UInt32 {
    let whole = magnitudeFloor
    let half = fractionComparedToHalf
    let magnitude = half > 0 || (half == 0 && whole & 1 == 1) ? whole &+ 1 : whole
    return signed(magnitude, modulo: bits)
  }

  /// The greatest integer not above, modulo 2^bits, for bits in [1, 32].
  func floor(modulo bits: Int) -> UInt32 {
    let whole = magnitudeFloor
    return signed(isNegative && hasFraction ? whole &+ 1 : whole, modulo: bits)
  }

  /// Whether the number is an integer.
  var isInteger: Bool { !hasFraction }

  /// ⌊|value|⌋ modulo 2^64.
  private var magnitudeFloor: UInt64 {
    exponent >= 0 ? significand << exponent : significand >> -exponent
  }

  private var hasFraction: Bool {
    exponent < 0 && significand & mask(below: -exponent) != 0
  }

  /// The sign of (fraction of |value|) − ½.
  private var fractionComparedToHalf: Int {
    // Below 2^-54 of a unit, the 53-bit significand is less than one half.
    guard exponent < 0, exponent >= -54 else { return -1 }
    let fraction = significand & mask(below: -exponent)
    let half = UInt64(1) << (-exponent - 1)
    return fraction == half ? 0 : (fraction > half ? 1 : -1)
  }

  private func mask(below bit: Int) -> UInt64 {
    bit >= 64 ? .max : (1 << bit) &- 1
  }

  private func signed(_ magnitude: UInt64, modulo bits: Int) -> UInt32 {
    let value = isNegative ? 0 &- magnitude : magnitude
    return UInt32(truncatingIfNeeded: value & mask(below: bits))
  }
}
