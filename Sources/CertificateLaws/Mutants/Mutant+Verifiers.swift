import PropertyTesting
import TorusArtifacts
import TorusVerification

extension Mutant {
  /// Faults in the verifier.
  static let verifiers: [Mutant] = [
    blind("verifier-compares-digests", "digests are compared, and nothing is recomputed") {
      $0.claim != .identity
    },
    blind("verifier-believes-residuals", "residuals are taken from the certificate") {
      $0.claim == .fidelity
    },
    blind("verifier-adds-up-arrays", "totals are recomputed from the arrays, which are believed") {
      if case .element = $0.place { true } else { false }
    },
    blind("verifier-skips-totals", "arrays are recomputed, and totals believed") {
      if case .entry = $0.place { $0.claim == .neighbors } else { false }
    },
    blind("verifier-skips-separation", "the least distance of two codes is believed") {
      $0.claim == .separation
    },
    blind("verifier-skips-thresholds", "the distance of the last exact neighbor is believed") {
      isOf(.thresholds, $0)
    },
    blind("verifier-skips-radii", "the radii of labels are believed") { isOf(.radii, $0) },
    blind("verifier-skips-robustness", "the totals of radii are believed") {
      if case .entry = $0.place { $0.claim == .robustness } else { false }
    },
    blind(
      "verifier-believes-residuals-of-lines",
      "residuals of codes of lines are taken from the certificate",
      of: "-of-other-codes"
    ) { $0.claim == .fidelity },
    blind("verifier-skips-labels", "whether a label is proved is believed") {
      guard isOf(.status, $0), case .number(let claimed) = $0.claimed,
        case .number(let found) = $0.recomputed, let claimed = claimed.integer(as: UInt8.self),
        let found = found.integer(as: UInt8.self)
      else { return false }
      return claimed ^ found == CertificateStatus.labelProved
    },
    blind("verifier-skips-rescoring", "the size of a rescoring set is believed") {
      isOf(.rescoring, $0)
    },
    Mutant(
      "verifier-trusts-other-files", "files that are not the ones certified are believed to be",
      killedBy: "certificate.verifier.notices-other-files", "verifier"
    ) { excuse(&$0) { $0.claim == .identity } },
    Mutant(
      "verifier-needs-two-codes", "a table of which all rows coincide is refused",
      killedBy: "certificate.verifier.accepts-what-is-certified", "verifier"
    ) { refuse(&$0) { $0.claims.separation.leastDistance == nil } },
    Mutant(
      "verifier-zero-has-places",
      "0 is given the places of the period, so that few places are refused",
      killedBy: "certificate.verifier.accepts-what-is-certified", "verifier"
    ) {
      refuse(&$0) {
        ($0.claims.exact?.denominatorBits ?? .max) < $0.setting.points.period?.binaryExponent ?? 0
      }
    },
    Mutant(
      "verifier-bound-too-tight", "a residual of a whole half step is refused, though a tie has it",
      killedBy: "certificate.verifier.refutes-only-falsehood", "verifier"
    ) {
      refuse(&$0) { certificate in certificate.evidence.residuals.contains { $0 == 1 << 15 } }
    },
    Mutant(
      "verifier-refuses-own-limit", "the largest k that there can be is refused",
      killedBy: "certificate.verifier.accepts-what-is-certified", "verifier"
    ) {
      refuse(&$0) {
        $0.setting.neighbors == ($0.setting.queriesApart ? $0.setting.rows : $0.setting.rows - 1)
      }
    },
    Mutant(
      "verifier-sample-is-all", "a sample is judged, and the verdict is that on all queries",
      killedBy: "certificate.verifier.samples-queries", "verifier"
    ) {
      $0.verifySample = { (folder, files, sample) throws(ArtifactError) in
        let verdict = try Verifier.verify(folder, files: files, path: "C", sample: sample)
        if case .sampled = verdict { return .verified }
        return verdict
      }
    },
    Mutant(
      "verifier-samples-one", "whatever is asked for, one query is judged",
      killedBy: "certificate.verifier.samples-queries", "verifier"
    ) {
      $0.verifySample = { (folder, files, sample) throws(ArtifactError) in
        let one = QuerySample(count: 1, seed: sample.seed)
        let verdict = try Verifier.verify(folder, files: files, path: "C", sample: one)
        guard case .sampled(_, let queries, let unchecked) = verdict else { return verdict }
        return .sampled(
          queries: min(sample.count, queries), of: queries, unchecked: unchecked)
      }
    },
    Mutant(
      "verifier-unconditional", "without embeddings the verdict is the same",
      killedBy: "certificate.verifier.is-conditional-without-embeddings", "verifier"
    ) {
      let verify = $0.verify
      $0.verify = { (folder, files) throws(ArtifactError) in
        let verdict = try verify(folder, files)
        if case .conditional = verdict { return .verified }
        return verdict
      }
    },
  ]

  private static func isOf(_ array: CertificateArray, _ witness: Witness) -> Bool {
    if case .element(array, _) = witness.place { true } else { false }
  }

  /// A verifier that verifies where the sound one finds such a witness.
  private static func blind(
    _ name: String, _ fault: String, of codes: String = "",
    _ isExcused: @escaping @Sendable (Witness) -> Bool
  ) -> Mutant {
    Mutant(
      name, fault,
      killedBy: LawName(stringLiteral: "certificate.verifier.accepts-only-the-truth\(codes)"),
      "verifier"
    ) {
      excuse(&$0, isExcused)
    }
  }

  private static func excuse(
    _ implementation: inout CertificateImplementation,
    _ isExcused: @escaping @Sendable (Witness) -> Bool
  ) {
    let verify = implementation.verify
    implementation.verify = { (folder, files) throws(ArtifactError) in
      let verdict = try verify(folder, files)
      if case .refuted(let witness) = verdict, isExcused(witness) { return .verified }
      return verdict
    }
  }

  /// A verifier that refuses such certificates, whatever they claim.
  private static func refuse(
    _ implementation: inout CertificateImplementation,
    _ isRefused: @escaping @Sendable (Certificate) -> Bool
  ) {
    let verify = implementation.verify
    implementation.verify = { (folder, files) throws(ArtifactError) in
      guard !isRefused(folder.certificate) else {
        throw ArtifactError(path: "C", offset: 0, expected: "another certificate", found: "this")
      }
      return try verify(folder, files)
    }
  }
}
