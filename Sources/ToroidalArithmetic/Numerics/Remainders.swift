/// What is left of a real number after whole periods, in [0, P).
public struct FlooredRemainder<Real: BinaryFloatingPoint>: Hashable {
  /// The remainder where it is a number of the type, else the greatest number of the type below it.
  public let value: Real

  /// Whether `value` is the remainder itself.
  public let isExact: Bool

  /// The remainder `value`, or a number that has `value` right below it.
  public init(value: Real, isExact: Bool) {
    self.value = value
    self.isExact = isExact
  }
}

extension FlooredRemainder: Sendable where Real: Sendable {}

extension BinaryFloatingPoint {
  /// x − P · ⌊x/P⌋ for a period P > 0: the real number in [0, P) that differs from x by whole periods.
  ///
  ///     (-7.5).flooredRemainder(dividingBy: 2.0)?.value                    // 0.5
  ///     (-25308.7).flooredRemainder(dividingBy: 2 * Double.pi)?.value      // 6.253602626552201
  ///     let tiny = -Double.ulpOfOne / 2
  ///     tiny.flooredRemainder(dividingBy: 3)?.value                        // 2.9999999999999996
  ///     tiny.flooredRemainder(dividingBy: 3)?.isExact                      // false
  ///     Double.infinity.flooredRemainder(dividingBy: 3)                    // nil
  ///
  /// The remainder of a negative number may need more digits than the type has. It is rounded down then,
  /// and never up to P itself, which is outside the interval; `isExact` says so. That of a number of
  /// at least 0 is always exact. A remainder of zero is +0.
  ///
  /// - Parameter period: P, as the exact number that it is: `2 * .pi` is the double, not 2π.
  /// - Returns: The remainder, or nil exactly unless x is finite and P finite and greater than 0.
  /// - Precondition: The type is no wider than Double.
  /// - Complexity: O(log(log(|x| / P))) divisions of 128 bits by 64.
  public func flooredRemainder(dividingBy period: Self) -> FlooredRemainder<Self>? {
    Self.requireAtMostDouble()
    guard isFinite, period.isFinite, period > 0 else { return nil }
    let (remainder, unit) = integralRemainder(dividingBy: period)
    if sign == .plus || remainder == 0 {
      return FlooredRemainder(value: Self(remainder, unit: unit), isExact: true)
    }
    // P − r, where r = |x| mod P is not 0.
    let (significand, exponent) = period.integralParts
    let shift = exponent - unit
    guard shift <= 64 else {
      // r is less than 2^53 units, and a place of P is more than 2^64: P − r is right below P.
      return FlooredRemainder(value: period.nextDown, isExact: false)
    }
    let (low, borrow) = (significand << shift).subtractingReportingOverflow(remainder)
    let high = (significand >> (64 - shift)) - (borrow ? 1 : 0)
    let exact = LeadingBits(high: high, low: low, exponent: unit, hasMore: false)
    let value = exact.rounded(as: Self.self, .down)
    return FlooredRemainder(
      value: value, isExact: value == exact.rounded(as: Self.self, .up))
  }

  /// The number in [−P/2, P/2) that differs from x by whole periods P > 0: always exact.
  ///
  ///     350.0.centeredRemainder(dividingBy: 360)        // -10
  ///     180.0.centeredRemainder(dividingBy: 360)        // -180: the half is taken backward
  ///     (-180.0).centeredRemainder(dividingBy: 360)     // -180
  ///     (-1e-20).centeredRemainder(dividingBy: 3)       // -1e-20
  ///
  /// As ``Displacement``, it takes a half for −P/2, whichever side it comes from. The standard library's
  /// `remainder(dividingBy:)` differs there: it takes the side on which the quotient is even. A
  /// remainder of zero is +0.
  ///
  /// - Parameter period: P, as the exact number that it is.
  /// - Returns: The remainder, or nil exactly unless x is finite and P finite and greater than 0.
  /// - Precondition: The type is no wider than Double.
  /// - Complexity: O(log(log(|x| / P))) divisions of 128 bits by 64.
  public func centeredRemainder(dividingBy period: Self) -> Self? {
    Self.requireAtMostDouble()
    guard isFinite, period.isFinite, period > 0 else { return nil }
    let (integer, unit) = integralRemainder(dividingBy: period)
    let remainder = Self(integer, unit: unit)
    if remainder == 0 { return 0 }
    // Exact from P/2 on. Below, it is rounded, but not down to `remainder`.
    let rest = period - remainder
    if remainder < rest { return sign == .minus ? -remainder : remainder }
    return sign == .minus && remainder != rest ? rest : -rest
  }

  /// |x| mod P as an integer times 2^unit, for finite x and P > 0; the integer has at most as many bits
  /// as a significand.
  private func integralRemainder(dividingBy period: Self) -> (remainder: UInt64, unit: Int) {
    let (dividend, unit) = integralParts
    let (divisor, exponent) = period.integralParts
    if unit >= exponent {
      let power = UInt64.powerOfTwo(unit - exponent, modulo: divisor)
      return ((dividend % divisor).multiplied(by: power, modulo: divisor), exponent)
    }
    // A divisor of more than 64 bits is greater than the dividend.
    let shift = exponent - unit
    return (shift > divisor.leadingZeroBitCount ? dividend : dividend % (divisor << shift), unit)
  }

  /// integer · 2^unit, which is a number of this type.
  private init(_ integer: UInt64, unit: Int) {
    self.init(sign: .plus, exponent: Exponent(unit), significand: Self(integer))
  }
}

extension UInt64 {
  /// self · other modulo `modulus`, for a `self` below the modulus.
  fileprivate func multiplied(by other: UInt64, modulo modulus: UInt64) -> UInt64 {
    modulus.dividingFullWidth(multipliedFullWidth(by: other)).remainder
  }

  /// 2^exponent modulo `modulus`, by squaring; for an exponent of at least 0.
  fileprivate static func powerOfTwo(_ exponent: Int, modulo modulus: UInt64) -> UInt64 {
    if exponent == 0 { return 1 % modulus }
    let root = powerOfTwo(exponent / 2, modulo: modulus)
    let square = root.multiplied(by: root, modulo: modulus)
    return exponent % 2 == 0 ? square : square.multiplied(by: 2, modulo: modulus)
  }
}
