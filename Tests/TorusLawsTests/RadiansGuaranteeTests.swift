import Testing
import ToroidalArithmetic
import TorusOracle

/// The promise that radians are correctly rounded, always: proved here, exponent by exponent.
@Suite("Radians, guarantee")
struct RadiansGuaranteeTests {
  @Test("the library's digits are those of the oracle")
  func digits() {
    let pi = RealInterval.pi(bits: 1400)
    func floors(_ words: [UInt64], _ ends: [BigRational]) {
      let found = BigInteger(digits: words.reversed())
      for end in ends { #expect(end.floor == found) }
    }
    let scale = BigRational.powerOfTwo(190)
    floors(CircleConstants.pi, [scale * pi.least, scale * pi.greatest])
    let half = BigRational.powerOfTwo(1215)
    floors(CircleConstants.turnsPerRadian, [half / pi.least, half / pi.greatest])
  }

  /// The fraction of `value`, less a part below 2^−192.
  private func fraction(_ value: BigRational) -> BigRational {
    let scaled = (value - BigRational(value.floor)) * BigRational.powerOfTwo(192)
    return BigRational(scaled.floor, over: BigInteger.powerOfTwo(192))
  }

  @Test("no double is so near to a multiple of half a step that its code could be wrong")
  func codes() {
    let pi = RealInterval.pi(bits: 1400).least
    // A double M · 2^e, M < 2^53, is M · 2^(e + w)/π half steps. Below 2^−53 these are less than 1/π
    // half steps, whose only near boundary is 0, on the known side.
    let exponents = -53...(971 + 64)
    for exponent in exponents {
      let ratio = fraction(BigRational.powerOfTwo(exponent) / pi)
      let least = Reference.leastDistanceFromIntegers(
        ofMultiplesOf: ratio, below: BigInteger.powerOfTwo(53))
      // Computed to 2^−74 half steps.
      if least < BigRational.powerOfTwo(-64) { Issue.record("2^\(exponent)/π: \(least)") }
    }
  }

  @Test("no code's angle is so near to a boundary between doubles that it could be wrong")
  func angles() {
    let pi = RealInterval.pi(bits: 400).least
    // c · 2π/2^64, c < 2^64, is c · π · 2^k halves of a last place, k from −12 for angles of 4 and more
    // to 52 for that of c = 1.
    for exponent in -12...52 {
      let least = Reference.leastDistanceFromIntegers(
        ofMultiplesOf: fraction(BigRational.powerOfTwo(exponent) * pi),
        below: BigInteger.powerOfTwo(64))
      if least < BigRational.powerOfTwo(-70) { Issue.record("π · 2^\(exponent): \(least)") }
    }
  }
}
