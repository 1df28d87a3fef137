/// A real number v ≥ 0 by its first 64 significant bits: v = (significand + ε) · 2^exponent with
/// 0 ≤ ε < 1, and ε = 0 exactly if `isExact`.
struct LeadingBits {
  /// The first 64 bits, the top one set; 0 only for v = 0.
  let significand: UInt64

  /// The exponent of the last of them.
  let exponent: Int

  /// Whether nothing follows them.
  let isExact: Bool

  /// (high · 2^64 + low + ε) · 2^exponent, with 0 < ε < 1 if `hasMore` and else ε = 0.
  ///
  /// - Precondition: Not all of the 128 bits are 0 where `hasMore`, and `high` is not 0 then.
  init(high: UInt64, low: UInt64, exponent: Int, hasMore: Bool) {
    if high == 0 {
      let shift = low.leadingZeroBitCount
      self.init(significand: low << shift, exponent: exponent - shift, isExact: true)
    } else {
      let shift = high.leadingZeroBitCount
      self.init(
        significand: high << shift | low >> (64 - shift), exponent: exponent + 64 - shift,
        isExact: low << shift == 0 && !hasMore)
    }
  }

  init(significand: UInt64, exponent: Int, isExact: Bool) {
    self.significand = significand
    self.exponent = exponent
    self.isExact = isExact
  }

  /// The floating-point number that `rule` takes v to.
  ///
  /// Correct if the significand of `Real` has fewer than 64 bits, so that ε never decides by its
  /// size.
  func rounded<Real: BinaryFloatingPoint>(as _: Real.Type, _ rule: CircularRounding) -> Real {
    if significand == 0 { return 0 }
    let leastExponent = Int(Real.leastNormalMagnitude.exponent)
    let unit = Swift.max(exponent + 63, leastExponent) - Real.significandBitCount
    let dropped = unit - exponent
    let kept = significand >> UInt64(dropped)
    let fraction = CircularRounding.Fraction(lowBits: dropped, of: significand, hasMore: !isExact)
    let up = rule.roundsUp(fraction, floorIsEven: kept & 1 == 0)
    return Real(
      sign: .plus, exponent: Real.Exponent(unit), significand: Real(up ? kept + 1 : kept))
  }
}

extension BinaryFloatingPoint {
  /// Stops the program unless this type is Double or a smaller one.
  static func requireAtMostDouble() {
    precondition(
      significandBitCount <= 52 && exponentBitCount <= 11,
      "angles are converted from and to floating-point types no wider than Double")
  }

  /// The integer s and the exponent e with |self| = s · 2^e, for a finite number.
  var integralParts: (significand: UInt64, exponent: Int) {
    let pattern = UInt64(significandBitPattern)
    let fractionBits = Self.significandBitCount
    if exponentBitPattern == 0 {
      return (pattern, Int(Self.leastNormalMagnitude.exponent) - fractionBits)
    }
    return (pattern | 1 << UInt64(fractionBits), Int(exponent) - fractionBits)
  }
}
