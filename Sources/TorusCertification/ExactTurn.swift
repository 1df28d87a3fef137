import BigInt
import TorusArtifacts

/// The point x/P modulo 1 as numerator/2^bits, in lowest terms, for finite x.
///
/// Every finite `Double` is a dyadic rational, so this is exact for all of them. −1e−30 is
/// (2^bits − a)/2^bits with bits = 152; 0 and every whole number of turns are 0/2^0.
struct ExactTurn {
  /// |x/P| modulo 1 is this over 2^bits; the point is its negative where `isNegative`.
  private let magnitude: UInt64
  private let isNegative: Bool

  /// The least exponent that makes the numerator an integer: in [0, 1138].
  let bits: Int

  init(_ x: Double, period: Period) {
    let number = Dyadic(x)
    let odd = number.significand.magnitude
    bits = odd == 0 ? 0 : max(0, period.binaryExponent - number.exponent)
    magnitude = bits >= 64 ? odd : odd & ((1 << UInt64(bits)) &- 1)
    isNegative = number.significand < 0
  }

  /// The numerator over 2^scale, in [0, 2^scale), for scale in [bits, 127].
  func numerator(scale: Int) -> UInt128 {
    let scaled = UInt128(magnitude) << UInt128(scale - bits)
    return isNegative && scaled != 0 ? (1 << UInt128(scale)) - scaled : scaled
  }

  /// The numerator over 2^scale, in [0, 2^scale), for any scale from `bits` up.
  func wideNumerator(scale: Int) -> BigUInt {
    let scaled = BigUInt(magnitude) << (scale - bits)
    return isNegative && scaled != 0 ? (BigUInt(1) << scale) - scaled : scaled
  }
}
