import BigInt
import TorusArtifacts
import TorusSearch

/// Finds what there is to know about queries among some consecutive rows of the table.
struct QueryExaminer: Sendable {
  private let subject: CertificationSubject
  private let rows: Range<Int>
  private let search: any RowSearch
  /// The greatest residual and the greatest length of the rows.
  private let greatest: DistanceBounds.Point

  init(_ subject: CertificationSubject, rows: Range<Int>) throws(CertificationError) {
    self.subject = subject
    self.rows = rows
    search = try subject.search(subject.codes.chosen(rows))
    greatest = rows.reduce(into: DistanceBounds.Point.zero) { greatest, row in
      let point = subject.point(ofRow: row)
      greatest.residual = max(greatest.residual, point.residual)
      greatest.length = max(greatest.length, point.length)
    }
  }

  /// What is found about one query, and whether a row of another label may be farther than was looked.
  struct Examined: Sendable {
    let query: Int
    let findings: QueryFindings
    let isLabelOpen: Bool

    /// The same, with the nearest row of another label than that of the nearest.
    func closed(by row: QueryFindings.LabeledRow?) -> Examined {
      Examined(query: query, findings: findings.adding(row), isLabelOpen: false)
    }
  }

  /// What is found about these queries.
  ///
  /// Let V be the greatest up of any k rows. Then the k-th least up is at most V, and so is the low of
  /// every row of a rescoring set. With the greatest residual of any row this bounds D: what a search within
  /// that radius finds is enough. Where there are fewer than k rows, all of them matter.
  ///
  /// - Complexity: Two searches, and O(found · (axes + k)) for each query.
  func examined(_ queries: Range<Int>) -> [Examined] {
    let k = subject.setting.neighbors
    let batch = subject.queryCodes.chosen(queries).kept
    let own = queries.map { ownRow($0) }
    let nearby = search.near(batch, own: own, count: k)
    let radii = zip(queries, nearby).map { query, near -> UInt64 in
      guard near.count == k else { return .max }
      let up = near.map { bounds($0, query).up }.max() ?? 0
      return subject.bounds.greatestDistance(
        low: up, greatest, subject.point(ofQuery: query))
    }
    let found = search.within(radii, of: batch, own: own)
    return queries.enumerated().map { place, query in
      examined(query, found[place], within: radii[place])
    }
  }

  private func examined(_ query: Int, _ found: [Neighbor], within radius: UInt64) -> Examined {
    let candidates = found.map { neighbor in
      let (low, up) = bounds(neighbor, query)
      return QueryFindings.Row(
        row: rows.lowerBound + neighbor.row, distance: neighbor.distance, low: low,
        up: up,
        label: subject.labels?.labels[rows.lowerBound + neighbor.row], exact: 0)
    }
    let labeled = subject.hasRadii ? candidates.compactMap { $0.labeled } : []
    let some = QueryFindings(
      among: candidates, labeled: labeled, neighbors: subject.setting.neighbors)
    // Rows that were not found are farther than the radius.
    let isOpen =
      subject.hasRadii && candidates.count < rows.count
      && (some.labeled.count < 2 || some.labeled[1].distance > radius)
    let distances = subject.exact?.distances(from: query, to: some.rows.map(\.row))
    return Examined(
      query: query, findings: distances.map { some.with(exact: $0) } ?? some, isLabelOpen: isOpen)
  }

  private func bounds(_ found: Neighbor, _ query: Int) -> (low: Int64, up: Int64) {
    subject.bounds(
      found.distance, subject.point(ofRow: rows.lowerBound + found.row),
      subject.point(ofQuery: query))
  }

  /// The row, among those searched, that a query is itself.
  private func ownRow(_ query: Int) -> Int? {
    subject.setting.queriesApart || !rows.contains(query) ? nil : query - rows.lowerBound
  }

  fileprivate func withLabel(_ row: Int, _ distance: UInt64) -> QueryFindings.LabeledRow? {
    subject.labels.map {
      QueryFindings.LabeledRow(row: row, distance: distance, label: $0.labels[row])
    }
  }
}

extension QueryExaminer {
  /// The nearest row of another label than `label`, for each of these queries; a search of such rows.
  struct OtherLabels: Sendable {
    /// The rows that are searched, in increasing order.
    let rows: [Int]
    let examiner: QueryExaminer
    let search: any RowSearch

    func nearest(to queries: ArraySlice<Int>) -> [QueryFindings.LabeledRow?] {
      let subject = examiner.subject
      let batch = subject.queryCodes.chosen(queries).kept
      let own = queries.map { query in
        subject.setting.queriesApart ? nil : place(of: query)
      }
      let near = search.near(batch, own: own, count: 1)
      // A row with a nearer coarse code may be the farther one.
      let radii = near.map { $0.first?.distance ?? 0 }
      let found =
        search.codes.hiddenBits == 0 ? near : search.within(radii, of: batch, own: own)
      return found.map { found in
        found.min().flatMap { examiner.withLabel(rows[$0.row], $0.distance) }
      }
    }

    /// Where a row is among those searched.
    private func place(of row: Int) -> Int? {
      var (low, high) = (0, rows.count)
      while low < high {
        let middle = (low + high) / 2
        if rows[middle] < row { low = middle + 1 } else { high = middle }
      }
      return low < rows.count && rows[low] == row ? low : nil
    }
  }

  /// A search of the rows that carry another label.
  func otherLabels(than label: Int64) throws(CertificationError) -> OtherLabels {
    let others = rows.filter { subject.labels?.labels[$0] != label }
    return OtherLabels(
      rows: others, examiner: self,
      search: try subject.search(subject.codes.chosen(others)))
  }
}
