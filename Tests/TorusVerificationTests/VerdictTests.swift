import Foundation
import Testing
import TorusArtifacts
import TorusVerification

/// What the verifier says for itself; `TorusCertificationTests` has certificates for it to judge.
@Suite("Verdicts")
struct VerdictTests {
  private let paths = CertifiedPaths(
    table: .init(embeddings: nil, codes: "no-such-codes.npy", refinement: nil))

  @Test("a certificate that is not there is an error that names it")
  func missingCertificate() {
    #expect {
      try Verifier.verify(certificate: "no-such-certificate", paths: paths)
    } throws: { error in
      "\(error)".contains("no-such-certificate")
    }
  }

  @Test("a folder without a certificate is an error that names the missing file")
  func emptyFolder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "torus-verdict-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect {
      try Verifier.verify(certificate: folder.path(percentEncoded: false), paths: paths)
    } throws: { error in
      "\(error)".contains("certificate.json")
    }
  }
}
