import BigInt
import TorusArtifacts

/// The certificate of these files, made anew by the definitions.
///
/// Where embeddings are missing, the residuals and exact neighbors are those of `claimed`, and only
/// what follows from them is new.
///
/// - Precondition: `claimed.setting` is that of the files, and without embeddings its residuals are
///   at most its `greatestResidual`.
func recomputed(_ files: CertifiedFiles, claimed: Certificate, hasEmbeddings: Bool) -> Certificate?
{
  let setting = claimed.setting
  let k = setting.neighbors
  let table = PlainTable(files.table)
  let queryTable = files.queries.map { PlainTable($0) }
  let queryCodes = (queryTable ?? table).codes

  var evidence = CertificateEvidence()
  evidence.residuals = hasEmbeddings ? table.residuals() : claimed.evidence.residuals
  evidence.queryResiduals =
    hasEmbeddings ? queryTable?.residuals() : claimed.evidence.queryResiduals
  let rowResiduals = evidence.residuals.map { Int($0) }
  let queryResiduals = evidence.queryResiduals?.map { Int($0) } ?? rowResiduals

  let denominators = table.denominators + (queryTable?.denominators ?? [])
  let s = hasEmbeddings ? max(1, denominators.max() ?? 0) : claimed.claims.exact.denominatorBits
  let points = table.points(s: s)
  let queryPoints = queryTable?.points(s: s) ?? points
  let limbs = Certificate.limbs(axes: setting.axes, denominatorBits: s)

  let turn = 1 << setting.fineBits
  let unit = 1 << CertificateSetting.residualBits
  var recalled = 0
  for query in 0..<setting.queries {
    let others = table.codes.indices.filter { setting.queriesApart || $0 != query }.map { row in
      let distance = leeDistance(queryCodes[query], table.codes[row], turn: turn)
      let slack = rowResiduals[row] + queryResiduals[query]
      return PlainQuery.Other(
        row: row, distance: distance, low: unit * distance - slack, up: unit * distance + slack)
    }
    let plain = PlainQuery(others: others, count: k)
    let neighbors = plain.neighbors.map { UInt32($0.row) }
    let rescoring = plain.rescoringSet(count: k)
    let exact: [UInt32]
    if hasEmbeddings {
      let nearest = exactNeighbors(
        of: queryPoints[query], among: rescoring, of: points, s: s, count: k)
      exact = nearest.map { UInt32($0.row) }
      let threshold = nearest[k - 1].distance
      evidence.thresholds += (0..<limbs).map {
        UInt64(truncatingIfNeeded: threshold >> (64 * $0))
      }
    } else {
      exact = Array(claimed.evidence.exactNeighbors[query * k..<(query + 1) * k])
    }
    let shared = Set(exact).intersection(neighbors).count
    recalled += shared
    evidence.neighbors += neighbors
    evidence.members += plain.members.map { $0 ? 1 : 0 }
    evidence.rescoring.append(UInt32(rescoring.count))
    evidence.exactNeighbors += exact
    evidence.status.append(
      (plain.isProved ? CertificateStatus.proved : 0)
        | (files.labels.map { plain.isLabelProved($0.labels) } ?? false
          ? CertificateStatus.labelProved : 0)
        | (shared == k ? CertificateStatus.same : 0))
  }
  if !hasEmbeddings { evidence.thresholds = claimed.evidence.thresholds }

  let exact = CertificateClaims.Exact(
    denominatorBits: s,
    same: evidence.status.count { $0 & CertificateStatus.same != 0 },
    different: evidence.status.count { $0 & CertificateStatus.same == 0 },
    recalled: recalled,
    wideRows: hasEmbeddings ? denominators.count { $0 > 80 } : claimed.claims.exact.wideRows)
  guard
    let claims = totals(
      evidence, setting: setting, exact: exact, hasLabels: files.labels != nil,
      separation: separation(of: table.codes, turn: turn))
  else { return nil }
  return Certificate(setting: setting, inputs: files.inputs, claims: claims, evidence: evidence)
}

/// The sums over the evidence; `nil` where one leaves 63 bits, which no certificate can say.
private func totals(
  _ evidence: CertificateEvidence, setting: CertificateSetting, exact: CertificateClaims.Exact,
  hasLabels: Bool, separation: CertificateClaims.Separation
) -> CertificateClaims? {
  let queries = setting.queries
  let sizes = evidence.rescoring.map { Int($0) }.sorted()
  let step = 1 << (setting.fineBits - 1)
  guard let rowResiduals = totals(evidence.residuals),
    let scan = CertificateClaims.Accumulator(term: 1 << 31, axes: setting.axes),
    let distance = CertificateClaims.Accumulator(term: step, axes: setting.axes),
    let bounds = CertificateClaims.Accumulator(
      term: 3 * step << CertificateSetting.residualBits, axes: setting.axes)
  else { return nil }
  let queryResiduals = evidence.queryResiduals.map { totals($0) }
  if let queryResiduals, queryResiduals == nil { return nil }
  return CertificateClaims(
    rowResiduals: rowResiduals,
    queryResiduals: queryResiduals ?? nil,
    proved: evidence.status.count { $0 & CertificateStatus.proved != 0 },
    members: evidence.members.count { $0 == 1 },
    labelProved: hasLabels
      ? evidence.status.count { $0 & CertificateStatus.labelProved != 0 } : nil,
    rescoring: .init(
      sum: sizes.reduce(0, +),
      // The least size v with 2·#{sizes ≤ v} ≥ Q, and with 100·#{sizes ≤ v} ≥ 99·Q.
      median: sizes.indices.first { 2 * ($0 + 1) >= queries }.map { sizes[$0] } ?? 0,
      percentile99: sizes.indices.first { 100 * ($0 + 1) >= 99 * queries }.map { sizes[$0] } ?? 0,
      largest: sizes.max() ?? 0),
    exact: exact, separation: separation,
    overflow: .init(scan: scan, distance: distance, bounds: bounds))
}

private func totals(_ residuals: [UInt64]) -> CertificateClaims.Residuals? {
  let sum = residuals.reduce(BigInt(0)) { $0 + BigInt($1) }
  guard let sum = Int(exactly: sum) else { return nil }
  var histogram = [Int](repeating: 0, count: CertificateClaims.Residuals.bins)
  for residual in residuals {
    histogram[BigInt(residual).magnitude.bitWidth] += 1
  }
  return .init(largest: Int(residuals.max() ?? 0), sum: sum, histogram: histogram)
}

/// δ and coinciding rows, from every pair.
private func separation(of codes: [[Int]], turn: Int) -> CertificateClaims.Separation {
  var (least, coinciding) = (Int?.none, 0)
  for row in codes.indices {
    let distances = codes[..<row].map { leeDistance($0, codes[row], turn: turn) }
    if distances.contains(0) { coinciding += 1 }
    if let nearest = distances.filter({ $0 > 0 }).min() { least = min(least ?? nearest, nearest) }
  }
  return .init(leastDistance: least, coincidingRows: coinciding)
}
