import PropertyTesting
import TorusArtifacts
import TorusVerification

extension CertificateCatalog {
  /// Laws of verdicts.
  var verifierLaws: [Law] {
    [samplesQueries] + verifierLaws("", "", drawGrid)
      + verifierLaws("-of-other-codes", " of calibrated and product codes", drawCoded)
  }

  private func verifierLaws(
    _ suffix: String, _ of: String, _ draw: @escaping Drawing
  ) -> [Law] {
    func name(_ law: String) -> LawName {
      LawName(stringLiteral: "certificate.verifier.\(law)\(suffix)")
    }
    return [
      acceptsWhatIsCertified(name("accepts-what-is-certified"), of, draw),
      acceptsOnlyTheTruth(name("accepts-only-the-truth"), of, draw),
      refutesOnlyFalsehood(name("refutes-only-falsehood"), of, draw),
      noticesOtherFiles(name("notices-other-files"), of, draw),
      isConditional(name("is-conditional-without-embeddings"), of, draw),
    ]
  }

  private func acceptsWhatIsCertified(_ name: LawName, _ of: String, _ draw: @escaping Drawing)
    -> Law
  {
    Law(
      name, "a certificate\(of) is written and read as itself, and verified"
    ) { (choices) throws(Discard) in
      let subject = try draw(&choices)
      guard let certificate = try? certificate(of: subject) else {
        return .fails("there is no certificate")
      }
      do throws(ArtifactError) {
        let folder = try Self.folder(of: certificate)
        let verdict = try implementation.verify(folder, subject.files)
        return .require(folder.certificate == certificate, "it is read as \(folder.certificate)")
          .and(.equal(verdict, .verified, "the verdict"))
      } catch {
        return .fails("it is malformed: \(error)")
      }
    }
  }

  /// The judge of a verdict on a certificate that was changed: `falsehood` is by brute force.
  private func lawOfTampered(
    _ name: LawName, _ statement: String, _ draw: @escaping Drawing,
    _ judge: @escaping @Sendable (Verdict?, _ falsehood: String?) -> Outcome
  ) -> Law {
    Law(name, statement) { (choices) throws(Discard) in
      let subject = try draw(&choices)
      guard let certificate = try? certificate(of: subject) else {
        return .fails("there is no certificate")
      }
      let tampered = try choices.tampered(certificate, about: subject.bundle)
      guard let folder = tampered.folder else {
        choices.label("malformed")
        return .holds
      }
      let falsehood = PlainClaims(tampered.bundle, subject.metric)
        .falsehood(in: folder.certificate, inputs: tampered.inputs)
      choices.label(falsehood == nil ? "true" : "false")
      return judge(try? implementation.verify(folder, tampered.files), falsehood)
    }
  }

  private func acceptsOnlyTheTruth(_ name: LawName, _ of: String, _ draw: @escaping Drawing) -> Law
  {
    lawOfTampered(
      name,
      "whatever is verified\(of) after numbers of the certificate, codes, points or labels were changed is true",
      draw
    ) { verdict, falsehood in
      .require(verdict != .verified || falsehood == nil, "verified, but \(falsehood ?? "")")
    }
  }

  private func refutesOnlyFalsehood(_ name: LawName, _ of: String, _ draw: @escaping Drawing) -> Law
  {
    lawOfTampered(
      name,
      "what is refuted\(of) is false, and the witness holds two different values; what is true is verified",
      draw
    ) { verdict, falsehood in
      switch verdict {
      case .refuted(let witness):
        .require(falsehood != nil, "true, but refuted: \(witness)")
          .and(
            .require(witness.claimed != witness.recomputed, "the witness is none: \(witness)"))
      case .conditional, .sampled: .fails("conditional, with embeddings at hand")
      case .verified, nil: .require(verdict != nil || falsehood != nil, "true, but refused")
      }
    }
  }

  private var samplesQueries: Law {
    Law(
      "certificate.verifier.samples-queries",
      "a sample of a true certificate says how many it judged; one of all queries refutes a false query"
    ) { (choices) throws(Discard) in
      let subject = try drawGrid(&choices)
      guard let certificate = try? certificate(of: subject),
        let folder = try? Self.folder(of: certificate)
      else { return .fails("there is no certificate") }
      let queries = certificate.setting.queries
      let sample = QuerySample(
        count: try choices.integer(in: 1...queries + 1, named: "sample"),
        seed: try choices.integer(in: 0...UInt64.max, named: "seed"))
      let verdict = try? implementation.verifySample(folder, subject.files, sample)
      let expected = Verdict.sampled(
        queries: min(sample.count, queries), of: queries, unchecked: [])
      var evidence = certificate.evidence
      let query = try choices.index(below: queries, named: "query")
      evidence.rescoring[query] += 1
      let totals = PlainClaims.totals(
        evidence, setting: certificate.setting,
        places: certificate.claims.exact.map { ($0.denominatorBits, $0.numeratorBits) },
        hasLabels: certificate.claims.labelProved != nil, separation: certificate.claims.separation)
      guard let totals,
        let lie = try? Self.folder(
          of: Certificate(
            setting: certificate.setting, inputs: certificate.inputs, claims: totals,
            evidence: evidence))
      else { return try choices.discard() }
      let found = try? implementation.verifySample(lie, subject.files, sample)
      let isRefuted = if case .refuted = found { true } else { false }
      return .equal(verdict, expected, "the verdict")
        .and(
          .require(
            isRefuted || sample.count < queries && found == expected,
            "a false query \(query) is \(String(describing: found))"))
    }
  }

  private func noticesOtherFiles(_ name: LawName, _ of: String, _ draw: @escaping Drawing) -> Law {
    Law(
      name, "a certificate\(of) is not verified for files of which a number was changed"
    ) { (choices) throws(Discard) in
      let subject = try draw(&choices)
      var other = subject.bundle
      try other.change(&choices)
      guard let changed = try? other.read(), changed.inputs != subject.files.inputs,
        let certificate = try? certificate(of: subject),
        let folder = try? Self.folder(of: certificate)
      else { return try choices.discard() }
      return .require(
        (try? implementation.verify(folder, changed)) != .verified, "verified for \(other)")
    }
  }

  private func isConditional(_ name: LawName, _ of: String, _ draw: @escaping Drawing) -> Law {
    Law(
      name, "without embeddings\(of) the verdict is conditional, and says what was not recomputed"
    ) { (choices) throws(Discard) in
      let subject = try draw(&choices)
      guard let certificate = try? certificate(of: subject),
        let folder = try? Self.folder(of: certificate),
        let codes = try? subject.bundle.read(hasEmbeddings: false)
      else { return .fails("there is no certificate") }
      let unchecked: [CertificateArray] =
        [.residuals] + (subject.metric.hasExactAnswers ? [.exactNeighbors, .thresholds] : [])
        + (subject.bundle.isApart ? [.queryResiduals] : [])
      let verdict = try? implementation.verify(folder, codes)
      return .require(
        verdict == .conditional(unchecked: unchecked),
        "the verdict is \(String(describing: verdict))")
    }
  }
}
