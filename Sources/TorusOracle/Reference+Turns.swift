/// A rounding rule, stated on rationals.
public enum ReferenceRounding: Sendable, CaseIterable {
  case down
  case up
  case toNearestOrDown
  case toNearestOrUp
  case toNearestOrEven

  /// The integer that the rule takes `value` to.
  public func round(_ value: BigRational) -> BigInteger {
    let floor = value.floor
    let fraction = value - BigRational(floor)
    if fraction == BigRational(0) { return floor }
    let half = BigRational(1, over: 2)
    switch self {
    case .down: return floor
    case .up: return floor + 1
    case .toNearestOrDown: return fraction > half ? floor + 1 : floor
    case .toNearestOrUp: return fraction < half ? floor : floor + 1
    case .toNearestOrEven:
      if fraction == half { return floor.modulo(2) == 0 ? floor : floor + 1 }
      return fraction < half ? floor : floor + 1
    }
  }
}

extension Reference {
  /// The residue of `turns` · m rounded by `rule`.
  public func code(turns: BigRational, rule: ReferenceRounding) -> BigInteger {
    residue(rule.round(turns * BigRational(modulus)))
  }

  /// residue / m rounded by `rule` to a binary floating-point format, with 1 taken to 0.
  ///
  /// - Parameters:
  ///   - code: Any integer congruent to the code.
  ///   - precision: The number of significand bits, the leading one included.
  ///   - leastExponent: The exponent of the least normal number.
  ///   - rule: Where a value between two floating-point numbers goes.
  /// - Returns: The exact value of the floating-point number.
  public func turns(
    code: BigInteger, precision: Int, leastExponent: Int, rule: ReferenceRounding
  ) -> BigRational {
    let exact = BigRational(residue(code), over: modulus)
    if exact == BigRational(0) { return exact }
    var exponent = 0
    while BigRational.powerOfTwo(exponent) > exact { exponent -= 1 }
    let unit = BigRational.powerOfTwo(max(exponent, leastExponent) - precision + 1)
    let rounded = BigRational(rule.round(exact / unit)) * unit
    return rounded == BigRational(1) ? BigRational(0) : rounded
  }
}
