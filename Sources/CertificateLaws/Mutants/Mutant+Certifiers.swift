import PropertyTesting
import TorusArtifacts
import TorusCertification

extension Mutant {
  /// Faults in the certifier; the totals of each certificate fit its arrays.
  static let certifiers: [Mutant] = [
    evidence(
      "residuals-rounded-down", "residuals are rounded down, so that bounds are too tight"
    ) { evidence, _, _ in
      evidence.residuals = evidence.residuals.map { $0 % 4096 == 0 || $0 == 0 ? $0 : $0 - 1 }
    },
    evidence("undecided-is-same", "what the bounds leave undecided is counted as the same") {
      evidence, _, _ in
      evidence.status = evidence.status.map { $0 % 2 == 0 ? $0 | 4 : $0 }
    },
    evidence("neighbors-are-members", "every neighbor is called a guaranteed member") {
      evidence, _, _ in
      evidence.members = evidence.members.map { _ in 1 }
    },
    evidence("proved-without-ties", "the same neighbors are called proved, though a tie decides") {
      evidence, _, _ in
      evidence.status = evidence.status.map { $0 >= 4 ? $0 | 1 : $0 }
    },
    evidence("label-of-the-nearest", "a label counts as proved wherever there is a nearest row") {
      evidence, _, files in
      if files.labels != nil { evidence.status = evidence.status.map { $0 | 2 } }
    },
    evidence("ties-to-the-later-row", "of equal distances, the later row comes first") {
      evidence, setting, files in
      let codes = files.table.codes
      guard case .grid(let codes) = codes else { return }
      for place in evidence.neighbors.indices.dropLast()
      where place / setting.neighbors == (place + 1) / setting.neighbors {
        let rows = evidence.neighbors[place...place + 1].map { Int($0) * codes.axes }
        let (first, second) = (rows[0]..<rows[0] + codes.axes, rows[1]..<rows[1] + codes.axes)
        if codes.codes.decoded(first) == codes.codes.decoded(second),
          codes.refinement?.decoded(first) == codes.refinement?.decoded(second)
        {
          evidence.neighbors.swapAt(place, place + 1)
        }
      }
    },
    evidence("exact-is-code-distance", "the nearest codes are given as the nearest embeddings") {
      evidence, _, _ in
      guard evidence.exactNeighbors != nil else { return }
      evidence.exactNeighbors = evidence.neighbors
      evidence.status = evidence.status.map { $0 | 4 }
    },
    evidence("rescoring-without-ties", "a row whose low is the k-th least up is not rescored") {
      evidence, setting, _ in
      evidence.rescoring = evidence.rescoring.map {
        $0 > setting.neighbors && $0 % 2 == 0 ? $0 - 1 : $0
      }
    },
    evidence("radius-of-half-the-gap", "the radius of a label is ⌊(o − p)/2⌋: a tie is no claim") {
      evidence, _, _ in
      evidence.radii = evidence.radii?.map { $0 + 1 }
    },
    evidence("radius-without-other-labels", "where no row has another label, the radius is 0") {
      evidence, setting, _ in
      let diameter = UInt64(setting.axes) << UInt64(setting.fineBits - 1)
      evidence.radii = evidence.radii?.map { $0 == diameter ? 0 : $0 }
    },
    evidence(
      "root-rounded-down",
      "residuals of squared distances are the greatest integer not above a root",
      of: "-of-other-codes"
    ) { evidence, setting, _ in
      guard setting.metric.isSquared else { return }
      evidence.residuals = evidence.residuals.map { $0 % 65536 == 0 ? $0 : $0 - 1 }
    },
    evidence(
      "threshold-is-a-product", "θ is the dot product itself, not what is left of n·4^t",
      of: "-of-other-codes"
    ) { evidence, setting, _ in
      guard setting.metric == .dotProduct else { return }
      evidence.thresholds = evidence.thresholds?.map { 0 &- $0 }
    },
    Mutant(
      "products-ordered-by-distance",
      "the nearest by squared distance are given as the greatest products",
      killedBy: "certificate.certifier.claims-the-truth-of-other-codes", "certifier"
    ) {
      let certify = $0.certify
      $0.certify = { (files, metric, neighbors, threads) throws(CertificationError) in
        let sound = try certify(files, metric, neighbors, threads)
        guard metric == .dotProduct else { return sound }
        var evidence = sound.evidence
        evidence.neighbors = try certify(files, .squaredEuclidean, neighbors, threads).evidence
          .neighbors
        return sound.totals(evidence, separation: sound.claims.separation) ?? sound
      }
    },
    Mutant(
      "line-unit-of-the-table", "queries on lines are certified in the unit of the table alone",
      killedBy: "certificate.certifier.claims-the-truth-of-other-codes", "certifier"
    ) {
      replace(&$0) { certificate, files in
        let own = files.table.codes.points
        guard let queries = files.queries, case .line = own, own != queries.codes.points else {
          return nil
        }
        let setting = certificate.setting
        return CertificateSetting(
          metric: setting.metric, rows: setting.rows, queries: setting.queries,
          queriesApart: true, axes: setting.axes, points: own, neighbors: setting.neighbors
        ).map {
          Certificate(
            setting: $0, inputs: certificate.inputs, claims: certificate.claims,
            evidence: certificate.evidence)
        }
      }
    },
    Mutant(
      "every-metric-is-lee", "what is asked for is not what is compared",
      killedBy: "certificate.certifier.claims-the-truth", "certifier"
    ) {
      let certify = $0.certify
      $0.certify = { (files, metric, neighbors, threads) throws(CertificationError) in
        try certify(files, metric.isOfCircles ? .lee : .squaredEuclidean, neighbors, threads)
      }
    },
    Mutant(
      "coinciding-rows-forgotten", "rows that coincide are not counted",
      killedBy: "certificate.certifier.claims-the-truth", "certifier"
    ) {
      replace(&$0) { certificate, _ in
        certificate.totals(
          certificate.evidence,
          separation: .init(
            leastDistance: certificate.claims.separation.leastDistance, coincidingRows: 0,
            metric: certificate.setting.metric))
      }
    },
    Mutant(
      "separation-of-neighbors-in-the-file", "δ is taken between rows that follow one another",
      killedBy: "certificate.certifier.claims-the-truth", "certifier"
    ) {
      replace(&$0) { certificate, files in
        guard case .grid(let codes) = files.table.codes else { return nil }
        let parcel = Parcel(
          points: codes.codes.map { _ in 0 }, codes: Array(codes.codes),
          refinement: codes.refinement.map { Array($0) })
        let rule = PlainBounds(
          metric: certificate.setting.metric, bits: codes.layout.fineBits
        ).ofPoints
        let fine = Bundle(axes: codes.axes, layout: codes.layout, table: parcel)
          .numbers.table.fine
        let distances = zip(fine, fine.dropFirst()).map { rule.distance($0, $1) }
        return certificate.totals(
          certificate.evidence,
          separation: .init(
            leastDistance: distances.filter { $0 > 0 }.min(),
            coincidingRows: certificate.claims.separation.coincidingRows,
            metric: certificate.setting.metric))
      }
    },
    Mutant(
      "one-thread-loses-a-query", "with threads, the last query is given the evidence of the first",
      killedBy: "certificate.certifier.ignores-threads", "certifier"
    ) {
      let certify = $0.certify
      $0.certify = { (files, metric, neighbors, threads) throws(CertificationError) in
        let sound = try certify(files, metric, neighbors, threads)
        guard threads > 2 else { return sound }
        var evidence = sound.evidence
        evidence.rescoring[sound.setting.queries - 1] = evidence.rescoring[0]
        return sound.totals(evidence, separation: sound.claims.separation) ?? sound
      }
    },
    Mutant(
      "all-rows-are-neighbors", "k is clamped to the rows there are, in silence",
      killedBy: "certificate.certifier.refuses-exactly-what-has-none", "certifier"
    ) {
      let certify = $0.certify
      $0.certify = { (files, metric, neighbors, threads) throws(CertificationError) in
        let available = files.table.codes.rows - (files.queries == nil ? 1 : 0)
        return try certify(files, metric, min(neighbors, available), threads)
      }
    },
  ]

  private static func replace(
    _ implementation: inout CertificateImplementation,
    by change: @escaping @Sendable (Certificate, CertifiedFiles) -> Certificate?
  ) {
    let certify = implementation.certify
    implementation.certify = { (files, metric, neighbors, threads) throws(CertificationError) in
      let sound = try certify(files, metric, neighbors, threads)
      return change(sound, files) ?? sound
    }
  }

  private static func evidence(
    _ name: String, _ fault: String, of codes: String = "",
    _ change:
      @escaping @Sendable (
        inout CertificateEvidence, CertificateSetting, CertifiedFiles
      ) -> Void
  ) -> Mutant {
    Mutant(
      name, fault,
      killedBy: LawName(stringLiteral: "certificate.certifier.claims-the-truth\(codes)"),
      "certifier"
    ) {
      replace(&$0) { certificate, files in
        var evidence = certificate.evidence
        change(&evidence, certificate.setting, files)
        return certificate.totals(evidence, separation: certificate.claims.separation)
      }
    }
  }
}

extension Certificate {
  /// The same certificate with this evidence and totals that fit it; `nil` where a sum overflows.
  fileprivate func totals(
    _ evidence: CertificateEvidence, separation: CertificateClaims.Separation
  ) -> Certificate? {
    PlainClaims.totals(
      evidence, setting: setting,
      places: claims.exact.map { ($0.denominatorBits, $0.numeratorBits) },
      hasLabels: claims.labelProved != nil, separation: separation
    ).map { Certificate(setting: setting, inputs: inputs, claims: $0, evidence: evidence) }
  }
}
