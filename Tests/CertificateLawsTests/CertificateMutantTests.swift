import CertificateLaws
import PropertyTesting
import Testing

/// The laws can fail: each planted fault is refuted by the law named for it in advance.
@Suite("Mutants of certificates")
struct CertificateMutantTests {
  @Test("are killed by the law named in advance", arguments: Mutant.ofCertificates.map(\.name))
  func isKilled(mutant name: String) throws {
    let mutant = try #require(Mutant.ofCertificates.first { $0.name == name })
    let report = Sampler(seed: 1, samples: 2000, shrinkBudget: 0).run(mutant.law)
    #expect(report.counterexample != nil, "\(name) survived \(mutant.killer)")
  }

  @Test("mutant names are distinct, and there are at least 30")
  func names() {
    #expect(Set(Mutant.ofCertificates.map(\.name)).count == Mutant.ofCertificates.count)
    #expect(Mutant.ofCertificates.count >= 30)
  }
}
