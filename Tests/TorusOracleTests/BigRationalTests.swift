import Testing
import TorusOracle

@Suite("BigRational")
struct BigRationalTests {
  @Test("lowest terms and a positive denominator")
  func normalForm() {
    #expect(BigRational(6, over: -4).description == "-3/2")
    #expect(BigRational(-6, over: -4).description == "3/2")
    #expect(BigRational(0, over: -9).description == "0")
    #expect(BigRational(8, over: 4).description == "2")
    #expect(BigRational(2, over: 6) == BigRational(1, over: 3))
  }

  @Test("arithmetic of small fractions, checked in Int128 by cross multiplication")
  func arithmetic() {
    for (p, q) in [(1, 2), (-3, 4), (5, 1), (0, 7), (-7, 6)] {
      for (r, s) in [(1, 3), (-2, 5), (9, 4), (-1, 1)] {
        let x = BigRational(BigInteger(p), over: BigInteger(q))
        let y = BigRational(BigInteger(r), over: BigInteger(s))
        func isEqual(_ found: BigRational, _ numerator: Int, _ denominator: Int) -> Bool {
          found.numerator * BigInteger(denominator) == BigInteger(numerator) * found.denominator
        }
        #expect(isEqual(x + y, p * s + r * q, q * s))
        #expect(isEqual(x - y, p * s - r * q, q * s))
        #expect(isEqual(x * y, p * r, q * s))
        #expect(isEqual(x / y, p * s, q * r))
        #expect((x < y) == (p * s < r * q))
      }
    }
  }

  @Test("floors and magnitudes")
  func floors() {
    #expect(BigRational(-3, over: 2).floor == -2)
    #expect(BigRational(3, over: 2).floor == 1)
    #expect(BigRational(-4, over: 2).floor == -2)
    #expect(BigRational(-3, over: 2).magnitude == BigRational(3, over: 2))
  }

  @Test("doubles are exact, and what is not finite is none")
  func doubles() {
    #expect(BigRational(0.75) == BigRational(3, over: 4))
    #expect(BigRational(-2.5) == BigRational(-5, over: 2))
    #expect(BigRational(-0.0) == BigRational(0))
    #expect(
      BigRational(0.1)
        == BigRational(3_602_879_701_896_397, over: BigInteger.powerOfTwo(55)))
    #expect(BigRational(Double.leastNonzeroMagnitude) == BigRational.powerOfTwo(-1074))
    #expect(
      BigRational(Double.greatestFiniteMagnitude)
        == BigRational(BigInteger.powerOfTwo(1024) - BigInteger.powerOfTwo(971)))
    for value in [Double.nan, .infinity, -.infinity] { #expect(BigRational(value) == nil) }
  }

  @Test("powers of two")
  func powers() {
    #expect(BigRational.powerOfTwo(3) == BigRational(8))
    #expect(BigRational.powerOfTwo(0) == BigRational(1))
    #expect(BigRational.powerOfTwo(-3).description == "1/8")
  }
}
