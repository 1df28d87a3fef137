import BigInt
import Dispatch
import Synchronization
import TorusArtifacts

/// The certificate of these files, made anew by the definitions.
///
/// Where embeddings are missing, the residuals and exact neighbors are those of `claimed`, and only
/// what follows from them is new.
///
/// - Precondition: `claimed.setting` is that of the files, and without embeddings its residuals are
///   at most its `greatestResidual`.
func recomputed(
  _ files: CertifiedFiles, claimed: Certificate, hasEmbeddings: Bool, threads: Int
) -> Certificate? {
  let setting = claimed.setting
  let table = PlainTable(files.table)
  let queryTable = files.queries.map { PlainTable($0) }

  var evidence = CertificateEvidence()
  evidence.residuals = hasEmbeddings ? table.residuals() : claimed.evidence.residuals
  evidence.queryResiduals =
    hasEmbeddings ? queryTable?.residuals() : claimed.evidence.queryResiduals
  let denominators = table.denominators + (queryTable?.denominators ?? [])
  let s = hasEmbeddings ? max(1, denominators.max() ?? 0) : claimed.claims.exact.denominatorBits
  let judge = QueryJudge(
    setting: setting, table: table, queryTable: queryTable ?? table,
    rowResiduals: evidence.residuals.map { Int($0) },
    queryResiduals: (evidence.queryResiduals ?? evidence.residuals).map { Int($0) },
    points: hasEmbeddings ? PlainPoints(table, queryTable, s: s) : nil,
    claimedNeighbors: claimed.evidence.exactNeighbors, labels: files.labels?.labels)

  let limbs = Certificate.limbs(axes: setting.axes, denominatorBits: s)
  var recalled = 0
  for query in inParallel(setting.queries, threads: threads, { judge.judged($0) }) {
    evidence.neighbors += query.neighbors
    evidence.members += query.members.map { $0 ? 1 : 0 }
    evidence.rescoring.append(UInt32(query.rescoring))
    evidence.exactNeighbors += query.exact
    evidence.thresholds += (0..<limbs).map {
      UInt64(truncatingIfNeeded: query.threshold >> (64 * $0))
    }
    let shared = Set(query.exact).intersection(query.neighbors).count
    recalled += shared
    evidence.status.append(
      (query.isProved ? CertificateStatus.proved : 0)
        | (query.isLabelProved ? CertificateStatus.labelProved : 0)
        | (shared == setting.neighbors ? CertificateStatus.same : 0))
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
      separation: separation(of: table, threads: threads))
  else { return nil }
  return Certificate(setting: setting, inputs: files.inputs, claims: claims, evidence: evidence)
}

/// `work` of 0..<count, in order; worker t of T does t, t + T, t + 2T, ….
private func inParallel<Result: Sendable>(
  _ count: Int, threads: Int, _ work: @Sendable (Int) -> Result
) -> [Result] {
  let parts = Mutex([[Result]](repeating: [], count: threads))
  DispatchQueue.concurrentPerform(iterations: threads) { thread in
    let part = stride(from: thread, to: count, by: threads).map(work)
    parts.withLock { $0[thread] = part }
  }
  return parts.withLock { parts in (0..<count).map { parts[$0 % threads][$0 / threads] } }
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
private func separation(of table: PlainTable, threads: Int) -> CertificateClaims.Separation {
  let pairs = inParallel(table.rows, threads: threads) { row in
    let distances = table.distances(to: table.code(row), count: row)
    return (least: distances.filter { $0 > 0 }.min(), coincides: distances.contains(0))
  }
  return .init(
    leastDistance: pairs.compactMap { $0.least }.min(),
    coincidingRows: pairs.count { $0.coincides })
}
