public import PropertyTesting

/// Every law of quantizer, certifier and verifier, over one implementation of them.
public struct CertificateCatalog: Sendable {
  let implementation: CertificateImplementation

  /// The laws of this implementation; by default the library.
  public init(_ implementation: CertificateImplementation = .standard) {
    self.implementation = implementation
  }

  /// All laws.
  public var laws: [Law] {
    gridLaws + refinementLaws + certifierLaws + shardLaws + verifierLaws + calibratedLaws
      + storageLaws
      + signLaws + productLaws + codebookLaws + cosineLaws + foreignLaws
  }
}
