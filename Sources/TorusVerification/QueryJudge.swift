import BigInt
import TorusArtifacts

/// What a certificate should say about one query.
struct JudgedQuery: Sendable {
  let neighbors: [UInt32]
  let members: [Bool]
  let rescoring: Int
  let isProved: Bool
  let isLabelProved: Bool
  let exact: [UInt32]
  let threshold: BigInt
}

/// Judges one query after the other, from tables that do not change.
struct QueryJudge: Sendable {
  let setting: CertificateSetting
  let table: PlainTable
  let queryTable: PlainTable
  let rowResiduals: [Int]
  let queryResiduals: [Int]

  /// The embeddings; `nil` where they are not at hand, and then the exact neighbors are those claimed.
  let points: PlainPoints?
  let claimedNeighbors: [UInt32]
  let labels: [Int64]?

  func judged(_ query: Int) -> JudgedQuery {
    let k = setting.neighbors
    let unit = 1 << CertificateSetting.residualBits
    let distances = table.distances(to: queryTable.code(query), count: table.rows)
    var others: [PlainQuery.Other] = []
    others.reserveCapacity(table.rows)
    for row in 0..<table.rows where setting.queriesApart || row != query {
      let distance = distances[row]
      let slack = rowResiduals[row] + queryResiduals[query]
      others.append(
        .init(
          row: row, distance: distance, low: unit * distance - slack,
          up: unit * distance + slack))
    }
    let plain = PlainQuery(others: others, count: k)
    let rescoring = plain.rescoringSet(count: k)
    let exact = points?.nearest(to: query, among: rescoring, count: k)
    return JudgedQuery(
      neighbors: plain.neighbors.map { UInt32($0.row) }, members: plain.members,
      rescoring: rescoring.count, isProved: plain.isProved,
      isLabelProved: labels.map { plain.isLabelProved($0) } ?? false,
      exact: exact?.map { UInt32($0.row) }
        ?? Array(claimedNeighbors[query * k..<(query + 1) * k]),
      threshold: exact?[k - 1].distance ?? 0)
  }
}
