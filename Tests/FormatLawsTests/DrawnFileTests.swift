import FormatLaws
import PropertyTesting
import Testing

/// The laws of files that are drawn, and the faults that they must find.
@Suite("Drawn files")
struct DrawnFileTests {
  @Test("obey the laws", arguments: FormatCatalog().laws.map(\.name.text))
  func hold(law name: String) throws {
    let law = try #require(FormatCatalog().laws.first { $0.name.text == name })
    let report = Sampler(seed: 20_261_126, samples: samples).run(law)
    #expect(report.verdict == .passed, "\(report)")
  }

  @Test(
    "find each planted fault by the law named in advance", arguments: Mutant.ofFormats.map(\.name))
  func isKilled(mutant name: String) throws {
    let mutant = try #require(Mutant.ofFormats.first { $0.name == name })
    let report = Sampler(seed: 1, samples: 2000, shrinkBudget: 0).run(mutant.law)
    #expect(report.counterexample != nil, "\(name) survived \(mutant.killer)")
  }

  @Test("names of laws and of mutants are distinct")
  func names() {
    let laws = FormatCatalog().laws.map(\.name) + FormatLaw.all.map(\.name)
    #expect(Set(laws).count == laws.count)
    #expect(Set(Mutant.ofFormats.map(\.name)).count == Mutant.ofFormats.count)
  }

  #if DEBUG
    private let samples = 500
  #else
    private let samples = 20_000
  #endif
}
