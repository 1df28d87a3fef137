public import TorusArtifacts
public import TorusCertification
import TorusQuantization
public import TorusVerification

/// What the laws of quantizer, certifier and verifier judge: three functions between files.
///
/// The library is one value of this type, each planted fault is another, and so is your own program.
public struct CertificateImplementation: Sendable {
  /// The codes of a table, and their refinement where the layout has one.
  public var quantize: @Sendable (EmbeddingTable, GridLayout) -> CodeTable

  /// The certificate for this many neighbors, by this many threads.
  public var certify:
    @Sendable (CertifiedFiles, _ neighbors: Int, _ threads: Int) throws(CertificationError)
      -> Certificate

  /// The verdict on a certificate about these files.
  public var verify: @Sendable (CertificateFolder, CertifiedFiles) throws(ArtifactError) -> Verdict

  /// The library.
  public static let standard = CertificateImplementation(
    quantize: { GridQuantizer($1).codes(for: $0) },
    certify: { (files, neighbors, threads) throws(CertificationError) in
      try Certifier.certify(files, neighbors: neighbors, threads: threads)
    },
    verify: { (folder, files) throws(ArtifactError) in
      try Verifier.verify(folder, files: files, path: "C")
    })
}
