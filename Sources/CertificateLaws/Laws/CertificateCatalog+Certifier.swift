import PropertyTesting
import TorusArtifacts
import TorusCertification

extension CertificateCatalog {
  /// Laws of what is certified.
  var certifierLaws: [Law] {
    [
      claimsTheTruth("certificate.certifier.claims-the-truth", "a natural grid", drawGrid),
      claimsTheTruth(
        "certificate.certifier.claims-the-truth-of-other-codes", "calibrated and product codes",
        drawCoded),
      refusesExactly, ignoresThreads,
    ]
  }

  private func claimsTheTruth(_ name: LawName, _ of: String, _ draw: @escaping Drawing) -> Law {
    Law(
      name, "every number of a certificate of \(of) is what its definition says, over all pairs"
    ) { (choices) throws(Discard) in
      let subject = try draw(&choices)
      do throws(CertificationError) {
        let certificate = try certificate(of: subject)
        let falsehood = PlainClaims(subject.bundle, subject.metric)
          .falsehood(in: certificate, inputs: subject.files.inputs)
        return .require(falsehood == nil, falsehood ?? "")
      } catch {
        return .fails("there is no certificate: \(error)")
      }
    }
  }

  private var refusesExactly: Law {
    Law(
      "certificate.certifier.refuses-exactly-what-has-none",
      "a table without rows, k of fewer others, and a metric that has no bounds are refused; nothing else is"
    ) { (choices) throws(Discard) in
      let drawn = try choices.bundle()
      let neighbors = try choices.integer(in: -1...15, named: "k")
      guard let bundle = quantized(drawn), let files = try? bundle.read() else {
        return .require(drawn.rows == 0, "\(drawn.rows) rows are refused")
      }
      let metric = try choices.element(of: CertificateMetric.allCases, named: "metric")
      let expected = refusal(of: bundle, metric, neighbors)
      do throws(CertificationError) {
        _ = try implementation.certify(files, metric, neighbors, 1)
        return .require(expected == nil, "certified, but \(String(describing: expected))")
      } catch {
        return .require(error == expected, "refused: \(error)")
      }
    }
  }

  /// Why a table on a natural grid has no certificate.
  private func refusal(
    of bundle: Bundle, _ metric: CertificateMetric, _ neighbors: Int
  ) -> CertificationError? {
    if [.squaredEuclidean, .dotProduct].contains(metric) {
      return .metric(metric, isOfCircles: true)
    }
    guard neighbors >= 1, neighbors <= bundle.available else {
      return .neighbors(neighbors, available: bundle.available)
    }
    let bits = bundle.layout.fineBits
    if metric == .cosine, bits > 16 { return .axes(bundle.axes, largest: 0) }
    // n·4^(B − 1) < 2^63.
    let most = (Int128(1) << 63 - 1) >> Int128(2 * (bits - 1))
    if metric == .squaredFlat, Int128(bundle.axes) > most {
      return .axes(bundle.axes, largest: Int(most))
    }
    return nil
  }

  private var ignoresThreads: Law {
    Law(
      "certificate.certifier.ignores-threads",
      "any number of threads gives the same certificate, byte for byte"
    ) { (choices) throws(Discard) in
      let subject = try drawGrid(&choices)
      let threads = try choices.integer(in: 2...5, named: "threads")
      guard let one = try? certificate(of: subject),
        let other = try? certificate(of: subject, threads: threads)
      else { return .fails("there is no certificate") }
      let pairs = zip(one.files(), other.files())
      return .require(
        one == other && pairs.allSatisfy { $0.name == $1.name && $0.bytes == $1.bytes },
        "\(threads) threads give \(other)")
    }
  }
}
