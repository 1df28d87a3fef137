import PropertyTesting
import Testing
import TorusLaws

/// The laws can fail: each planted fault is refuted by the law named for it in advance.
@Suite("Mutants")
struct MutantTests {
  @Test("is killed by the law named in advance", arguments: Mutant.ofTorus.map(\.name))
  func isKilled(mutant name: String) throws {
    let mutant = try #require(Mutant.ofTorus.first { $0.name == name })
    for seed in 1...seeds {
      let report = Sampler(seed: Seed(seed), samples: 2000).run(mutant.law)
      #expect(report.counterexample != nil, "\(name) survived \(mutant.killer) at seed \(seed)")
    }
  }

  #if DEBUG
    private let seeds: UInt64 = 1
  #else
    private let seeds: UInt64 = 5
  #endif

  @Test("mutant names are distinct, and there are at least 200 mutants")
  func namesAreDistinct() {
    #expect(Set(Mutant.ofTorus.map(\.name)).count == Mutant.ofTorus.count)
    #expect(Mutant.ofTorus.count >= 200)
  }
}
