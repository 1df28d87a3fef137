import BigInt
import TorusArtifacts

/// What a certificate needs beside the evidence of queries, to be added up.
struct CertificateTotals {
  let setting: CertificateSetting
  let residuals: [UInt64]
  let queryResiduals: [UInt64]
  let units: CertificateShard.Units?
  let hasLabels: Bool

  private var hasRadii: Bool { setting.hasRadii(labels: hasLabels) }

  /// The certificate of this evidence.
  func certificate(
    of inputs: CertificateInputs, queries: [QueryEvidence],
    separation: CertificateClaims.Separation
  ) throws(CertificationError) -> Certificate {
    Certificate(
      setting: setting, inputs: inputs,
      claims: try claims(of: queries, separation: separation), evidence: evidence(of: queries))
  }

  private func claims(
    of queries: [QueryEvidence], separation: CertificateClaims.Separation
  ) throws(CertificationError) -> CertificateClaims {
    let sizes = queries.map { $0.rescoring }.sorted()
    let same = queries.count { $0.isSame }
    guard let overflow = CertificateClaims.Overflow(setting) else {
      throw .axes(setting.axes, largest: setting.largestAxes)
    }
    return CertificateClaims(
      rowResiduals: try .init(residuals, of: .rows),
      queryResiduals: setting.queriesApart ? try .init(queryResiduals, of: .queries) : nil,
      proved: queries.count { $0.isProved },
      members: queries.reduce(0) { $0 + $1.members.count { $0 } },
      labelProved: hasLabels ? queries.count { $0.isLabelProved } : nil,
      rescoring: .init(
        sum: sizes.reduce(0, +),
        median: sizes[(sizes.count - 1) / 2],
        percentile99: sizes[(sizes.count * 99 + 99) / 100 - 1],
        largest: sizes[sizes.count - 1]),
      exact: units.map { units in
        .init(
          denominatorBits: units.denominatorBits, numeratorBits: units.numeratorBits, same: same,
          different: queries.count - same, recalled: queries.reduce(0) { $0 + $1.recalled },
          wideRows: units.wideRows)
      },
      robustness: try hasRadii ? .init(queries.map { $0.radius }) : nil,
      separation: separation, overflow: overflow)
  }

  private func evidence(of queries: [QueryEvidence]) -> CertificateEvidence {
    var evidence = CertificateEvidence()
    evidence.residuals = residuals
    evidence.queryResiduals = setting.queriesApart ? queryResiduals : nil
    evidence.neighbors = queries.flatMap { $0.neighbors.map { UInt32($0) } }
    evidence.members = queries.flatMap { $0.members.map { $0 ? 1 : 0 } }
    evidence.rescoring = queries.map { UInt32($0.rescoring) }
    evidence.status = queries.map { $0.status }
    evidence.radii = hasRadii ? queries.map { $0.radius } : nil
    guard let units else { return evidence }
    evidence.exactNeighbors = queries.flatMap { $0.exactNeighbors.map { UInt32($0) } }
    let limbs = units.limbs(setting)
    evidence.thresholds = queries.flatMap { query in
      let words = query.threshold.words.map { UInt64($0) }
      return words + [UInt64](repeating: 0, count: limbs - words.count)
    }
    return evidence
  }
}

extension CertificateClaims.Robustness {
  init(_ radii: [UInt64]) throws(CertificationError) {
    var sum = 0
    for radius in radii {
      let (next, overflow) = sum.addingReportingOverflow(Int(radius))
      guard !overflow else { throw .radiusSum }
      sum = next
    }
    self.init(
      positive: radii.count { $0 > 0 }, sum: sum,
      median: Int(radii.sorted()[(radii.count - 1) / 2]))
  }
}

extension CertificateClaims.Residuals {
  init(_ residuals: [UInt64], of table: CertificationError.Table) throws(CertificationError) {
    var (sum, largest) = (0, 0)
    var histogram = [Int](repeating: 0, count: Self.bins)
    for residual in residuals.map({ Int($0) }) {
      let (next, overflow) = sum.addingReportingOverflow(residual)
      guard !overflow else { throw .residualSum(of: table) }
      sum = next
      largest = max(largest, residual)
      histogram[Int.bitWidth - residual.leadingZeroBitCount] += 1
    }
    self.init(largest: largest, sum: sum, histogram: histogram)
  }
}
