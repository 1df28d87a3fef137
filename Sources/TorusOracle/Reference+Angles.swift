extension BigRational {
  /// `self`, at least 0, rounded to a binary floating-point format without an upper bound.
  ///
  /// - Parameters:
  ///   - precision: The number of significand bits, the leading one included.
  ///   - leastExponent: The exponent of the least normal number.
  ///   - rule: Where a value between two floating-point numbers goes.
  /// - Returns: The exact value of the floating-point number.
  public func rounded(
    precision: Int, leastExponent: Int, rule: ReferenceRounding
  ) -> BigRational {
    if self == BigRational(0) { return self }
    var exponent = 0
    while BigRational.powerOfTwo(exponent) > self { exponent -= 1 }
    while BigRational.powerOfTwo(exponent + 1) <= self { exponent += 1 }
    let unit = BigRational.powerOfTwo(max(exponent, leastExponent) - precision + 1)
    return BigRational(rule.round(self / unit)) * unit
  }
}

extension Reference {
  /// The residue of degrees/360 · m rounded by `rule`.
  public func code(degrees: BigRational, rule: ReferenceRounding) -> BigInteger {
    code(turns: degrees / BigRational(360), rule: rule)
  }

  /// residue · 360/m rounded by `rule` to a binary floating-point format, with 360 taken to 0.
  public func degrees(
    code: BigInteger, precision: Int, leastExponent: Int, rule: ReferenceRounding
  ) -> BigRational {
    let rounded = BigRational(residue(code) * 360, over: modulus)
      .rounded(precision: precision, leastExponent: leastExponent, rule: rule)
    return rounded == BigRational(360) ? BigRational(0) : rounded
  }

  /// The residue of radians/(2π) · m rounded by `rule`.
  ///
  /// π is taken to more and more digits until both ends of the interval that holds the angle are
  /// rounded to the same integer. That ends, because π is not rational.
  public func code(radians: BigRational, rule: ReferenceRounding) -> BigInteger {
    let steps = radians * BigRational(modulus) / BigRational(2)
    if steps == BigRational(0) { return 0 }
    return Self.decided(startingAt: Self.wholeBits(of: steps) + 64) { bits in
      let pi = RealInterval.pi(bits: bits)
      return (rule.round(steps / pi.least), rule.round(steps / pi.greatest))
    }.modulo(modulus)
  }

  /// residue · 2π/m rounded by `rule` to a binary floating-point format, with what is above 2π taken
  /// to 0.
  public func radians(
    code: BigInteger, precision: Int, leastExponent: Int, rule: ReferenceRounding
  ) -> BigRational {
    let halfTurns = BigRational(2 * residue(code), over: modulus)
    func rounded(_ value: BigRational) -> BigRational {
      value.rounded(precision: precision, leastExponent: leastExponent, rule: rule)
    }
    let radians = Self.decided(startingAt: 192) { bits in
      let pi = RealInterval.pi(bits: bits)
      return (rounded(halfTurns * pi.least), rounded(halfTurns * pi.greatest))
    }
    let isAboveTurn = Self.decided(startingAt: 192) { bits in
      let pi = RealInterval.pi(bits: bits)
      return (radians > BigRational(2) * pi.least, radians > BigRational(2) * pi.greatest)
    }
    return isAboveTurn ? BigRational(0) : radians
  }

  /// The number of bits of the integer part of |value|, and a few more.
  private static func wholeBits(of value: BigRational) -> Int {
    var bits = 0
    while BigRational.powerOfTwo(bits) < value.magnitude { bits += 64 }
    return bits
  }

  /// What both answers of `attempt` are, at the first number of digits at which they agree.
  private static func decided<Answer: Equatable>(
    startingAt bits: Int, _ attempt: (Int) -> (Answer, Answer)
  ) -> Answer {
    var bits = bits
    while true {
      let (low, high) = attempt(bits)
      if low == high { return low }
      bits *= 2
    }
  }

  /// The least distance of q · α from an integer over 1 ≤ q < `bound`, for a rational α: the least
  /// at the denominators of its continued fraction (Khinchin, "Continued Fractions", theorem 17).
  public static func leastDistanceFromIntegers(
    ofMultiplesOf ratio: BigRational, below bound: BigInteger
  ) -> BigRational {
    var (numerator, denominator) = (ratio.numerator, ratio.denominator)
    var (older, q): (BigInteger, BigInteger) = (1, 0)
    let one: BigRational = BigRational(1)
    var least = one
    while denominator != 0 {
      let quotient = numerator.floorDivided(by: denominator)
      (numerator, denominator) = (denominator, numerator - quotient * denominator)
      (older, q) = (q, quotient * q + older)
      if q >= bound { return least }
      if q < 1 { continue }
      let multiple = BigRational(q) * ratio
      let above = multiple - BigRational(multiple.floor)
      least = min(least, above, one - above)
    }
    return least
  }
}
