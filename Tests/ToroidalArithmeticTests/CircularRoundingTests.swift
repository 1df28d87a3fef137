import Testing
import ToroidalArithmetic

@Suite("Circular rounding")
struct CircularRoundingTests {
  /// Where each rule takes −1.5, −0.5, 0.3 and 0.5 steps of an 8-bit circle.
  @Test(
    "each rule does as documented to -1.5, -0.5, 0.3 and 0.5",
    arguments: [
      (CircularRounding.down, [-2, -1, 0, 0] as [Int8]), (.up, [-1, 0, 1, 1]),
      (.toNearestOrDown, [-2, -1, 0, 0]), (.toNearestOrUp, [-1, 0, 0, 1]),
      (.toNearestOrEven, [-2, 0, 0, 0]),
    ])
  func documented(rule: CircularRounding, expected: [Int8]) {
    let found = [-1.5, -0.5, 0.3, 0.5].map { Int8(turns: $0 / 256, rounding: rule) }
    #expect(found == expected)
  }

  @Test("the documented table has every rule")
  func allRules() {
    #expect(CircularRounding.allCases.count == 5)
  }

  @Test("the rules commute with translations of the lattice, to even with the even ones")
  func translations() {
    for rule in CircularRounding.allCases {
      for quarter in 0..<1024 {
        let turns = Double(quarter) / 1024
        guard let code = UInt8(turns: turns, rounding: rule) else {
          Issue.record("\(turns) has no code")
          continue
        }
        for steps in [1, 2, 7, 128] as [UInt8] where rule != .toNearestOrEven || steps % 2 == 0 {
          let moved = UInt8(turns: turns + Double(steps) / 256, rounding: rule)
          if moved != code &+ steps { Issue.record("\(rule) of \(turns) moved by \(steps)") }
        }
      }
    }
  }
}
