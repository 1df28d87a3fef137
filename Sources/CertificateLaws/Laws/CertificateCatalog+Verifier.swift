import PropertyTesting
import TorusArtifacts
import TorusVerification

extension CertificateCatalog {
  /// Laws of verdicts.
  var verifierLaws: [Law] {
    [
      acceptsWhatIsCertified, acceptsOnlyTheTruth, refutesOnlyFalsehood, noticesOtherFiles,
      isConditional,
    ]
  }

  private var acceptsWhatIsCertified: Law {
    Law(
      "certificate.verifier.accepts-what-is-certified",
      "a certificate is written and read as itself, and verified"
    ) { (choices) throws(Discard) in
      let (_, files, neighbors) = try drawFiles(&choices)
      guard let certificate = try? implementation.certify(files, neighbors, 1) else {
        return .fails("there is no certificate")
      }
      do throws(ArtifactError) {
        let folder = try Self.folder(of: certificate)
        let verdict = try implementation.verify(folder, files)
        return .require(folder.certificate == certificate, "it is read as \(folder.certificate)")
          .and(.equal(verdict, .verified, "the verdict"))
      } catch {
        return .fails("it is malformed: \(error)")
      }
    }
  }

  /// The judge of a verdict on a certificate that was changed: `falsehood` is by brute force.
  private func lawOfTampered(
    _ name: LawName, _ statement: String,
    _ judge: @escaping @Sendable (Verdict?, _ falsehood: String?) -> Outcome
  ) -> Law {
    Law(name, statement) { (choices) throws(Discard) in
      let (bundle, files, neighbors) = try drawFiles(&choices)
      guard let certificate = try? implementation.certify(files, neighbors, 1) else {
        return .fails("there is no certificate")
      }
      let tampered = try choices.tampered(certificate, about: bundle)
      guard let folder = tampered.folder else {
        choices.label("malformed")
        return .holds
      }
      let falsehood = PlainClaims(tampered.bundle)
        .falsehood(in: folder.certificate, inputs: tampered.inputs)
      choices.label(falsehood == nil ? "true" : "false")
      return judge(try? implementation.verify(folder, tampered.files), falsehood)
    }
  }

  private var acceptsOnlyTheTruth: Law {
    lawOfTampered(
      "certificate.verifier.accepts-only-the-truth",
      "whatever is verified after numbers of the certificate, codes, points or labels were changed is true"
    ) { verdict, falsehood in
      .require(verdict != .verified || falsehood == nil, "verified, but \(falsehood ?? "")")
    }
  }

  private var refutesOnlyFalsehood: Law {
    lawOfTampered(
      "certificate.verifier.refutes-only-falsehood",
      "what is refuted is false, and the witness holds two different values; what is true is verified"
    ) { verdict, falsehood in
      switch verdict {
      case .refuted(let witness):
        .require(falsehood != nil, "true, but refuted: \(witness)")
          .and(
            .require(witness.claimed != witness.recomputed, "the witness is none: \(witness)"))
      case .conditional: .fails("conditional, with embeddings at hand")
      case .verified, nil: .require(verdict != nil || falsehood != nil, "true, but refused")
      }
    }
  }

  private var noticesOtherFiles: Law {
    Law(
      "certificate.verifier.notices-other-files",
      "a certificate is not verified for files of which a number was changed"
    ) { (choices) throws(Discard) in
      let (bundle, files, neighbors) = try drawFiles(&choices)
      var other = bundle
      try choices.change(&other)
      guard other != bundle, let changed = try? other.read(),
        let certificate = try? implementation.certify(files, neighbors, 1),
        let folder = try? Self.folder(of: certificate)
      else { return try choices.discard() }
      return .require(
        (try? implementation.verify(folder, changed)) != .verified,
        "verified for \(other.table), \(String(describing: other.queries))")
    }
  }

  private var isConditional: Law {
    Law(
      "certificate.verifier.is-conditional-without-embeddings",
      "without embeddings the verdict is conditional, and says what was not recomputed"
    ) { (choices) throws(Discard) in
      let (bundle, files, neighbors) = try drawFiles(&choices)
      guard let certificate = try? implementation.certify(files, neighbors, 1),
        let folder = try? Self.folder(of: certificate),
        let codes = try? bundle.read(hasEmbeddings: false)
      else { return .fails("there is no certificate") }
      let unchecked: [CertificateArray] =
        [.residuals, .exactNeighbors, .thresholds]
        + (bundle.queries == nil ? [] : [.queryResiduals])
      return .require(
        (try? implementation.verify(folder, codes)) == .conditional(unchecked: unchecked),
        "the verdict is \(String(describing: try? implementation.verify(folder, codes)))")
    }
  }
}
