import TorusArtifacts

/// Says whether a certificate is true, by the definitions of `Documentation/Formats.md`, over all pairs.
///
/// It neither finds evidence nor makes it anew: it asks each number that a certificate holds whether
/// it is what its definition says. It knows no file, only the numbers that were drawn.
struct PlainClaims {
  private let bundle: Bundle
  private let table: PlainTable
  private let asked: PlainTable
  private let residuals: [Int]
  private let askedResiduals: [Int]

  init(_ bundle: Bundle) {
    self.bundle = bundle
    table = PlainTable(bundle.table, axes: bundle.axes, layout: bundle.layout)
    asked =
      bundle.queries.map { PlainTable($0, axes: bundle.axes, layout: bundle.layout) } ?? table
    residuals = table.residuals(bits: bundle.layout.fineBits)
    askedResiduals = asked.residuals(bits: bundle.layout.fineBits)
  }

  /// What is false in a certificate about the bundle; `nil` if all of it is true.
  func falsehood(in certificate: Certificate, inputs: CertificateInputs) -> String? {
    if certificate.inputs != inputs { return "it is about other files" }
    let k = certificate.setting.neighbors
    let setting = CertificateSetting(
      rows: bundle.rows, queries: bundle.queryCount, queriesApart: bundle.queries != nil,
      axes: bundle.axes, layout: bundle.layout, neighbors: k)
    guard setting == certificate.setting else { return "its setting is \(certificate.setting)" }
    let evidence = certificate.evidence
    if evidence.residuals.map({ Int(exactly: $0) }) != residuals.map(Optional.some) {
      return "residuals are \(residuals), not \(evidence.residuals)"
    }
    let asked = bundle.queries == nil ? nil : askedResiduals.map(Optional.some)
    if evidence.queryResiduals?.map({ Int(exactly: $0) }) != asked {
      return "residuals of queries are \(askedResiduals)"
    }
    for query in 0..<bundle.queryCount {
      if let falsehood = falsehood(query, k, evidence) { return "query \(query): \(falsehood)" }
    }
    let exact = certificate.claims.exact
    let totals = Self.totals(
      evidence, setting: certificate.setting, denominatorBits: denominatorBits,
      hasLabels: bundle.labels != nil, separation: separation)
    if certificate.claims != totals {
      return "claims are \(certificate.claims), not \(String(describing: totals))"
    }
    return exact.wideRows == 0 ? nil : "no row is wide"
  }

  /// The least s ≥ 1 that makes all points integers in units of 2^−s turn.
  private var denominatorBits: Int {
    let all = (table.points + asked.points).flatMap { $0 }
    var bits = 1
    while all.contains(where: { $0 % (PlainTable.turn >> bits) != 0 }) { bits += 1 }
    return bits
  }

  private var separation: CertificateClaims.Separation {
    var least: Int?
    var coinciding = 0
    for (row, code) in table.fine.enumerated() {
      let before = table.fine[..<row]
      if before.contains(code) { coinciding += 1 }
      for other in before where other != code {
        let distance = PlainTable.distance(code, other, turn: 1 << bundle.layout.fineBits)
        if distance < least ?? .max { least = distance }
      }
    }
    return .init(leastDistance: least, coincidingRows: coinciding)
  }

  private func falsehood(_ query: Int, _ k: Int, _ evidence: CertificateEvidence) -> String? {
    let rows = (0..<bundle.rows).filter { bundle.queries != nil || $0 != query }
    let codeDistances = table.fine.map {
      PlainTable.distance(asked.fine[query], $0, turn: 1 << bundle.layout.fineBits)
    }
    let distances = table.points.map {
      PlainTable.distance(asked.points[query], $0, turn: PlainTable.turn)
    }
    func slack(_ row: Int) -> Int { residuals[row] + askedResiduals[query] }
    func low(_ row: Int) -> Int { 65536 * codeDistances[row] - slack(row) }
    func up(_ row: Int) -> Int { 65536 * codeDistances[row] + slack(row) }

    let range = query * k..<(query + 1) * k
    let neighbors = evidence.neighbors[range].map { Int($0) }
    guard Self.areLeast(neighbors, of: rows, by: codeDistances) else {
      return "\(neighbors) are not the nearest codes"
    }
    let exact = evidence.exactNeighbors[range].map { Int($0) }
    guard Self.areLeast(exact, of: rows, by: distances) else {
      return "\(exact) are not the nearest rows"
    }
    func precedes(_ l: Int, _ j: Int) -> Bool { low(l) < up(j) || (low(l) == up(j) && l < j) }
    for (j, member) in zip(neighbors, evidence.members[range]) {
      let isMember = rows.count { $0 != j && precedes($0, j) } < k
      if member != (isMember ? 1 : 0) { return "\(j) is \(isMember ? "" : "not ")a member" }
    }
    let ups = rows.map(up).sorted()
    let rescoring = rows.count { low($0) <= ups[k - 1] }
    if Int(evidence.rescoring[query]) != rescoring { return "\(rescoring) rows are to be rescored" }
    let outside = rows.filter { !neighbors.contains($0) }
    let isProved = outside.allSatisfy { l in neighbors.allSatisfy { !precedes(l, $0) } }
    let labels = bundle.labels.map { labels in
      Set(rows.filter { low($0) <= ups[0] }.map { labels[$0] })
    }
    let isSame = Set(neighbors) == Set(exact)
    let status: UInt8 = (isProved ? 1 : 0) + (labels?.count == 1 ? 2 : 0) + (isSame ? 4 : 0)
    if evidence.status[query] != status { return "its status is \(status)" }
    return threshold(query, distances[exact[k - 1]], evidence)
  }

  private func threshold(_ query: Int, _ distance: Int, _ evidence: CertificateEvidence) -> String?
  {
    // s ≤ 24 places and the bits of at most 4 axes fit one limb.
    let unit = PlainTable.turn >> denominatorBits
    guard evidence.thresholds.count == bundle.queryCount,
      Int(exactly: evidence.thresholds[query]) == distance / unit
    else { return "its threshold is \(distance / unit)" }
    return nil
  }

  /// Whether `chosen` are the first of `rows` in the order of (value, row).
  private static func areLeast(_ chosen: [Int], of rows: [Int], by values: [Int]) -> Bool {
    guard chosen.allSatisfy(rows.contains), Set(chosen).count == chosen.count else { return false }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      values[a] < values[b] || values[a] == values[b] && a < b
    }
    return zip(chosen, chosen.dropFirst()).allSatisfy(precedes)
      && rows.allSatisfy { row in chosen.contains(row) || chosen.allSatisfy { precedes($0, row) } }
  }
}
