import PropertyTesting
import Synchronization
import Testing

/// Counts the runs of a law that keeps a state, as no law should.
private final class Runs: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}

@Suite("Laws that stop failing")
struct UnstableTests {
  /// Fails for all numbers above 50, but not in run `limit` nor after it.
  private func law(failingBefore limit: Int) -> Law {
    let runs = Runs()
    return Law("state.stops-failing", "n <= 50") { (choices) throws(Discard) in
      let n = try choices.integer(in: 0...1000, named: "n")
      choices.note("n is noted as \(n)")
      return .require(runs.next() >= limit || n <= 50, "found \(n)")
    }
  }

  @Test("value, note and reason are of one case, wherever the law stops", arguments: 2...60)
  func belongsTogether(limit: Int) throws {
    for seed in 0..<5 as Range<UInt64> {
      let report = Sampler(seed: Seed(seed)).run(law(failingBefore: limit))
      guard let found = report.counterexample else { continue }
      let value = try #require(found.values.first?.text)
      #expect(found.reason == "found \(value)")
      #expect(found.notes == ["n is noted as \(value)"])
      if !found.isReproducible {
        // The case as first seen: nothing that came after it is to be believed.
        #expect(found.shrinks == 0)
        let again = Sampler(seed: Seed(seed))
          .shard(of: law(failingBefore: limit), cases: 0..<found.caseNumber + 1)
        #expect(again.failure?.choices == found.choices)
        #expect(found.description.contains("unstable"))
      }
    }
  }
}
