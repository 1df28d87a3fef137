import PropertyTesting
import Testing

/// False properties of wrapping integers that a Swift property tester accepted, 10,000 cases each.
///
/// Each fails for one value, or for the pairs half a ring apart, out of 2^8, 2^32 or 2^64.
@Suite("False properties of wrapping integers")
struct FalsePropertyCases {
  private static let seeds: ClosedRange<UInt64> = 1...100

  /// The law that only 0 is its own negation.
  private func negationMoves<Scalar: FixedWidthInteger & Sendable>(
    _ name: LawName, _: Scalar.Type
  ) -> Law {
    Law(name, "-n = n only for n = 0") { (choices) throws(Discard) in
      let n = try choices.integer(Scalar.self, named: "n")
      return .require(n == 0 || 0 &- n != n, "\(n) is its own negation")
    }
  }

  /// The counterexample that a thousand cases of `seed` find, shrunk.
  private func counterexample(to law: Law, seed: UInt64) throws -> Counterexample {
    let report = Sampler(seed: Seed(seed), samples: 1000).run(law)
    let found = try #require(report.counterexample, "seed \(seed): \(report)")
    #expect(found.isReproducible)
    return found
  }

  @Test("the least Int64 is its own negation", arguments: seeds)
  func negationOfWords(seed: UInt64) throws {
    let found = try counterexample(
      to: negationMoves("case.negation-of-int64", Int64.self), seed: seed)
    #expect(found.values.map(\.description) == ["n = -9223372036854775808 (0x8000000000000000)"])
  }

  @Test("-128 is its own negation in eight bits", arguments: seeds)
  func negationOfBytes(seed: UInt64) throws {
    let found = try counterexample(
      to: negationMoves("case.negation-of-int8", Int8.self), seed: seed)
    #expect(found.values.map(\.description) == ["n = -128 (0x80)"])
  }

  @Test("n - 1 < n fails for the least Int64", arguments: seeds)
  func predecessor(seed: UInt64) throws {
    let law = Law("case.predecessor-of-int64", "n - 1 < n") { (choices) throws(Discard) in
      let n = try choices.integer(Int64.self, named: "n")
      return .require(n &- 1 < n, "\(n &- 1) is not less than \(n)")
    }
    let found = try counterexample(to: law, seed: seed)
    #expect(found.values.map(\.text) == ["-9223372036854775808"])
    #expect(found.reason == "9223372036854775807 is not less than -9223372036854775808")
  }

  @Test("there are two Int16 half a ring apart", arguments: seeds)
  func antipodalPair(seed: UInt64) throws {
    let law = Law("case.no-antipodal-int16", "b - a is never half the ring") {
      (choices) throws(Discard) in
      let a = try choices.integer(Int16.self, named: "a")
      let b = try choices.integer(Int16.self, named: "b")
      return .require(b &- a != .min, "\(a) and \(b) are antipodal")
    }
    let found = try counterexample(to: law, seed: seed)
    #expect(found.values.map(\.text) == ["0", "-32768"])
  }
}
