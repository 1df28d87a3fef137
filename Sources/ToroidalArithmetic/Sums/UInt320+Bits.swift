// The bits of wide integers: shifts, and where a number lies between two multiples of a power of two.

extension UInt320 {
  /// The number of bits up to the highest that is set; 0 for 0.
  var bitLength: Int {
    if high != 0 { return 320 - high.leadingZeroBitCount }
    if middle != 0 { return 256 - middle.leadingZeroBitCount }
    return 128 - low.leadingZeroBitCount
  }

  /// The number of bits below the lowest that is set; 320 for 0.
  var trailingZeroBitCount: Int {
    if low != 0 { return low.trailingZeroBitCount }
    if middle != 0 { return 128 + middle.trailingZeroBitCount }
    return 256 + high.trailingZeroBitCount
  }

  /// ⌊value / 2^count⌋, for a count of at least 0.
  static func >> (value: Self, count: Int) -> Self {
    if count >= 320 { return 0 }
    if count >= 128 {
      return Self(high: 0, middle: UInt128(value.high), low: value.middle) >> (count - 128)
    }
    // A shift by the width gives 0.
    return Self(
      high: value.high >> count,
      middle: value.middle >> count | UInt128(value.high) << (128 - count),
      low: value.low >> count | value.middle << (128 - count))
  }

  /// value · 2^count modulo 2^320, for a count of at least 0.
  static func << (value: Self, count: Int) -> Self {
    if count >= 320 { return 0 }
    if count >= 128 {
      return Self(high: UInt64(truncatingIfNeeded: value.middle), middle: value.low, low: 0)
        << (count - 128)
    }
    return Self(
      high: value.high << count | UInt64(truncatingIfNeeded: value.middle >> (128 - count)),
      middle: value.middle << count | value.low >> (128 - count), low: value.low << count)
  }

  /// Where the number lies between ⌊self / 2^count⌋ · 2^count and the next multiple of 2^count, for a
  /// count of at least 1.
  func fraction(ofLowBits count: Int) -> CircularRounding.Fraction {
    let zeros = trailingZeroBitCount
    if self == 0 || zeros >= count { return .zero }
    if zeros == count - 1 { return .half }
    return (self >> (count - 1)).low & 1 == 0 ? .belowHalf : .aboveHalf
  }
}

extension ExactSum {
  /// left + right, where the sum is below 2^320 in magnitude.
  static func + (left: Self, right: Self) -> Self {
    if left.isNegative == right.isNegative {
      return Self(magnitude: left.magnitude + right.magnitude, isNegative: left.isNegative)
    }
    return left.isNegative
      ? Self(right.magnitude, minus: left.magnitude) : Self(left.magnitude, minus: right.magnitude)
  }
}
