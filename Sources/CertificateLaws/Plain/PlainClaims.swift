import TorusArtifacts

/// Says whether a certificate is true, by the definitions of `Documentation/Formats.md`, over all pairs.
///
/// It neither finds evidence nor makes it anew: it asks each number that a certificate holds whether
/// it is what its definition says. It knows no file, only the numbers that were drawn.
struct PlainClaims {
  private let bundle: any CertifiedBundle
  private let metric: CertificateMetric
  private let bounds: PlainBounds
  private let table: PlainNumbers
  private let asked: PlainNumbers
  private let residuals: [Int]
  private let askedResiduals: [Int]

  init(_ bundle: any CertifiedBundle, _ metric: CertificateMetric) {
    self.bundle = bundle
    self.metric = metric
    bounds = PlainBounds(metric: metric, bits: bundle.points.bits)
    (table, asked) = bundle.numbers
    residuals = table.residuals(squared: metric.isSquared)
    askedResiduals = asked.residuals(squared: metric.isSquared)
  }

  /// What is false in a certificate about the bundle; `nil` if all of it is true.
  func falsehood(in certificate: Certificate, inputs: CertificateInputs) -> String? {
    if certificate.inputs != inputs { return "it is about other files" }
    let k = certificate.setting.neighbors
    guard bundle.setting(metric, neighbors: k) == certificate.setting else {
      return "its setting is \(certificate.setting)"
    }
    let evidence = certificate.evidence
    if evidence.residuals.map({ Int(exactly: $0) }) != residuals.map(Optional.some) {
      return "residuals are \(residuals), not \(evidence.residuals)"
    }
    let asked = bundle.isApart ? askedResiduals.map(Optional.some) : nil
    if evidence.queryResiduals?.map({ Int(exactly: $0) }) != asked {
      return "residuals of queries are \(askedResiduals)"
    }
    for query in 0..<bundle.queryCount {
      if let falsehood = falsehood(query, k, evidence) { return "query \(query): \(falsehood)" }
    }
    let totals = Self.totals(
      evidence, setting: certificate.setting, places: metric.hasExactAnswers ? places : nil,
      hasLabels: bundle.labels != nil, separation: separation)
    if certificate.claims != totals {
      return "claims are \(certificate.claims), not \(String(describing: totals))"
    }
    return nil
  }

  /// The least s ≥ 1 that makes all points integers in units of 2^−s turn; on lines of 2^−s, and the least
  /// t ≥ 1 with which these are below 2^t.
  private var places: (denominator: Int, numerator: Int?) {
    let all = (table.exact + asked.exact).flatMap { $0 }
    var s = 1
    guard case .line(let unit) = bundle.points else {
      while all.contains(where: { $0 % (PlainNumbers.turn >> s) != 0 }) { s += 1 }
      return (s, nil)
    }
    /// x·2^s for a number of x units, if that is an integer.
    func units(_ x: Int, _ s: Int) -> Int? {
      let shift = unit + s
      if shift >= 0 { return x << shift }
      return x % (1 << -shift) == 0 ? x >> -shift : nil
    }
    while all.contains(where: { units($0, s) == nil }) { s += 1 }
    var t = 1
    while all.contains(where: { abs(units($0, s) ?? 0) >= 1 << t }) { t += 1 }
    return (s, t)
  }

  private var separation: CertificateClaims.Separation {
    let rule = PlainBounds(metric: metric, bits: bundle.points.bits).ofPoints
    var least: Int?
    var coinciding = 0
    for (row, code) in table.fine.enumerated() {
      let before = table.fine[..<row]
      if before.contains(code) { coinciding += 1 }
      for other in before where other != code {
        let distance = rule.distance(code, other)
        if distance < least ?? .max { least = distance }
      }
    }
    return .init(leastDistance: least, coincidingRows: coinciding, metric: metric)
  }

  private func falsehood(_ query: Int, _ k: Int, _ evidence: CertificateEvidence) -> String? {
    let rows = (0..<bundle.rows).filter { bundle.isApart || $0 != query }
    let codeDistances = table.fine.map { bounds.distance(asked.fine[query], $0) }
    let own = PlainBounds.Point(fine: asked.fine[query], residual: askedResiduals[query])
    let points = zip(table.fine, residuals).map { PlainBounds.Point(fine: $0, residual: $1) }
    let lows = zip(codeDistances, points).map { bounds.low($0, $1, own) }
    let highs = zip(codeDistances, points).map { bounds.up($0, $1, own) }

    let range = query * k..<(query + 1) * k
    let neighbors = evidence.neighbors[range].map { Int($0) }
    guard Self.areLeast(neighbors, of: rows, by: codeDistances) else {
      return "\(neighbors) are not the nearest codes"
    }
    func precedes(_ l: Int, _ j: Int) -> Bool {
      lows[l] < highs[j] || (lows[l] == highs[j] && l < j)
    }
    for (j, member) in zip(neighbors, evidence.members[range]) {
      let isMember = rows.count { $0 != j && precedes($0, j) } < k
      if member != (isMember ? 1 : 0) { return "\(j) is \(isMember ? "" : "not ")a member" }
    }
    let ups = rows.map { highs[$0] }.sorted()
    let rescoring = rows.count { lows[$0] <= ups[k - 1] }
    if Int(evidence.rescoring[query]) != rescoring { return "\(rescoring) rows are to be rescored" }
    let outside = rows.filter { !neighbors.contains($0) }
    let isProved = outside.allSatisfy { l in neighbors.allSatisfy { !precedes(l, $0) } }
    let labels = bundle.labels.map { labels in
      Set(rows.filter { lows[$0] <= ups[0] }.map { labels[$0] })
    }
    if let falsehood = falsehoodOfRadius(query, rows, codeDistances, evidence) {
      return falsehood
    }
    var status: UInt8 = (isProved ? 1 : 0) + (labels?.count == 1 ? 2 : 0)
    if metric.hasExactAnswers {
      guard let exact = evidence.exactNeighbors?[range].map({ Int($0) }) else {
        return "there are no exact neighbors"
      }
      let distances = table.exact.map { row -> Int128 in
        if metric == .dotProduct { return -PlainNumbers.product(asked.exact[query], row) }
        return PlainNumbers.distance(
          asked.exact[query], row, turn: table.turns?.exact, squared: metric.isSquared)
      }
      guard Self.areLeast(exact, of: rows, by: distances) else {
        return "\(exact) are not the nearest rows"
      }
      if Set(neighbors) == Set(exact) { status += 4 }
      if let falsehood = falsehoodOfThreshold(query, distances[exact[k - 1]], evidence) {
        return falsehood
      }
    }
    return evidence.status[query] == status ? nil : "its status is \(status)"
  }

  /// The radius is the greatest r with 2r < o − p, or 0, or the diameter where there is no o.
  private func falsehoodOfRadius(
    _ query: Int, _ rows: [Int], _ distances: [Int], _ evidence: CertificateEvidence
  ) -> String? {
    guard metric == .lee, let labels = bundle.labels else {
      return evidence.radii == nil ? nil : "there are radii"
    }
    let nearest = rows.min { (distances[$0], $0) < (distances[$1], $1) } ?? 0
    let others = rows.filter { labels[$0] != labels[nearest] }.map { distances[$0] }
    var radius = bundle.axes << (bundle.points.bits - 1)
    if let other = others.min() {
      let gap = other - distances[nearest]
      radius = gap <= 2 ? 0 : gap / 2 - (gap % 2 == 0 ? 1 : 0)
    }
    guard let radii = evidence.radii, radii.count == bundle.queryCount,
      Int(exactly: radii[query]) == radius
    else { return "its radius is \(radius)" }
    return nil
  }

  private func falsehoodOfThreshold(
    _ query: Int, _ distance: Int128, _ evidence: CertificateEvidence
  ) -> String? {
    let (s, t) = places
    // From the units drawn to those of 2^−s, twice as many places for squares.
    let own = if case .line(let unit) = bundle.points { -unit } else { 40 }
    let shift = (s - own) * (metric.isSquared ? 2 : 1)
    var scaled = shift >= 0 ? distance << Int128(shift) : distance >> Int128(-shift)
    // Each product is taken from 4^t.
    if metric == .dotProduct, let t { scaled += Int128(bundle.axes) << Int128(2 * t) }
    let width = t.map { 2 * $0 + 2 } ?? (metric.isSquared ? 2 * s : s)
    var limbs = 1
    while 64 * limbs < width + (0...62).count(where: { bundle.axes >> $0 > 0 }) { limbs += 1 }
    let expected = (0..<limbs).map {
      $0 < 2 ? UInt64(truncatingIfNeeded: scaled >> Int128(64 * $0)) : 0
    }
    guard let thresholds = evidence.thresholds,
      thresholds.count == bundle.queryCount * limbs,
      Array(thresholds[query * limbs..<(query + 1) * limbs]) == expected
    else { return "its threshold is \(scaled)" }
    return nil
  }

  /// Whether `chosen` are the first of `rows` in the order of (value, row).
  private static func areLeast<Value: Comparable>(
    _ chosen: [Int], of rows: [Int], by values: [Value]
  ) -> Bool {
    guard chosen.allSatisfy(rows.contains), Set(chosen).count == chosen.count else { return false }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      values[a] < values[b] || values[a] == values[b] && a < b
    }
    return zip(chosen, chosen.dropFirst()).allSatisfy(precedes)
      && rows.allSatisfy { row in chosen.contains(row) || chosen.allSatisfy { precedes($0, row) } }
  }
}
