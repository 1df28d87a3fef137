import LawSuites
import PropertyTesting
import Testing

@Suite("The suite of serial orders")
struct SerialOrderSuiteTests {
  private let right = SerialOrderSuite<UInt16>(
    "sequence", width: 16, numbers: .integer,
    advanced: { $0 &+ UInt16(truncatingIfNeeded: $1) },
    precedes: { Int16(bitPattern: $1 &- $0) > 0 })

  private func broken(
    _ plant: (inout SerialOrderSuite<UInt16>) -> Void
  ) -> SerialOrderSuite<UInt16> {
    var suite = right
    plant(&suite)
    return suite
  }

  @Test("RFC 1982 passes, at 16 bits, and at 3 for every triple")
  func passes() {
    expectPassed(right)
    let narrow = SerialOrderSuite<Int>(
      "narrow", width: 3, numbers: .integer(in: 0...7), advanced: { ($0 + Int($1)) % 8 },
      precedes: { (1..<4).contains(($1 - $0 + 8) % 8) },
      follows: { (5..<8).contains(($1 - $0 + 8) % 8) },
      areIncomparable: { ($1 - $0 + 8) % 8 == 4 })
    let reports = Checker(sampler: Sampler(seed: 1)).run(narrow.laws)
    #expect(reports.allSatisfy { $0.verdict == .exhausted })
    // One bit: the other number is always half a ring away.
    expectPassed(
      SerialOrderSuite<Bool>(
        "bit", width: 1, numbers: Generator { (choices) throws(Discard) in try choices.bool() },
        advanced: { $0 != ($1 == 1) }, precedes: { _, _ in false }))
  }

  @Test("each law refutes the fault that it is for, among them S01, S03 and S05")
  func faults() throws {
    try expectRefuted(
      [
        Fault(
          broken { $0.precedes = { Int16(bitPattern: $1 &- $0) >= 0 } }, "is-irreflexive",
          "not after is taken for before", ["0"]),
        Fault(
          broken { $0.precedes = { $0 &- $1 >= 0x8000 } }, "is-antisymmetric",
          "S01: of two numbers half a ring apart each precedes the other", ["0", "32768"]),
        Fault(
          broken { $0.follows = { $0 > $1 } }, "following-reverses",
          "S03: following compares integers", ["0", "32769"]),
        Fault(
          broken {
            $0.areIncomparable = { a, b in abs(Int(Int16(bitPattern: b &- a))) % 32768 == 0 }
          },
          "is-exactly-one-relation", "the magnitude of the least wraps to 0", ["0", "0"]),
        Fault(
          broken { $0.precedes = { $0 < $1 } }, "is-translation-invariant",
          "S03: integers are compared", ["0", "1", "65535"]),
        Fault(
          broken { $0.precedes = { (1...16).contains($1 &- $0) } },
          "is-incomparable-exactly-at-the-antipode", "S05: the window of 16 of another protocol",
          ["0", "17"]),
        Fault(
          broken { $0.precedes = { (1..<0x7fff).contains($1 &- $0) } }, "agrees-with-rfc-1982",
          "half the ring is one too small", ["0", "32767"]),
      ], coveringLawsOf: right)
  }
}
