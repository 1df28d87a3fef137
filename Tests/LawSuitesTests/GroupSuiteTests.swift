import LawSuites
import PropertyTesting
import Testing

@Suite("The suites of groups and of their actions")
struct GroupSuiteTests {
  private let addition = GroupSuite<Int8>(
    "addition", elements: .integer, identity: 0, product: { $0 &+ $1 }, inverse: { 0 &- $0 })

  /// The permutations of three things, which do not commute.
  private let permutations = GroupSuite<[Int]>(
    "permutations",
    elements: Generator { (choices) throws(Discard) in try choices.sample(3, of: [0, 1, 2]) },
    identity: [0, 1, 2], product: { g, h in h.map { g[$0] } },
    inverse: { g in (0..<3).map { place in g.firstIndex(of: place) ?? 0 } },
    commutativity: .general)

  private let steps = ActionSuite<Int16, UInt16>(
    "steps", steps: .integer, points: .integer, zero: 0, sum: { $0 &+ $1 },
    moved: { $0 &+ UInt16(bitPattern: $1) }, difference: { Int16(bitPattern: $1 &- $0) })

  @Test("wrapping addition is an abelian group, permutations are a group that is not")
  func groups() throws {
    expectPassed(addition)
    expectPassed(permutations)
    #expect(permutations.laws.count == 3)
    var abelian = permutations
    abelian.commutativity = .abelian
    let report = abelian.law("product-is-commutative").map { Sampler(seed: 1).run($0) }
    // Two exchanges of neighbors do not commute, whichever comes first.
    let found = try #require(report?.counterexample).values.map(\.text)
    #expect(found.sorted() == ["[0, 2, 1]", "[1, 0, 2]"])
  }

  @Test("each law of groups refutes the fault that it is for")
  func groupFaults() throws {
    var midpoint = addition
    midpoint.product = { Int8((Int($0) + Int($1)) >> 1) }
    var shifted = addition
    shifted.identity = 1
    var complement = addition
    complement.inverse = { ~$0 }
    var difference = addition
    difference.product = { $0 &- $1 }
    try expectRefuted(
      [
        Fault(
          midpoint, "product-is-associative", "the middle instead of the sum", ["0", "0", "2"]),
        Fault(shifted, "identity-is-neutral", "one is taken for zero", ["0"]),
        Fault(complement, "inverse-undoes", "ones' complement", ["0"]),
        Fault(difference, "product-is-commutative", "the difference", ["0", "1"]),
      ], coveringLawsOf: addition)
  }

  @Test("signed steps act on sequence numbers, and their difference is a step")
  func action() {
    expectPassed(steps)
    var without = steps
    without.difference = nil
    #expect(without.laws.count == 2)
  }

  @Test("each law of actions refutes the fault that it is for")
  func actionFaults() throws {
    var skipping = steps
    skipping.moved = { $0 &+ UInt16(bitPattern: $1) &+ ($0 == 0 ? 1 : 0) }
    var saturating = steps
    saturating.moved = { UInt16(clamping: Int($0) + Int($1)) }
    var magnitude = steps
    magnitude.difference = { Int16(truncatingIfNeeded: $0 < $1 ? $1 - $0 : $0 - $1) }
    var clamped = steps
    clamped.difference = { Int16(clamping: Int($1) - Int($0)) }
    try expectRefuted(
      [
        Fault(skipping, "zero-fixes-every-point", "zero is no sequence number, so skipped", ["0"]),
        Fault(saturating, "sum-acts-in-turn", "numbers stop at their ends", ["0", "1", "32767"]),
        Fault(magnitude, "difference-leads-there", "the difference has no sign", ["1", "0"]),
        Fault(clamped, "difference-is-the-step", "the seam is never crossed", ["0", "-1"]),
      ], coveringLawsOf: steps)
  }
}
