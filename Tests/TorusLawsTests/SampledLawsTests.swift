import PropertyTesting
import Testing
import TorusLaws

/// Every law at every width, on random cases with the corners and relations drawn often.
@Suite("Laws, sampled")
struct SampledLawsTests {
  @Test("every law holds over", arguments: ScalarType.all.map(\.name))
  func everyLawHolds(scalar name: String) throws {
    let scalar = try #require(ScalarType.all.first { $0.name == name })
    for run in scalar.sample(with: Sampler(seed: 20_261_125, samples: samples)) {
      #expect(run.report.verdict == .passed, "\(name): \(run.report)")
    }
  }

  #if DEBUG
    private let samples = 10
  #else
    private let samples = 500
  #endif
}
