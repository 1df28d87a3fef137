import CertificateLaws
import Foundation
import LawFuzzing
import PropertyTesting
import TestSupport
import Testing

/// What the fuzzer once found, under `swift test`.
@Suite("Cases of certificates")
struct CertificateCaseTests {
  @Test("all that the fuzzer found holds now")
  func regressions() throws {
    let target = LawTarget(CertificateCatalog().laws)
    let folder = Repository.root.appending(path: "Fuzz/Regressions/claims")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(!names.isEmpty)
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      let report = try #require(target.report(on: bytes), "\(name) names no law")
      #expect(report.verdict == .passed, "\(name): \(report)")
    }
  }
}
