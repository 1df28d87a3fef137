import BigInt
import TorusArtifacts

extension CertificateClaims {
  /// The totals of this evidence.
  init(
    _ subject: CertificationSubject, queries: [QueryEvidence], separation: Separation
  ) throws(CertificationError) {
    let setting = subject.setting
    let sizes = queries.map { $0.rescoring }.sorted()
    let same = queries.count { $0.isSame }
    guard let overflow = Overflow(setting) else {
      throw .axes(setting.axes, largest: setting.largestAxes)
    }
    self.init(
      rowResiduals: try Residuals(subject.residuals, of: .rows),
      queryResiduals: setting.queriesApart
        ? try Residuals(subject.queryResiduals, of: .queries) : nil,
      proved: queries.count { $0.isProved },
      members: queries.reduce(0) { $0 + $1.members.count { $0 } },
      labelProved: subject.labels == nil ? nil : queries.count { $0.isLabelProved },
      rescoring: Rescoring(
        sum: sizes.reduce(0, +),
        median: sizes[(sizes.count - 1) / 2],
        percentile99: sizes[(sizes.count * 99 + 99) / 100 - 1],
        largest: sizes[sizes.count - 1]),
      exact: subject.exact.map { exact in
        Exact(
          denominatorBits: exact.denominatorBits, numeratorBits: exact.numeratorBits, same: same,
          different: queries.count - same, recalled: queries.reduce(0) { $0 + $1.recalled },
          wideRows: subject.wideRows)
      },
      robustness: try subject.hasRadii ? Robustness(queries.map { $0.radius }) : nil,
      separation: separation, overflow: overflow)
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

extension CertificateEvidence {
  /// The arrays of this evidence.
  init(
    _ subject: CertificationSubject, queries: [QueryEvidence], exact: CertificateClaims.Exact?
  ) {
    self.init()
    residuals = subject.residuals
    queryResiduals = subject.setting.queriesApart ? subject.queryResiduals : nil
    neighbors = queries.flatMap { $0.neighbors.map { UInt32($0) } }
    members = queries.flatMap { $0.members.map { $0 ? 1 : 0 } }
    rescoring = queries.map { UInt32($0.rescoring) }
    status = queries.map { $0.status }
    radii = subject.hasRadii ? queries.map { $0.radius } : nil
    guard let exact else { return }
    exactNeighbors = queries.flatMap { $0.exactNeighbors.map { UInt32($0) } }
    let limbs = Certificate.limbs(
      subject.setting, denominatorBits: exact.denominatorBits,
      numeratorBits: exact.numeratorBits)
    thresholds = queries.flatMap { query in
      let words = query.threshold.words.map { UInt64($0) }
      return words + [UInt64](repeating: 0, count: limbs - words.count)
    }
  }
}
