public import PropertyTesting

extension Mutant {
  /// The fault `name`, planted in `part` by `plant`.
  init(
    _ name: String, _ fault: String, killedBy killer: LawName, _ part: String,
    _ plant: (inout CertificateImplementation) -> Void
  ) {
    var implementation = CertificateImplementation.standard
    plant(&implementation)
    self.init(
      name, fault, over: part, killedBy: killer, in: CertificateCatalog(implementation).laws)
  }

  /// Every fault planted in quantizer, certifier and verifier.
  public static var ofCertificates: [Mutant] {
    quantizers + certifiers + shards + verifiers + calibrated + storages + signs
      + products + cosines + foreign
  }
}
