import Testing
import TorusOracle

@Suite("Reference, steps")
struct ReferenceStepsTests {
  /// The circle of 8 points, small enough to work by hand.
  private let circle = Reference(width: 3)

  @Test("codes modulo 8 as codes modulo 4 and 32")
  func changesOfWidth() {
    let (coarse, fine) = (Reference(width: 2), Reference(width: 5))
    let halvesUp = (0...7).map {
      circle.code(BigInteger($0), on: coarse, rule: .toNearestOrUp)
    }
    #expect(halvesUp == [0, 1, 1, 2, 2, 3, 3, 0])
    #expect(circle.code(-1, on: coarse, rule: .down) == 3)
    #expect(
      (0...7).map { circle.code(BigInteger($0), on: fine, rule: .up) } == [
        0, 4, 8, 12, 16, 20, 24, 28,
      ])
  }

  @Test("phases modulo 8 of 3/2 steps a tick")
  func phases() {
    let increment = BigRational(3, over: 2)
    let phases = (0...4).map {
      circle.phase(start: 5, increment: increment, ticks: BigInteger($0))
    }
    #expect(phases == [10, 13, 0, 3, 6].map { BigRational($0, over: 2) })
    #expect(circle.phase(start: 1, increment: increment, ticks: -1) == BigRational(15, over: 2))
  }

  @Test("what follows 9 modulo 8")
  func unwrapped() {
    func next(_ code: BigInteger, _ halfTurns: Reference.HalfTurn) -> Reference.Unwrapped {
      circle.unwrapped(code, after: 9, halfTurns: halfTurns, range: -20...12)
    }
    #expect(next(1, .refused) == .integer(9))
    #expect(next(0, .refused) == .integer(8))
    #expect(next(4, .refused) == .integer(12))
    #expect(next(6, .refused) == .integer(6))
    #expect(next(-3, .refused) == .ambiguous)
    #expect(next(5, .backward) == .integer(5))
    #expect(next(5, .forward) == .outside)
  }
}
