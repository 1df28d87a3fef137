extension FixedPoint {
  /// π, within 500n units: from the digits at hand, or if more are needed by Machin's formula,
  /// π = 16 · arctan(1/5) − 4 · arctan(1/239).
  ///
  /// Every term is within two units, and there are at most 14n and 5n of them.
  static func pi(fractionWords: Int) -> FixedPoint {
    let digits = CircleConstants.pi
    if fractionWords <= digits.count {
      // They are those of π/4.
      return FixedPoint(fractionDigits: digits, fractionWords: fractionWords).shifted(by: 2)
    }
    let first = inverseTangent(ofInverse: 5, fractionWords: fractionWords)
    let second = inverseTangent(ofInverse: 239, fractionWords: fractionWords)
    return first.multiplied(by: 16) &- second.multiplied(by: 4)
  }

  /// arctan(1/q) = 1/q − 1/(3q^3) + 1/(5q^5) − …
  private static func inverseTangent(ofInverse q: UInt64, fractionWords: Int) -> FixedPoint {
    var power = FixedPoint(1, fractionWords: fractionWords).divided(by: q)
    var sum = power
    var odd: UInt64 = 1
    while !power.isZero {
      power = power.divided(by: q * q)
      odd += 2
      let term = power.divided(by: odd)
      sum = odd & 2 == 0 ? sum &+ term : sum &- term
    }
    return sum
  }

  /// The cosine and the sine of x ∈ [0, π/4], known within 130n units, each within 1024n units.
  ///
  /// Taylor's series. x^2 is within 210n units, the k-th of at most 38n terms errs by at most 0.31
  /// times the error of the term before it, 105n times that term, and 2 units; the sum of all is
  /// below 512n, and what is left out below that.
  static func cosineAndSine(of x: FixedPoint) -> (cosine: FixedPoint, sine: FixedPoint) {
    let square = x * x
    let one = FixedPoint(1, fractionWords: x.fractionWords)
    return (series(square, from: one, 1), series(square, from: x, 2))
  }

  /// t − t · s/(k(k + 1)) + t · s^2/(k(k + 1)(k + 2)(k + 3)) − …
  private static func series(
    _ square: FixedPoint, from first: FixedPoint, _ start: UInt64
  ) -> FixedPoint {
    var (term, sum) = (first, first)
    var factor = start
    var isNegative = true
    while true {
      term = (term * square).divided(by: factor * (factor + 1))
      if term.isZero { return sum }
      sum = isNegative ? sum &- term : sum &+ term
      isNegative.toggle()
      factor += 2
    }
  }
}
