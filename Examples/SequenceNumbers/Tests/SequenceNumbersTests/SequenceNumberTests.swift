import LawSuites
import PropertyTesting
import PropertyTestingForSwiftTesting
import SequenceNumbers
import Testing

@Suite("Sequence numbers")
struct SequenceNumberTests {
  /// What our numbers are drawn from: all of them, with a bias to the ones where order breaks.
  private static let numbers = Generator<UInt16>.integer.map { SequenceNumber($0) }

  /// The functions that are to be a serial order.
  private static let order = SerialOrderSuite<SequenceNumber>(
    "sequence.order", width: 16, numbers: numbers,
    advanced: { SequenceNumber($0.value &+ UInt16(truncatingIfNeeded: $1)) },
    precedes: { $0.precedes($1) })

  /// The functions that are to be steps between numbers.
  private static let steps = ActionSuite<Int16, SequenceNumber>(
    "sequence.steps", steps: .integer, points: numbers, zero: 0, sum: { $0 &+ $1 },
    moved: { $0 + $1 }, difference: { $0.steps(to: $1) })

  @Test("every law of a serial order and of steps holds", arguments: order.laws + steps.laws)
  func holds(law: Law) {
    expectHolds(law)
  }

  @Test("S01: the top bit of the difference is no order at half the ring")
  func topBit() throws {
    var broken = Self.order
    broken.precedes = precedesByTheTopBit
    let found = try refutation(of: try #require(broken.law("is-antisymmetric")))
    #expect(
      found.values.map(\.text) == ["SequenceNumber(value: 0)", "SequenceNumber(value: 32768)"])
    #expect(found.reason == "a precedes b, and b precedes a")
    #expect(found.replayLine == "sequence.order.is-antisymmetric v1:00000080")
  }

  @Test("S03: the order of integers is no order where numbers wrap")
  func integers() throws {
    var broken = Self.order
    broken.precedes = precedesAsAnInteger
    let found = try refutation(of: try #require(broken.law("agrees-with-rfc-1982")))
    // 32,768 steps from 0 are half the ring; an integer is larger all the same.
    #expect(found.values.map(\.text) == ["SequenceNumber(value: 0)", "32768"])
  }

  /// The simplest counterexample to `law`, found within a second.
  private func refutation(of law: Law) throws -> Counterexample {
    var report: Report?
    let time = ContinuousClock().measure { report = Sampler(seed: 1).run(law) }
    #expect(time < .seconds(1))
    return try #require(report?.counterexample)
  }
}
