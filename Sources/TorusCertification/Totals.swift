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
    let step = 1 << (setting.fineBits - 1)
    let perAxisBound = 3 * step << CertificateSetting.residualBits
    guard let scan = Accumulator(term: 1 << 31, axes: setting.axes),
      let distance = Accumulator(term: step, axes: setting.axes),
      let bounds = Accumulator(term: perAxisBound, axes: setting.axes)
    else { throw .axes(setting.axes, largest: Int.max / max(1 << 31, perAxisBound)) }
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
      exact: Exact(
        denominatorBits: subject.exact.denominatorBits, same: same,
        different: queries.count - same, recalled: queries.reduce(0) { $0 + $1.recalled },
        wideRows: subject.wideRows),
      separation: separation,
      overflow: Overflow(scan: scan, distance: distance, bounds: bounds))
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
  init(_ subject: CertificationSubject, queries: [QueryEvidence], denominatorBits: Int) {
    self.init()
    residuals = subject.residuals
    queryResiduals = subject.setting.queriesApart ? subject.queryResiduals : nil
    neighbors = queries.flatMap { $0.neighbors.map { UInt32($0) } }
    members = queries.flatMap { $0.members.map { $0 ? 1 : 0 } }
    rescoring = queries.map { UInt32($0.rescoring) }
    status = queries.map { $0.status }
    exactNeighbors = queries.flatMap { $0.exactNeighbors.map { UInt32($0) } }
    let limbs = Certificate.limbs(axes: subject.setting.axes, denominatorBits: denominatorBits)
    thresholds = queries.flatMap { query in
      let words = query.threshold.words.map { UInt64($0) }
      return words + [UInt64](repeating: 0, count: limbs - words.count)
    }
  }
}
