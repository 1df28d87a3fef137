import LawSuites
import PropertyTesting
import Testing

/// A fault planted in a record, the law that must refute it, and the simplest values that do.
struct Fault: Sendable, CustomTestStringConvertible {
  let law: Law
  let fault: String
  let values: [String]?

  /// The fault of `suite` that its law `word` must refute with `values`; with `nil` where no single
  /// case is the simplest within reach of a shrinker that changes a few choices at a time.
  init(_ suite: some LawSuite, _ word: String, _ fault: String, _ values: [String]?) throws {
    law = try #require(suite.law(word), "no law \(suite.name).\(word)")
    self.fault = fault
    self.values = values
  }

  var testDescription: String { "\(law.name): \(fault)" }

  /// Expects every one of `seeds` seeds to find the simplest values.
  func expectRefuted(
    seeds: UInt64 = 25, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for seed in 0..<seeds {
      let report = Sampler(seed: Seed(seed), samples: 4000).run(law)
      let found = try #require(
        report.counterexample, "\(testDescription), seed \(seed): not refuted",
        sourceLocation: sourceLocation)
      guard let values else { continue }
      let shown = found.values.map(\.text) + found.notes
      #expect(
        shown == values, "\(testDescription), seed \(seed)", sourceLocation: sourceLocation)
    }
  }
}

/// Expects that each of the `faults` is refuted by its law, and that each law of `suite` has one.
func expectRefuted(
  _ faults: [Fault], coveringLawsOf suite: some LawSuite, also: [Law] = [],
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  for fault in faults { try fault.expectRefuted(sourceLocation: sourceLocation) }
  let names = Set((suite.laws + also).map(\.name))
  #expect(Set(faults.map(\.law.name)) == names, sourceLocation: sourceLocation)
}

/// Expects `suite` to pass, sampled and, where there are few enough cases, enumerated.
func expectPassed(
  _ suite: some LawSuite, seeds: UInt64 = 3, enumeratingUpTo cap: Int = 1 << 16,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for seed in 0..<seeds {
    let checker = Checker(
      sampler: Sampler(seed: Seed(seed)), enumeratingUpTo: seed == 0 ? cap : 1)
    for report in checker.run(suite.laws) {
      #expect(report.isSuccess, "\(report)", sourceLocation: sourceLocation)
    }
  }
}
