import LawSuites
import PropertyTesting
import Testing

@Suite("The suite of fixed-width rings")
struct RingSuiteTests {
  private let right = FixedWidthRingSuite<Int8>("int8")

  /// The suite of Int8 after `plant`.
  private func broken(
    _ plant: (inout FixedWidthRingSuite<Int8>) -> Void
  ) -> FixedWidthRingSuite<Int8> {
    var suite = right
    plant(&suite)
    return suite
  }

  @Test("the wrapping operators of the standard types pass")
  func standard() {
    expectPassed(right)
    expectPassed(FixedWidthRingSuite<UInt8>("uint8"))
    expectPassed(FixedWidthRingSuite<Int64>("int64"))
    expectPassed(FixedWidthRingSuite<UInt128>("uint128"))
  }

  @Test("a ring made by hand passes: residues modulo 8, every triple")
  func byHand() {
    let suite = FixedWidthRingSuite<Int>(
      "three-bits", width: 3, elements: .integer(in: 0...7), residue: { UInt128($0) }, zero: 0,
      one: 1, sum: { ($0 + $1) % 8 }, difference: { ($0 - $1 + 8) % 8 }, negation: { (8 - $0) % 8 },
      product: { $0 * $1 % 8 })
    expectPassed(suite)
    let reports = Checker(sampler: Sampler(seed: 1)).run(suite.laws)
    #expect(reports.allSatisfy { $0.verdict == .exhausted })
    #expect(reports.map(\.cases).max() == 512)
  }

  @Test("each law refutes the fault that it is for")
  func faults() throws {
    let saturating = broken {
      $0.sum = { a, b in
        let (sum, overflow) = a.addingReportingOverflow(b)
        return !overflow ? sum : a < 0 ? .min : .max
      }
    }
    let saturatingProduct = broken {
      $0.product = { a, b in Int8(clamping: Int(a) * Int(b)) }
    }
    let exclusiveOr = broken {
      $0.sum = { $0 ^ $1 }
      $0.difference = { $0 ^ $1 }
      $0.negation = { $0 }
    }
    try expectRefuted(
      [
        Fault(
          broken { $0.residue = { UInt128(truncatingIfNeeded: $0) } }, "residue-is-in-range",
          "the sign is extended to 128 bits", ["-1"]),
        Fault(
          broken { $0.residue = { UInt128($0 & 127) } }, "residue-separates",
          "the sign is cut off", ["0", "-128"]),
        Fault(broken { $0.one = 2 }, "constants-agree-with-integers", "one is two", []),
        Fault(saturating, "sum-is-associative", "the sum saturates", ["1", "-1", "-128"]),
        Fault(
          broken { $0.sum = { $0 &+ max($1, 0) } }, "sum-is-commutative",
          "a negative addend is dropped", ["0", "-1"]),
        Fault(
          broken { $0.sum = { $0 == 0 ? 0 : $0 &+ $1 } }, "zero-is-neutral",
          "nothing is added to zero", ["1"]),
        Fault(
          broken { $0.negation = { ~$0 } }, "negation-undoes", "ones' complement", ["0"]),
        Fault(
          broken { $0.difference = { $1 &- $0 } }, "difference-adds-the-negation",
          "the other way round", ["0", "1"]),
        Fault(
          saturatingProduct, "product-is-associative", "the product saturates",
          ["-1", "-1", "-128"]),
        Fault(
          broken { $0.product = { $0 &* ($1 & 127) } }, "product-is-commutative",
          "the sign of a factor is cut off", ["1", "-1"]),
        Fault(broken { $0.one = -1 }, "one-is-neutral", "one is minus one", ["1"]),
        Fault(
          saturatingProduct, "product-distributes", "the product saturates, the sum wraps",
          ["-1", "1", "127"]),
        Fault(exclusiveOr, "sum-agrees-with-integers", "exclusive or", ["1", "1"]),
        Fault(exclusiveOr, "difference-agrees-with-integers", "exclusive or", ["0", "1"]),
        Fault(exclusiveOr, "negation-agrees-with-integers", "exclusive or", ["1"]),
        Fault(
          broken { $0.product = { $0 & $1 } }, "product-agrees-with-integers", "and",
          ["1", "-1"]),
      ], coveringLawsOf: right)
  }

  @Test("exclusive or keeps every axiom of a sum: only the integers betray it")
  func exclusiveOr() throws {
    let suite = broken {
      $0.sum = { $0 ^ $1 }
      $0.difference = { $0 ^ $1 }
      $0.negation = { $0 }
    }
    for word in [
      "sum-is-associative", "sum-is-commutative", "zero-is-neutral", "negation-undoes",
      "difference-adds-the-negation",
    ] {
      let report = Sampler(seed: 1).run(try #require(suite.law(word)))
      #expect(report.verdict == .passed, "\(report)")
    }
  }
}
