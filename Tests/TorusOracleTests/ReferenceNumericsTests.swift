import Testing
import TorusOracle

@Suite("Reference, numerics")
struct ReferenceNumericsTests {
  @Test("dot products by hand")
  func dotProducts() {
    #expect(Reference.dotProduct([], []) == 0)
    #expect(Reference.dotProduct([2, -3, 5], [7, 11, -13]) == -84)
    #expect(Reference.dotProduct([50000], [50000]) == 2_500_000_000)
  }

  @Test("-1.5, -0.5, 0.3, 0.5, 1.5 and 2 under the rules of the line")
  func lineRounding() {
    let values = [-15, -5, 3, 5, 15, 20].map { BigRational($0, over: 10) }
    func rounded(_ rule: ReferenceLineRounding) -> [BigInteger] { values.map(rule.round) }
    #expect(rounded(.down) == [-2, -1, 0, 0, 1, 2])
    #expect(rounded(.up) == [-1, 0, 1, 1, 2, 2])
    #expect(rounded(.towardZero) == [-1, 0, 0, 0, 1, 2])
    #expect(rounded(.awayFromZero) == [-2, -1, 1, 1, 2, 2])
    #expect(rounded(.toNearestOrDown) == [-2, -1, 0, 0, 1, 2])
    #expect(rounded(.toNearestOrUp) == [-1, 0, 0, 1, 2, 2])
    #expect(rounded(.toNearestOrEven) == [-2, 0, 0, 0, 2, 2])
    #expect(rounded(.toNearestOrAwayFromZero) == [-2, -1, 0, 1, 2, 2])
  }

  @Test("codes of 5/2 and 7/2 in 0 ... 5")
  func requantized() {
    func code(_ x: BigInteger, zeroPoint: BigInteger) -> ReferenceRequantized {
      Reference.requantized(
        x, scale: BigRational(1, over: 2), zeroPoint: zeroPoint, .toNearestOrEven, in: 0...5)
    }
    #expect(code(5, zeroPoint: 1) == ReferenceRequantized(code: 3, side: 0))
    #expect(code(7, zeroPoint: 1) == ReferenceRequantized(code: 5, side: 0))
    #expect(code(7, zeroPoint: 2) == ReferenceRequantized(code: 5, side: 1))
    #expect(code(-7, zeroPoint: 2) == ReferenceRequantized(code: 0, side: -1))
  }

  @Test("remainders by 3/2")
  func remainders() {
    let period = BigRational(3, over: 2)
    func halves(_ range: ClosedRange<Int>) -> [BigRational] {
      range.map { BigRational(BigInteger($0), over: 4) }
    }
    #expect(
      halves(-4...4).map { Reference.flooredRemainder($0, period) }
        == [2, 3, 4, 5, 0, 1, 2, 3, 4].map { BigRational($0, over: 4) })
    #expect(
      halves(-4...4).map { Reference.centeredRemainder($0, period) }
        == [2, -3, -2, -1, 0, 1, 2, -3, -2].map { BigRational($0, over: 4) })
  }

  @Test("digits modulo 16 in base 4")
  func gadgets() {
    let circle = Reference(width: 4)
    func digits(_ point: BigInteger) -> [BigInteger] {
      circle.gadgetDigits(of: point, baseBits: 2, levels: 2, rule: .toNearestOrEven)
    }
    #expect(digits(0) == [0, 0])
    #expect(digits(5) == [1, 1])
    #expect(digits(6) == [-2, -2])
    #expect(digits(7) == [-2, -1])
    #expect(digits(15) == [0, -1])
    #expect(circle.gadgetSum(of: [-2, -2], baseBits: 2) == -10)
    #expect(
      circle.gadgetDigits(of: 7, baseBits: 1, levels: 2, rule: .toNearestOrEven) == [-1, 0])
  }
}
