import BigInt
import TorusArtifacts
import TorusSearch

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

/// Finds the evidence for queries.
struct QueryExaminer: Sendable {
  let subject: CertificationSubject
  private let search: ExactSearch
  private let queries: CodeRows
  private let greatestResidual: UInt64

  init(_ subject: CertificationSubject) throws(CertificationError) {
    self.subject = subject
    search = try subject.codes.search()
    queries = subject.setting.queriesApart ? subject.queryCodes.coarse : search.rows
    greatestResidual = subject.residuals.max() ?? 0
  }

  /// A row with 2^16·D and the bounds low ≤ 2^16·d ≤ up.
  private struct Candidate {
    let row: Int
    let distance: UInt64
    let low: Int64
    let up: Int64

    /// (low, row) < (up, other row).
    func mayPrecede(_ other: Candidate) -> Bool {
      low < other.up || (low == other.up && row < other.row)
    }
  }

  /// The evidence for these queries.
  ///
  /// Let V be the greatest up of any k rows. Then the k-th least up is at most V, and so are the low of
  /// every row of a rescoring set and 2^16·D of every one of the k nearest. All of these have
  /// 2^16·D ≤ V + ρ + ρ, with the greatest ρ of any row: what a search within that radius finds is enough.
  ///
  /// - Complexity: Two searches, and O(found · (axes + k)) for each query.
  func evidence(for range: Range<Int>) -> [QueryEvidence] {
    let setting = subject.setting
    let batch = queries[range]
    let others: ExactSearch.Candidates =
      setting.queriesApart ? .all : .allButRows(from: range.lowerBound)
    let any = searched {
      try search.nearest(to: batch, count: setting.neighbors, candidates: others)
    }
    let radii = range.enumerated().map { place, query in
      let own = subject.queryResiduals[query]
      let greatest = any[place].map { UInt64(candidate($0, query).up) }.max() ?? 0
      return subject.codes.coarseRadius(
        (greatest + greatestResidual + own) >> UInt64(CertificateSetting.residualBits))
    }
    let within = searched { try search.rows(within: radii, of: batch, candidates: others) }
    return range.enumerated().map { place, query in
      evidence(
        for: query,
        among: within[place].map { candidate($0, query) }.sorted { $0.row < $1.row })
    }
  }

  /// The evidence for one query from rows, in increasing order, beyond which none matters.
  ///
  /// Rows outside the rescoring set never matter below. Their low exceeds U, the k-th least up; and
  /// where a neighbor j has up > U, k other rows have low ≤ up ≤ U and refute it by themselves.
  private func evidence(for query: Int, among rows: [Candidate]) -> QueryEvidence {
    let setting = subject.setting
    var nearest = LeastPairs<UInt64>(capacity: setting.neighbors)
    var leastUps = LeastPairs<Int64>(capacity: setting.neighbors)
    for (place, row) in rows.enumerated() {
      nearest.insert(row.distance, row: place)
      leastUps.insert(row.up, row: place)
    }
    let greatestUp = leastUps.values.last ?? 0
    let leastUp = leastUps.values.first ?? 0
    let candidates = rows.filter { $0.low <= greatestUp }
    let neighbors = nearest.rows.map { rows[$0] }
    let chosen = Set(neighbors.map(\.row))
    let exact = exactNeighbors(of: query, among: candidates.map(\.row))
    return QueryEvidence(
      neighbors: neighbors.map(\.row),
      members: neighbors.map { neighbor in
        candidates.count { $0.row != neighbor.row && $0.mayPrecede(neighbor) }
          < setting.neighbors
      },
      rescoring: candidates.count,
      isProved: !candidates.contains { other in
        !chosen.contains(other.row) && neighbors.contains { other.mayPrecede($0) }
      },
      isLabelProved: carryOneLabel(candidates.filter { $0.low <= leastUp }.map(\.row)),
      exactNeighbors: exact.rows,
      threshold: exact.values.last ?? 0)
  }

  private func candidate(_ found: Neighbor, _ query: Int) -> Candidate {
    let codes = subject.codes
    let distance =
      codes.hiddenBits == 0
      ? found.distance : codes.distance(found.row, to: query, of: subject.queryCodes)
    let middle = distance << UInt64(CertificateSetting.residualBits)
    let slack = Int64(subject.residuals[found.row] + subject.queryResiduals[query])
    return Candidate(
      row: found.row, distance: middle, low: Int64(middle) - slack, up: Int64(middle) + slack)
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

/// What a search of tables that were checked to fit finds.
func searched(_ search: () throws -> NeighborLists) -> NeighborLists {
  do { return try search() } catch { preconditionFailure("\(error)") }
}
