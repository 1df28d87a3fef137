import TorusArtifacts

extension PlainClaims {
  /// The totals over these arrays, whatever they say; what no array says is as given.
  static func totals(
    _ evidence: CertificateEvidence, setting: CertificateSetting,
    places: (denominator: Int, numerator: Int?)?, hasLabels: Bool,
    separation: CertificateClaims.Separation
  ) -> CertificateClaims? {
    let sizes = evidence.rescoring.map { Int($0) }.sorted()
    let (queries, k) = (setting.queries, setting.neighbors)
    func size(atLeast share: Int) -> Int {
      sizes.first { size in 100 * sizes.count { $0 <= size } >= share * queries } ?? 0
    }
    func count(_ bit: UInt8) -> Int { evidence.status.count { $0 / bit % 2 == 1 } }
    let recalled =
      places == nil
      ? 0
      : (0..<queries).reduce(0) { sum, query in
        let range = query * k..<(query + 1) * k
        let exact = Array((evidence.exactNeighbors ?? [])[range])
        return sum + evidence.neighbors[range].count { exact.contains($0) }
      }
    guard let rows = residuals(evidence.residuals), let overflow = overflow(setting) else {
      return nil
    }
    var robustness: CertificateClaims.Robustness?
    if let radii = evidence.radii {
      let sorted = radii.sorted()
      guard let sum = sum(radii),
        let median = sorted.first(where: { radius in
          2 * sorted.count { $0 <= radius } >= queries
        }).flatMap({ Int(exactly: $0) })
      else { return nil }
      robustness = .init(positive: radii.count { $0 != 0 }, sum: sum, median: median)
    }
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
      exact: places.map {
        .init(
          denominatorBits: $0.denominator, numeratorBits: $0.numerator, same: count(4),
          different: queries - count(4), recalled: recalled, wideRows: 0)
      },
      robustness: robustness, separation: separation, overflow: overflow)
  }

  private static func overflow(_ setting: CertificateSetting) -> CertificateClaims.Overflow? {
    let half = 1 << (setting.fineBits - 1)
    let terms =
      switch setting.metric {
      case .lee: [1 << 31, half, 3 * 65536 * half]
      case .squaredFlat: [1 << 30, half * half, 3 * 65536 * half]
      case .squaredEuclidean: [1 << 30, 1 << 50, 1 << 41]
      case .dotProduct: [1 << 30, 1 << 49, 1 << 49]
      case .cosine: [1 << 31, 1 << 31, 1 << 34]
      }
    guard let scan = sums(of: terms[0], setting), let distance = sums(of: terms[1], setting),
      let bounds = sums(of: terms[2], setting)
    else { return nil }
    return .init(scan: scan, distance: distance, bounds: bounds)
  }

  /// `nil` where it leaves 63 bits.
  private static func sum(_ numbers: [UInt64]) -> Int? {
    Int(exactly: numbers.reduce(Int128(0)) { $0 + Int128($1) })
  }

  private static func sums(
    of term: Int, _ setting: CertificateSetting
  ) -> CertificateClaims.Accumulator? {
    CertificateClaims.Accumulator(term: term, axes: setting.axes)
  }

  /// `nil` where the sum leaves 63 bits: no certificate can say it.
  private static func residuals(_ residuals: [UInt64]) -> CertificateClaims.Residuals? {
    guard let sum = sum(residuals) else { return nil }
    var histogram = [Int](repeating: 0, count: 64)
    for residual in residuals {
      // The bin j with 2^(j−1) ≤ R < 2^j.
      histogram[(0..<64).first { residual >> UInt64($0) == 0 } ?? 63] += 1
    }
    return .init(largest: Int(residuals.max() ?? 0), sum: sum, histogram: histogram)
  }
}
