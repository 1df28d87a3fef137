/// An IEEE 754 binary format of 16, 32 or 64 bits, and its numbers as choices.
///
/// The number of a float as a choice is 2·b + s, with b its bits without the sign and s the sign
/// bit. So the finite numbers are the choices below 2·(bits of infinity), the infinities come next,
/// and the NaN last: a domain that leaves some of them out is one that ends earlier.
package struct FloatFormat: Hashable, Sendable {
  /// 16, 32 or 64.
  package let width: Int
  /// The stored bits of the significand: 10, 23 or 52.
  package let fractionWidth: Int

  /// The format whose choices have `width` bits: 16, 32, and 64 for all others.
  package init(width: Int) {
    self.width = width <= 16 ? 16 : width <= 32 ? 32 : 64
    fractionWidth = width <= 16 ? 10 : width <= 32 ? 23 : 52
  }

  private var bias: Int { (1 << (width - fractionWidth - 2)) - 1 }

  /// The bits of infinity, without the sign: one more than those of the largest finite number.
  package var infinity: UInt64 {
    ((1 << UInt64(width - fractionWidth - 1)) - 1) << UInt64(fractionWidth)
  }

  /// The exponent of the last place of a subnormal number: −1074 for 64 bits.
  private var leastExponent: Int { 1 - bias - fractionWidth }

  /// n and e with n·2^e the finite number with these bits; n is odd, or 0 with e = 0.
  package func parts(of bits: UInt64) -> (odd: UInt64, exponent: Int) {
    let field = Int(bits >> UInt64(fractionWidth))
    let fraction = bits & ((1 << UInt64(fractionWidth)) - 1)
    let whole = field == 0 ? fraction : fraction | 1 << UInt64(fractionWidth)
    if whole == 0 { return (0, 0) }
    let zeros = whole.trailingZeroBitCount
    return (whole >> UInt64(zeros), leastExponent + max(field, 1) - 1 + zeros)
  }

  /// The bits of `number`·2^`exponent` if it is a number of the format, else of the next smaller one.
  package func bits(of number: UInt64, exponent: Int) -> UInt64 {
    if number == 0 { return 0 }
    let top = 63 - number.leadingZeroBitCount + exponent
    if top > bias { return infinity - 1 }
    // The exponent of the last place of the result.
    let last = max(top - fractionWidth, leastExponent)
    let shift = exponent - last
    if shift <= -64 { return 0 }
    let whole = shift >= 0 ? number << UInt64(shift) : number >> UInt64(-shift)
    // A normal number has the leading bit set, which adds one to the field.
    return UInt64(last - leastExponent) << UInt64(fractionWidth) + whole
  }

  /// How simple the float with the choice `value` is, as a number that orders them:
  ///
  /// finite before infinite before NaN; of finite ones those with fewer binary places first, so
  /// integers before halves before quarters; then the smaller magnitude; then positive before
  /// negative. The usual quiet NaN is the first of the NaN.
  package func rank(of value: UInt128) -> UInt128 {
    let bits = UInt64(truncatingIfNeeded: value >> 1)
    let sign = value & 1
    if bits > infinity {
      let quiet = bits ^ 1 << UInt64(fractionWidth - 1)
      return 2 << 80 | UInt128(quiet) << 1 | sign
    }
    if bits == infinity { return 1 << 80 | sign }
    let places = max(0, -parts(of: bits).exponent)
    return UInt128(places) << 65 | UInt128(bits) << 1 | sign
  }
}
