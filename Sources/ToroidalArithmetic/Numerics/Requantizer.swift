/// Integers in one unit as codes in another: x ↦ round(x · scale) + zero point, where it ends at the
/// ends of the code's range.
///
/// An accumulator of products becomes the input of the next layer in this way:
///
///     let next = Requantizer<Int8>(scale: 0.011111111910680305, zeroPoint: -126)
///     next?.requantized(585).code            // −119: 6.50000047 is rounded to 7
///     next?.requantized(50000).saturation    // atMaximum
///     Requantizer<Int8>(scale: 0.0)?.requantized(1).code     // nil
///
/// The product is exact and is rounded once: the scale is the dyadic rational that the floating-point
/// number is, or a multiplier · 2^exponent, and no intermediate result overflows, whatever it is.
///
/// - Source: B. Jacob et al., "Quantization and training of neural networks for efficient
///   integer-arithmetic-only inference", 2018, without its second rounding.
public struct Requantizer<Code: FixedWidthInteger> {
  /// The scale is multiplier · 2^exponent.
  let multiplier: UInt64
  let exponent: Int

  /// The code of 0.
  public let zeroPoint: Code

  /// Where a product between two integers goes.
  public let rounding: LineRounding

  /// The scale of a positive floating-point number, exactly.
  ///
  /// Nil exactly if `scale` is NaN, infinite, or not greater than 0.
  ///
  /// - Parameters:
  ///   - scale: The new units in one old unit.
  ///   - zeroPoint: The code of 0.
  ///   - rounding: Where a product between two integers goes.
  /// - Precondition: `Real` is no wider than Double.
  /// - Complexity: O(1).
  public init?<Real: BinaryFloatingPoint>(
    scale: Real, zeroPoint: Code = 0, rounding: LineRounding = .toNearestOrEven
  ) {
    Real.requireAtMostDouble()
    guard scale.isFinite, scale > 0 else { return nil }
    let (significand, exponent) = scale.integralParts
    self.init(
      multiplier: significand, exponent: exponent, zeroPoint: zeroPoint, rounding: rounding)
  }

  /// The scale multiplier · 2^exponent: a fixed-point multiplier.
  ///
  ///     // m · 2^(s − 31) with m near 2^31 and a shift s of 1 to the left, and x near 2^30.
  ///     let doubling = Requantizer<Int32>(multiplier: 0x7fff_ffff, exponent: 1 - 31)
  ///     doubling?.requantized((1 << 30) + 1).code           // 2147483647: it saturates
  ///     doubling?.requantized(-(1 << 30)).code              // −2147483647
  ///
  /// Nil exactly if the multiplier is 0.
  ///
  /// - Parameters:
  ///   - multiplier: Any positive integer; it need not be normalized.
  ///   - exponent: Any integer: shifts to the left where positive, to the right where negative.
  ///   - zeroPoint: The code of 0.
  ///   - rounding: Where a product between two integers goes.
  /// - Complexity: O(1).
  public init?(
    multiplier: UInt64, exponent: Int, zeroPoint: Code = 0,
    rounding: LineRounding = .toNearestOrEven
  ) {
    guard multiplier > 0 else { return nil }
    self.multiplier = multiplier
    self.exponent = exponent
    self.zeroPoint = zeroPoint
    self.rounding = rounding
  }

  /// round(x · scale) + zero point, or the end of the range of `Code` that is nearest to it.
  ///
  ///     let halves = Requantizer<UInt8>(scale: 0.5, zeroPoint: 3)
  ///     halves?.requantized(5).code       // 5: 2.5 is rounded to 2, and 3 is added
  ///     halves?.requantized(-8).code      // 0: −1 is below the range
  ///
  /// The zero point is added to the rounded product: an odd one does not turn halves to its own side.
  ///
  /// - Precondition: `x` and `Code` have at most 128 bits.
  /// - Complexity: O(1) operations on 320 bits.
  public func requantized<Source: FixedWidthInteger>(_ x: Source) -> Requantized<Code> {
    let product = UInt320.product(of: UInt128(x.magnitude), and: UInt128(multiplier))
    let isNegative = x < 0
    let magnitude = product.scaled(
      byPowerOfTwo: exponent, rounding.ofMagnitude(isNegative: isNegative))
    let sum =
      ExactSum(magnitude: magnitude, isNegative: isNegative) + ExactSum(zeroPoint)
    if let code = Code(exactly: sum) { return Requantized(code: code, saturation: .none) }
    return sum.isNegative
      ? Requantized(code: .min, saturation: .atMinimum)
      : Requantized(code: .max, saturation: .atMaximum)
  }
}

extension Requantizer: Hashable {}

extension Requantizer: Sendable where Code: Sendable {}

/// A code, and whether the number that it stands for lay beyond the ends of its range.
public struct Requantized<Code: FixedWidthInteger> {
  /// The code; where the number was outside the range, the end on its side.
  public let code: Code

  /// At which end of the range the number was cut off, if at all.
  public let saturation: Saturation

  /// The code with what happened to it.
  public init(code: Code, saturation: Saturation) {
    self.code = code
    self.saturation = saturation
  }
}

extension Requantized: Hashable {}

extension Requantized: Sendable where Code: Sendable {}

/// At which end of a range a number was cut off.
public enum Saturation: Hashable, Sendable, CaseIterable {
  /// At none: the number is in the range.
  case none
  /// The number is less than the minimum.
  case atMinimum
  /// The number is greater than the maximum.
  case atMaximum
}

extension UInt320 {
  /// self · 2^exponent as `rule` rounds it, or 2^136 where it is that or more: beyond every type here,
  /// also after a zero point is added.
  fileprivate func scaled(byPowerOfTwo exponent: Int, _ rule: CircularRounding) -> UInt320 {
    if self == 0 { return 0 }
    let most = 136
    // Compared without a sum: the exponent may be any integer.
    if exponent > most - bitLength { return UInt320(powerOfTwo: most) }
    if exponent >= 0 { return self << exponent }
    let dropped = Int(clamping: exponent.magnitude)
    let floor = self >> dropped
    let up = rule.roundsUp(fraction(ofLowBits: dropped), floorIsEven: floor.low & 1 == 0)
    return up ? floor + 1 : floor
  }
}
