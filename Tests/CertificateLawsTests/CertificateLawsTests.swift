import CertificateLaws
import PropertyTesting
import Testing

/// The laws of quantizer, certifier and verifier, sampled.
@Suite("Laws of certificates")
struct CertificateLawsTests {
  @Test("hold for random tables", arguments: CertificateCatalog().laws.map(\.name.text))
  func hold(law name: String) throws {
    let law = try #require(CertificateCatalog().laws.first { $0.name.text == name })
    let report = Sampler(seed: 20_261_126, samples: samples).run(law)
    #expect(report.verdict == .passed, "\(report)")
  }

  @Test("law names are distinct")
  func names() {
    let names = CertificateCatalog().laws.map(\.name)
    #expect(Set(names).count == names.count)
  }

  #if DEBUG
    private let samples = 200
  #else
    private let samples = 5000
  #endif
}
