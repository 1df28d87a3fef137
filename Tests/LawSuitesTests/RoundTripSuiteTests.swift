import LawSuites
import PropertyTesting
import Testing

@Suite("The suite of round trips")
struct RoundTripSuiteTests {
  private let right = RoundTripSuite<UInt16, [UInt8]>(
    "port", values: .integer, encode: { [UInt8($0 >> 8), UInt8($0 & 255)] },
    decode: { $0.count == 2 ? UInt16($0[0]) << 8 | UInt16($0[1]) : nil })

  @Test("two bytes pass; so does text that is not bytes, with zeros to spare")
  func passes() {
    expectPassed(right)
    let decimal = RoundTripSuite<Int32, String>(
      "decimal", values: .integer,
      encodings: Generator { (choices) throws(Discard) in
        let zeros = try choices.index(below: 4)
        let n = try choices.integer(UInt16.self)
        let letter = try choices.bool()
        return String(repeating: "0", count: zeros) + String(n) + (letter ? "x" : "")
      },
      encode: { String($0) }, decode: { Int32($0) }, canonicity: .tolerant)
    expectPassed(decimal)
    #expect(decimal.laws.count == 2)
    // Zeros to spare are no canonical encoding.
    var strict = decimal
    strict.canonicity = .canonical
    let found = strict.law("encoding-is-canonical").flatMap {
      Sampler(seed: 1).run($0).counterexample
    }
    #expect(found?.values.map(\.text) == ["00"])
  }

  @Test("each law refutes the fault that it is for")
  func faults() throws {
    var swapped = right
    swapped.decode = { $0.count == 2 ? UInt16($0[1]) << 8 | UInt16($0[0]) : nil }
    // The values of the program fit a byte; what the decoder accepts need not.
    var clamped = right
    clamped.values = .integer(in: 0...255)
    clamped.encode = { [0, UInt8(clamping: $0)] }
    var lax = right
    lax.decode = { $0.count >= 2 ? UInt16($0[0]) << 8 | UInt16($0[1]) : nil }
    try expectRefuted(
      [
        Fault(swapped, "value-survives", "the bytes are read in the other order", ["1"]),
        Fault(clamped, "accepted-is-not-lost", "more is read than is written", ["[1, 0]"]),
        Fault(lax, "encoding-is-canonical", "what follows is ignored", ["[0, 0, 0]"]),
      ], coveringLawsOf: right)
  }
}
