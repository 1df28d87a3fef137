import PropertyTesting
import TorusArtifacts
import TorusCertification

extension CertificateCatalog {
  /// Laws of what is certified.
  var certifierLaws: [Law] { [claimsTheTruth, refusesExactly, ignoresThreads] }

  private var claimsTheTruth: Law {
    Law(
      "certificate.certifier.claims-the-truth",
      "every number of a certificate is what its definition says, by brute force over all pairs"
    ) { (choices) throws(Discard) in
      let (bundle, files, neighbors) = try drawFiles(&choices)
      do throws(CertificationError) {
        let certificate = try implementation.certify(files, neighbors, 1)
        let falsehood = PlainClaims(bundle).falsehood(in: certificate, inputs: files.inputs)
        return .require(falsehood == nil, falsehood ?? "")
      } catch {
        return .fails("there is no certificate: \(error)")
      }
    }
  }

  private var refusesExactly: Law {
    Law(
      "certificate.certifier.refuses-exactly-what-has-none",
      "a table without rows is refused by its reader; k is refused exactly if fewer rows can be neighbors"
    ) { (choices) throws(Discard) in
      let drawn = try choices.bundle()
      let neighbors = try choices.integer(in: -1...15, named: "k")
      guard let bundle = quantized(drawn), let files = try? bundle.read() else {
        return .require(drawn.rows == 0, "\(drawn.rows) rows are refused")
      }
      let expected: CertificationError? =
        (1...max(1, bundle.available)).contains(neighbors) && bundle.available > 0
        ? nil : .neighbors(neighbors, available: bundle.available)
      do throws(CertificationError) {
        _ = try implementation.certify(files, neighbors, 1)
        return .require(expected == nil, "k = \(neighbors) of \(bundle.available) is certified")
      } catch {
        return .require(error == expected, "refused: \(error)")
      }
    }
  }

  private var ignoresThreads: Law {
    Law(
      "certificate.certifier.ignores-threads",
      "any number of threads gives the same certificate, byte for byte"
    ) { (choices) throws(Discard) in
      let (_, files, neighbors) = try drawFiles(&choices)
      let threads = try choices.integer(in: 2...5, named: "threads")
      guard let one = try? implementation.certify(files, neighbors, 1),
        let other = try? implementation.certify(files, neighbors, threads)
      else { return .fails("there is no certificate") }
      let pairs = zip(one.files(), other.files())
      return .require(
        one == other && pairs.allSatisfy { $0.name == $1.name && $0.bytes == $1.bytes },
        "\(threads) threads give \(other)")
    }
  }
}
