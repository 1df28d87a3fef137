import BigInt
import TorusArtifacts

/// What a certificate says about one query.
struct QueryEvidence: Sendable {
  let neighbors: [Int]
  let members: [Bool]
  let rescoring: Int
  let isProved: Bool
  let isLabelProved: Bool
  let exactNeighbors: [Int]
  let threshold: BigUInt
  let radius: UInt64

  /// |N ∩ N*|.
  var recalled: Int { Set(neighbors).intersection(exactNeighbors).count }

  /// N = N* as sets.
  var isSame: Bool { recalled == neighbors.count }

  var status: UInt8 {
    (isProved ? CertificateStatus.proved : 0) | (isLabelProved ? CertificateStatus.labelProved : 0)
      | (isSame ? CertificateStatus.same : 0)
  }

  /// The evidence that follows from what was found among all rows.
  ///
  /// Rows outside the rescoring set, which are not among the findings, never matter below. Their low
  /// exceeds U, the k-th least up; and where a neighbor j has up > U, k other rows have low ≤ up ≤ U and
  /// refute it by themselves.
  init(_ findings: QueryFindings, _ setting: CertificateSetting) {
    let (rows, k) = (findings.rows, setting.neighbors)
    var nearest = LeastPairs<UInt64>(capacity: k)
    var exact = LeastPairs<BigUInt>(capacity: k)
    for (place, row) in rows.enumerated() {
      nearest.insert(row.distance, row: place)
      exact.insert(row.exact, row: row.row)
    }
    let neighbors = nearest.rows.map { rows[$0] }
    let chosen = Set(neighbors.map(\.row))
    self.neighbors = neighbors.map(\.row)
    members = neighbors.map { neighbor in
      rows.count { $0.row != neighbor.row && $0.mayPrecede(neighbor) } < k
    }
    rescoring = rows.count
    isProved = !rows.contains { other in
      !chosen.contains(other.row) && neighbors.contains { other.mayPrecede($0) }
    }
    let leastUp = rows.map(\.up).min() ?? 0
    let labels = rows.lazy.filter { $0.low <= leastUp }.map(\.label)
    isLabelProved = Set(labels).count == 1 && labels.first != .some(nil)
    exactNeighbors = setting.metric.hasExactAnswers ? exact.rows : []
    threshold = setting.metric.hasExactAnswers ? exact.values.last ?? 0 : 0
    radius = Self.radius(findings.labeled, setting)
  }

  /// max(0, ⌈(o − p)/2⌉ − 1) for the least distances p to a row, and o to one of another label.
  ///
  /// A code at distance r from the query's is at most at p + r from the one and at least at o − r from all of
  /// the others, and p + r < o − r where 2r < o − p.
  private static func radius(
    _ labeled: [QueryFindings.LabeledRow], _ setting: CertificateSetting
  ) -> UInt64 {
    guard let first = labeled.first else { return 0 }
    guard labeled.count == 2 else { return UInt64(setting.axes) << UInt64(setting.fineBits - 1) }
    let gap = labeled[1].distance - first.distance
    return gap == 0 ? 0 : (gap + 1) / 2 - 1
  }
}
