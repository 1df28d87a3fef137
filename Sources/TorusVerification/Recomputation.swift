import BigInt
import Dispatch
import Synchronization
import TorusArtifacts

/// The certificate of these files, made anew by the definitions.
///
/// Where embeddings are missing, the residuals and exact neighbors are those of `claimed`, and only
/// what follows from them is new. With a sample, so is the evidence about all other queries, and the
/// separation.
///
/// - Precondition: `claimed.setting` is that of the files, and without embeddings its residuals are
///   at most its `greatestResidual`.
func recomputed(
  _ files: CertifiedFiles, claimed: Certificate, hasEmbeddings: Bool, sample: Set<Int>?,
  threads: Int
) -> Certificate? {
  let setting = claimed.setting
  let table = PlainTable(files.table, setting.points, setting.metric)
  let queryTable = files.queries.map { PlainTable($0, setting.points, setting.metric) }

  var evidence = CertificateEvidence()
  if hasEmbeddings {
    guard let greatest = setting.greatestResidual,
      let rows = residuals(table, atMost: greatest, threads: threads)
    else { return nil }
    evidence.residuals = rows
    if let queryTable {
      guard let queries = residuals(queryTable, atMost: greatest, threads: threads) else {
        return nil
      }
      evidence.queryResiduals = queries
    }
  } else {
    evidence.residuals = claimed.evidence.residuals
    evidence.queryResiduals = claimed.evidence.queryResiduals
  }
  let denominators = table.denominators + (queryTable?.denominators ?? [])
  let isExact = setting.metric.hasExactAnswers
  let (s, t): (Int, Int?)
  if hasEmbeddings {
    s = max(1, denominators.max() ?? 0)
    let greatest = max(table.greatestMagnitude(s: s), queryTable?.greatestMagnitude(s: s) ?? 0)
    // The least t ≥ 1 with greatest < 2^t.
    t = table.isOfCircles ? nil : max(1, greatest.magnitude.bitWidth)
  } else {
    s = claimed.claims.exact?.denominatorBits ?? 1
    t = claimed.claims.exact?.numeratorBits
  }
  let judge = QueryJudge(
    setting: setting, table: table, queryTable: queryTable ?? table,
    rowPoints: points(evidence.residuals, table),
    queryPoints: points(evidence.queryResiduals ?? evidence.residuals, queryTable ?? table),
    points: hasEmbeddings && isExact ? PlainPoints(table, queryTable, s: s, t: t) : nil,
    claimed: claimed.evidence, labels: files.labels?.labels)

  let limbs =
    isExact ? Certificate.limbs(setting, denominatorBits: s, numeratorBits: t) : 0
  var (radii, exactNeighbors, thresholds) = ([UInt64](), [UInt32](), [UInt64]())
  var recalled = 0
  for query in inParallel(
    setting.queries, of: groupSize(rows: setting.rows), threads: threads,
    { queries in
      let chosen = queries.filter { sample?.contains($0) ?? true }
      let judged = Dictionary(uniqueKeysWithValues: zip(chosen, judge.judged(chosen)))
      return queries.map { judged[$0] ?? judge.claimed($0, limbs: limbs) }
    })
  {
    evidence.neighbors += query.neighbors
    evidence.members += query.members.map { $0 ? 1 : 0 }
    evidence.rescoring.append(UInt32(query.rescoring))
    radii.append(UInt64(query.radius))
    exactNeighbors += query.exact
    thresholds += (0..<limbs).map {
      UInt64(truncatingIfNeeded: query.threshold >> (64 * $0))
    }
    let shared = Set(query.exact).intersection(query.neighbors).count
    recalled += shared
    evidence.status.append(
      (query.isProved ? CertificateStatus.proved : 0)
        | (query.isLabelProved ? CertificateStatus.labelProved : 0)
        | (shared == setting.neighbors ? CertificateStatus.same : 0))
  }
  if isExact {
    evidence.exactNeighbors = exactNeighbors
    evidence.thresholds = hasEmbeddings ? thresholds : claimed.evidence.thresholds
  }
  if setting.metric == .lee, files.labels != nil { evidence.radii = radii }

  let exact = CertificateClaims.Exact(
    denominatorBits: s, numeratorBits: t,
    same: evidence.status.count { $0 & CertificateStatus.same != 0 },
    different: evidence.status.count { $0 & CertificateStatus.same == 0 },
    recalled: recalled,
    wideRows: hasEmbeddings ? denominators.count { $0 > 80 } : claimed.claims.exact?.wideRows ?? 0)
  guard
    let claims = totals(
      evidence, setting: setting, exact: isExact ? exact : nil, hasLabels: files.labels != nil,
      separation: sample == nil
        ? separation(of: table, setting.metric, threads: threads) : claimed.claims.separation)
  else { return nil }
  return Certificate(setting: setting, inputs: files.inputs, claims: claims, evidence: evidence)
}

/// What bounds need of every row.
private func points(_ residuals: [UInt64], _ table: PlainTable) -> [PlainBounds.Point] {
  let lengths = table.metric.hasLengths ? table.lengths : residuals.map { _ in 0 }
  return zip(residuals, lengths).map { (residual: Int($0), length: $1) }
}

/// The results of `work` for 0..<count, in order, from groups of so many; worker t of T does the groups t,
/// t + T, t + 2T, ….
private func inParallel<Result: Sendable>(
  _ count: Int, of size: Int, threads: Int, _ work: @Sendable (Range<Int>) -> [Result]
) -> [Result] {
  let groups = Array(stride(from: 0, to: count, by: size))
  let parts = Mutex([[[Result]]](repeating: [], count: threads))
  DispatchQueue.concurrentPerform(iterations: threads) { thread in
    let part = stride(from: thread, to: groups.count, by: threads).map {
      work(groups[$0]..<min(count, groups[$0] + size))
    }
    parts.withLock { $0[thread] = part }
  }
  return parts.withLock { parts in
    groups.indices.flatMap { parts[$0 % threads][$0 / threads] }
  }
}

/// How many queries are judged in one reading of the rows: fewer of many rows, as all that is known of each
/// row is kept meanwhile.
private func groupSize(rows: Int) -> Int { max(1, min(16, 1 << 20 / rows)) }

/// The residuals of a table; `nil` where one is above `greatest`.
private func residuals(_ table: PlainTable, atMost greatest: UInt64, threads: Int) -> [UInt64]? {
  let residuals = inParallel(table.rows, of: 1024, threads: threads) { rows in
    rows.map { UInt64(exactly: table.residual($0)) }
  }
  guard residuals.allSatisfy({ $0.map { $0 <= greatest } ?? false }) else { return nil }
  return residuals.compactMap { $0 }
}

/// The sums over the evidence; `nil` where one leaves 63 bits, which no certificate can say.
private func totals(
  _ evidence: CertificateEvidence, setting: CertificateSetting, exact: CertificateClaims.Exact?,
  hasLabels: Bool, separation: CertificateClaims.Separation
) -> CertificateClaims? {
  let queries = setting.queries
  let sizes = evidence.rescoring.map { Int($0) }.sorted()
  guard let rowResiduals = totals(evidence.residuals), let overflow = overflow(setting)
  else { return nil }
  var robustness: CertificateClaims.Robustness?
  if let radii = evidence.radii?.map({ Int($0) }) {
    guard let sum = Int(exactly: radii.reduce(BigInt(0)) { $0 + BigInt($1) }) else { return nil }
    robustness = .init(
      positive: radii.count { $0 > 0 }, sum: sum, median: median(radii.sorted()))
  }
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
      median: median(sizes),
      percentile99: sizes.indices.first { 100 * ($0 + 1) >= 99 * queries }.map { sizes[$0] } ?? 0,
      largest: sizes.max() ?? 0),
    exact: exact, robustness: robustness, separation: separation, overflow: overflow)
}

/// The least of these, in increasing order, that at least half do not exceed.
private func median(_ sorted: [Int]) -> Int {
  sorted.indices.first { 2 * ($0 + 1) >= sorted.count }.map { sorted[$0] } ?? 0
}

/// The greatest sums; `nil` where one leaves 63 bits.
private func overflow(_ setting: CertificateSetting) -> CertificateClaims.Overflow? {
  let step = 1 << (setting.fineBits - 1)
  let terms: (scan: Int, distance: Int, bounds: Int) =
    switch setting.metric {
    case .lee: (1 << 31, step, 3 * step << 16)
    case .squaredFlat: (1 << 30, step * step, 3 * step << 16)
    case .squaredEuclidean: (1 << 30, 1 << 50, 1 << 41)
    case .dotProduct: (1 << 30, 1 << 49, 1 << 49)
    case .cosine: (1 << 31, 1 << 31, 1 << 34)
    }
  let sums = [terms.scan, terms.distance, terms.bounds].compactMap {
    CertificateClaims.Accumulator(term: $0, axes: setting.axes)
  }
  return sums.count == 3 ? .init(scan: sums[0], distance: sums[1], bounds: sums[2]) : nil
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
private func separation(
  of table: PlainTable, _ metric: CertificateMetric, threads: Int
) -> CertificateClaims.Separation {
  let ofPoints: CertificateMetric =
    switch metric {
    case .cosine: .lee
    case .dotProduct: .squaredEuclidean
    case .lee, .squaredFlat, .squaredEuclidean: metric
    }
  // Each row, and those before it: of 64 rows at a time, so that decoding the others costs little beside.
  let pairs = inParallel(table.rows, of: 64, threads: threads) { rows in
    var pairs = rows.map { _ in (least: Int?.none, coincides: false) }
    table.compare(rows.map { table.point($0) }, count: rows.upperBound, by: ofPoints) {
      place, row, distance in
      guard row < rows.lowerBound + place else { return }
      if distance == 0 {
        pairs[place].coincides = true
      } else {
        pairs[place].least = min(pairs[place].least ?? distance, distance)
      }
    }
    return pairs
  }
  return .init(
    leastDistance: pairs.compactMap { $0.least }.min(),
    coincidingRows: pairs.count { $0.coincides }, metric: metric)
}
