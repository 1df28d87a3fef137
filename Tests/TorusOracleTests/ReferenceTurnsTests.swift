import Testing
import TorusOracle

@Suite("Reference, turns")
struct ReferenceTurnsTests {
  private static let half = BigRational(1, over: 2)

  @Test(
    "each rule takes -3/2, -1/2, 3/10, 1/2 and 2 where it says",
    arguments: [
      (ReferenceRounding.down, [-2, -1, 0, 0, 2]), (.up, [-1, 0, 1, 1, 2]),
      (.toNearestOrDown, [-2, -1, 0, 0, 2]), (.toNearestOrUp, [-1, 0, 0, 1, 2]),
      (.toNearestOrEven, [-2, 0, 0, 0, 2]),
    ])
  func rules(rule: ReferenceRounding, expected: [Int]) {
    let values = [
      BigRational(-3, over: 2), BigRational(-1, over: 2), BigRational(3, over: 10), Self.half,
      BigRational(2),
    ]
    #expect(values.map(rule.round) == expected.map { BigInteger($0) })
  }

  @Test("codes of 3 bits")
  func codes() {
    let circle = Reference(width: 3)
    #expect(circle.code(turns: BigRational(1, over: 4), rule: .down) == 2)
    #expect(circle.code(turns: BigRational(-1, over: 4), rule: .down) == 6)
    #expect(circle.code(turns: BigRational(15, over: 16), rule: .toNearestOrUp) == 0)
    #expect(circle.code(turns: BigRational(15, over: 16), rule: .toNearestOrDown) == 7)
    #expect(circle.code(turns: BigRational(33, over: 3), rule: .up) == 0)
  }

  @Test("angles of 3-bit codes in a format of 2 significand bits")
  func angles() {
    let circle = Reference(width: 3)
    func turns(_ code: Int, _ rule: ReferenceRounding) -> BigRational {
      circle.turns(code: BigInteger(code), precision: 2, leastExponent: -10, rule: rule)
    }
    // 5/8 lies between 1/2 and 3/4; 7/8 between 3/4 and the full turn, which is 0.
    #expect(turns(4, .up) == Self.half)
    #expect(turns(5, .down) == Self.half)
    #expect(turns(5, .up) == BigRational(3, over: 4))
    #expect(turns(5, .toNearestOrEven) == Self.half)
    #expect(turns(7, .down) == BigRational(3, over: 4))
    #expect(turns(7, .toNearestOrEven) == BigRational(0))
    #expect(turns(-1, .up) == BigRational(0))
    #expect(turns(0, .up) == BigRational(0))
  }

  @Test("below the least normal number, angles are multiples of the least one")
  func subnormalAngles() {
    let circle = Reference(width: 6)
    func turns(_ code: Int, _ rule: ReferenceRounding) -> BigRational {
      circle.turns(code: BigInteger(code), precision: 2, leastExponent: -3, rule: rule)
    }
    // The unit is 2^(−3 − 2 + 1) = 1/16, four steps of 64.
    #expect(turns(1, .down) == BigRational(0))
    #expect(turns(1, .up) == BigRational(1, over: 16))
    #expect(turns(2, .toNearestOrEven) == BigRational(0))
    #expect(turns(2, .toNearestOrUp) == BigRational(1, over: 16))
    #expect(turns(6, .toNearestOrEven) == BigRational(1, over: 8))
  }
}
