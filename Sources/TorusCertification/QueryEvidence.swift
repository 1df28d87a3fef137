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

  /// |N ∩ N*|.
  var recalled: Int { Set(neighbors).intersection(exactNeighbors).count }

  /// N = N* as sets.
  var isSame: Bool { recalled == neighbors.count }

  var status: UInt8 {
    (isProved ? CertificateStatus.proved : 0) | (isLabelProved ? CertificateStatus.labelProved : 0)
      | (isSame ? CertificateStatus.same : 0)
  }
}

/// Finds the evidence for one query after the other; a worker has its own.
struct QueryExaminer {
  let subject: CertificationSubject
  private var distances: [UInt64]

  init(_ subject: CertificationSubject) {
    self.subject = subject
    distances = Array(repeating: 0, count: subject.setting.rows)
  }

  /// A row that may be among the nearest: low ≤ d ≤ up.
  private struct Candidate {
    let row: Int
    let low: Int64

    /// (low, row) < (up, other row).
    func mayPrecede(_ up: Int64, _ other: Int) -> Bool {
      low < up || (low == up && row < other)
    }
  }

  /// The evidence for one query.
  ///
  /// Rows outside the rescoring set never matter below. Their low exceeds U, the k-th least up; and
  /// where a neighbor j has up > U, k other rows have low ≤ up ≤ U and refute it by themselves.
  ///
  /// - Complexity: O(rows · axes), and O(candidates · (axes + k)) exact work.
  mutating func evidence(for query: Int) -> QueryEvidence {
    let setting = subject.setting
    let codes = subject.codes
    codes.distances(
      to: query, of: subject.queryCodes, count: codes.rows, into: &distances)
    let own = Int64(subject.queryResiduals[query])
    let excluded = setting.queriesApart ? nil : query

    var nearest = LeastPairs<UInt64>(capacity: setting.neighbors)
    var leastUps = LeastPairs<Int64>(capacity: setting.neighbors)
    for row in 0..<codes.rows where row != excluded {
      nearest.insert(distances[row], row: row)
      leastUps.insert(up(row, own), row: row)
    }

    let greatestUp = leastUps.values.last ?? 0
    let leastUp = leastUps.values.first ?? 0
    var candidates: [Candidate] = []
    for row in 0..<codes.rows where row != excluded {
      let low = low(row, own)
      if low <= greatestUp { candidates.append(Candidate(row: row, low: low)) }
    }

    let ups = nearest.rows.map { (row: $0, up: up($0, own)) }
    let others = candidates.filter { !nearest.rows.contains($0.row) }
    let exact = exactNeighbors(of: query, among: candidates.map { $0.row })
    return QueryEvidence(
      neighbors: nearest.rows,
      members: ups.map { row, up in
        candidates.count { $0.row != row && $0.mayPrecede(up, row) } < setting.neighbors
      },
      rescoring: candidates.count,
      isProved: !others.contains { other in ups.contains { other.mayPrecede($0.up, $0.row) } },
      isLabelProved: carryOneLabel(candidates.filter { $0.low <= leastUp }.map { $0.row }),
      exactNeighbors: exact.rows,
      threshold: exact.values.last ?? 0)
  }

  private func low(_ row: Int, _ own: Int64) -> Int64 {
    Int64(distances[row] << UInt64(CertificateSetting.residualBits))
      - Int64(subject.residuals[row]) - own
  }

  private func up(_ row: Int, _ own: Int64) -> Int64 {
    Int64(distances[row] << UInt64(CertificateSetting.residualBits))
      + Int64(subject.residuals[row]) + own
  }

  private func carryOneLabel(_ rows: [Int]) -> Bool {
    guard let labels = subject.labels?.labels else { return false }
    return Set(rows.map { labels[$0] }).count == 1
  }

  private func exactNeighbors(of query: Int, among candidates: [Int]) -> LeastPairs<BigUInt> {
    var least = LeastPairs<BigUInt>(capacity: subject.setting.neighbors)
    for (row, distance) in zip(candidates, subject.exact.distances(from: query, to: candidates)) {
      least.insert(distance, row: row)
    }
    return least
  }
}
