import PropertyTesting
import SearchLaws
import Testing

/// The laws of exact searches, sampled, over every body that this machine runs.
@Suite("Laws of searches")
struct SearchLawsTests {
  @Test("hold for random tables", arguments: SearchCatalog().laws.map(\.name.text))
  func hold(law name: String) throws {
    let law = try #require(SearchCatalog().laws.first { $0.name.text == name })
    let report = Sampler(seed: 20_261_127, samples: samples).run(law)
    #expect(report.verdict == .passed, "\(report)")
  }

  @Test(
    "hold for the tree that faults are planted in", arguments: SearchCatalog().laws.map(\.name.text)
  )
  func holdWithoutFault(law name: String) throws {
    let law = try #require(SearchCatalog(.plainTree).laws.first { $0.name.text == name })
    let report = Sampler(seed: 20_261_127, samples: samples).run(law)
    #expect(report.verdict == .passed, "\(report)")
  }

  @Test("fail for each planted fault", arguments: Mutant.ofSearches.map(\.name))
  func isKilled(mutant name: String) throws {
    let mutant = try #require(Mutant.ofSearches.first { $0.name == name })
    let report = Sampler(seed: 1, samples: 2000, shrinkBudget: 0).run(mutant.law)
    #expect(report.counterexample != nil, "\(name) survived \(mutant.killer)")
  }

  #if DEBUG
    private let samples = 100
  #else
    private let samples = 2000
  #endif
}
