import PropertyTesting
import Testing

/// Public reports of generators that miss the values where wrapping shows (kind W).
@Suite("Cases W: generators")
struct GeneratorCases {
  private static let seeds: ClosedRange<UInt64> = 1...100

  /// The law that |n|, computed as most programs do, is not negative.
  private func naiveMagnitude<Scalar: FixedWidthInteger & SignedInteger & Sendable>(
    _ name: LawName, _: Scalar.Type
  ) -> Law {
    Law(name, "|n| >= 0") { (choices) throws(Discard) in
      let n = try choices.integer(Scalar.self, named: "n")
      return .require((n < 0 ? 0 &- n : n) >= 0, "\(n)")
    }
  }

  /// The law that no value drawn is `excluded`.
  private func never<Scalar: FixedWidthInteger & Sendable>(
    _ name: LawName, _ excluded: Scalar
  ) -> Law {
    Law(name, "x != \(excluded)") { (choices) throws(Discard) in
      let x = try choices.integer(Scalar.self, named: "x")
      return .require(x != excluded, "\(x)")
    }
  }

  @Test("W06: |n| >= 0 is refuted by the minimum in 100 cases of every seed", arguments: seeds)
  func minimumIsFound(seed: UInt64) throws {
    let sampler = Sampler(seed: Seed(seed), samples: 100)
    let byte = sampler.run(naiveMagnitude("case.w06-byte", Int8.self))
    #expect(try #require(byte.counterexample).reason == "-128")
    let word = sampler.run(naiveMagnitude("case.w06-word", Int64.self))
    #expect(try #require(word.counterexample).reason == "-9223372036854775808")
  }

  @Test("W07: the minimum of Int8 is within reach of every seed", arguments: seeds)
  func minimumIsReachable(seed: UInt64) throws {
    let report = Sampler(seed: Seed(seed), samples: 1000).run(never("case.w07", Int8.min))
    #expect(try #require(report.counterexample).reason == "-128")
  }

  @Test("W09: the top of 15...123456789 is drawn within 5000 cases", arguments: seeds)
  func topOfARange(seed: UInt64) throws {
    let law = Law("case.w09", "x < 123456779") { (choices) throws(Discard) in
      let x = try choices.integer(in: 15...123_456_789, named: "x")
      return .require(x < 123_456_779, "\(x)")
    }
    let report = Sampler(seed: Seed(seed), samples: 5000).run(law)
    #expect(try #require(report.counterexample).reason == "123456779")
  }

  @Test("W10: a symmetric range wider than 64 bits gives as many negatives as positives")
  func signsAreBalanced() {
    let bound = Int128(UInt64.max)
    let law = Law("case.w10", "holds") { (choices) throws(Discard) in
      let x = try choices.integer(in: -bound...bound)
      choices.label(x < 0 ? "negative" : x > 0 ? "positive" : "zero")
      return .holds
    }
    for seed in Self.seeds {
      let labels = Sampler(seed: Seed(seed), samples: 5000).run(law).labels
      let negatives = labels.first { $0.label == "negative" }?.cases ?? 0
      let positives = labels.first { $0.label == "positive" }?.cases ?? 0
      // The difference of the two has a standard deviation of at most √5000 = 71.
      #expect(abs(negatives - positives) <= 284, "\(negatives) to \(positives) at seed \(seed)")
      #expect(negatives > 2000)
    }
  }

  @Test(
    "W12: the edges of Int64 are drawn by default", arguments: [Int64.min, .max, 0, -1])
  func edgesAreDrawn(edge: Int64) throws {
    for seed in Self.seeds {
      let report = Sampler(seed: Seed(seed), samples: 1000).run(never("case.w12", edge))
      #expect(try #require(report.counterexample).reason == "\(edge)")
    }
  }
}
