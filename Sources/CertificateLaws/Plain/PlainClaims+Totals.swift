import TorusArtifacts

extension PlainClaims {
  /// The totals over these arrays, whatever they say; what no array says is as given.
  static func totals(
    _ evidence: CertificateEvidence, setting: CertificateSetting, denominatorBits: Int,
    hasLabels: Bool, separation: CertificateClaims.Separation
  ) -> CertificateClaims? {
    let sizes = evidence.rescoring.map { Int($0) }.sorted()
    let (queries, k) = (setting.queries, setting.neighbors)
    func size(atLeast share: Int) -> Int {
      sizes.first { size in 100 * sizes.count { $0 <= size } >= share * queries } ?? 0
    }
    func count(_ bit: UInt8) -> Int { evidence.status.count { $0 / bit % 2 == 1 } }
    let recalled = (0..<queries).reduce(0) { sum, query in
      let range = query * k..<(query + 1) * k
      return sum
        + evidence.neighbors[range].count { evidence.exactNeighbors[range].contains($0) }
    }
    guard let rows = residuals(evidence.residuals),
      let scan = sums(of: 1 << 31, setting),
      let distance = sums(of: 1 << (setting.fineBits - 1), setting),
      let bounds = sums(of: 3 * (1 << (setting.fineBits + 15)), setting)
    else { return nil }
    var queryResiduals: CertificateClaims.Residuals?
    if let all = evidence.queryResiduals {
      guard let totals = residuals(all) else { return nil }
      queryResiduals = totals
    }
    return CertificateClaims(
      rowResiduals: rows, queryResiduals: queryResiduals, proved: count(1),
      members: evidence.members.count { $0 == 1 }, labelProved: hasLabels ? count(2) : nil,
      rescoring: .init(
        sum: sizes.reduce(0, +), median: size(atLeast: 50), percentile99: size(atLeast: 99),
        largest: sizes.last ?? 0),
      exact: .init(
        denominatorBits: denominatorBits, same: count(4), different: queries - count(4),
        recalled: recalled, wideRows: 0),
      separation: separation, overflow: .init(scan: scan, distance: distance, bounds: bounds))
  }

  private static func sums(
    of term: Int, _ setting: CertificateSetting
  ) -> CertificateClaims.Accumulator? {
    CertificateClaims.Accumulator(term: term, axes: setting.axes)
  }

  /// `nil` where the sum leaves 63 bits: no certificate can say it.
  private static func residuals(_ residuals: [UInt64]) -> CertificateClaims.Residuals? {
    var sum = 0
    var histogram = [Int](repeating: 0, count: 64)
    for residual in residuals {
      guard let value = Int(exactly: residual) else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(value)
      guard !overflow else { return nil }
      sum = next
      // The bin j with 2^(j−1) ≤ R < 2^j.
      histogram[(0..<64).first { residual >> UInt64($0) == 0 } ?? 63] += 1
    }
    return .init(largest: Int(residuals.max() ?? 0), sum: sum, histogram: histogram)
  }
}
