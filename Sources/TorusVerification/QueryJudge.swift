import BigInt
import TorusArtifacts

/// What a certificate should say about one query.
struct JudgedQuery: Sendable {
  let neighbors: [UInt32]
  let members: [Bool]
  let rescoring: Int
  let isProved: Bool
  let isLabelProved: Bool
  let radius: Int
  let exact: [UInt32]
  let threshold: BigInt
}

/// Judges one query after the other, from tables that do not change.
struct QueryJudge: Sendable {
  let setting: CertificateSetting
  let table: PlainTable
  let queryTable: PlainTable
  let rowPoints: [PlainBounds.Point]
  let queryPoints: [PlainBounds.Point]

  /// The embeddings; `nil` where they are not at hand, and then the exact neighbors are those claimed.
  let points: PlainPoints?
  let claimed: CertificateEvidence
  let labels: [Int64]?

  /// What the certificate should say of these queries.
  func judged(_ queries: [Int]) -> [JudgedQuery] {
    let rule = PlainBounds(setting: setting)
    var others = [[PlainQuery.Other]](repeating: [], count: queries.count)
    for place in others.indices { others[place].reserveCapacity(table.rows) }
    table.compare(queries.map { queryTable.point($0) }, count: table.rows, by: setting.metric) {
      place, row, distance in
      let query = queries[place]
      guard setting.queriesApart || row != query else { return }
      let (low, up) = rule.bounds(distance, rowPoints[row], queryPoints[query])
      others[place].append(.init(row: row, distance: distance, low: low, up: up))
    }
    return zip(queries, others).map { judged($0, among: $1) }
  }

  private func judged(_ query: Int, among others: [PlainQuery.Other]) -> JudgedQuery {
    let k = setting.neighbors
    let plain = PlainQuery(others: others, count: k)
    let rescoring = plain.rescoringSet(count: k)
    let exact = points?.nearest(to: query, among: rescoring, count: k)
    return JudgedQuery(
      neighbors: plain.neighbors.map { UInt32($0.row) }, members: plain.members,
      rescoring: rescoring.count, isProved: plain.isProved,
      isLabelProved: labels.map { plain.isLabelProved($0) } ?? false,
      radius: labels.map { radius(plain, labels: $0) } ?? 0,
      exact: exact?.map { UInt32($0.row) }
        ?? claimed.exactNeighbors.map { Array($0[query * k..<(query + 1) * k]) } ?? [],
      threshold: exact?[k - 1].distance ?? 0)
  }

  /// What the certificate itself says of a query.
  func claimed(_ query: Int, limbs: Int) -> JudgedQuery {
    let (k, status) = (setting.neighbors, claimed.status[query])
    let range = query * k..<(query + 1) * k
    let words = (claimed.thresholds ?? []).dropFirst(query * limbs).prefix(limbs)
    return JudgedQuery(
      neighbors: Array(claimed.neighbors[range]),
      members: claimed.members[range].map { $0 == 1 },
      rescoring: Int(claimed.rescoring[query]),
      isProved: status & CertificateStatus.proved != 0,
      isLabelProved: status & CertificateStatus.labelProved != 0,
      radius: Int(clamping: claimed.radii?[query] ?? 0),
      exact: claimed.exactNeighbors.map { Array($0[range]) } ?? [],
      threshold: words.reversed().reduce(0) { $0 << 64 + BigInt($1) })
  }

  /// max(0, ⌈(o − p)/2⌉ − 1) for the nearest row at p, and the nearest with another label at o; where there
  /// is none, the diameter.
  private func radius(_ plain: PlainQuery, labels: [Int64]) -> Int {
    let nearest = plain.neighbors[0]
    let others = plain.others.lazy.filter { labels[$0.row] != labels[nearest.row] }
    guard let other = others.map(\.distance).min() else {
      return setting.axes << (setting.fineBits - 1)
    }
    return max(0, (other - nearest.distance + 1) / 2 - 1)
  }
}
