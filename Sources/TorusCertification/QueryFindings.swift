import BigInt

/// What is found about one query among some of the rows: enough to know all about it once all rows were seen.
///
/// Findings among two sets of rows merge to those among both, in any order and grouping.
struct QueryFindings: Hashable, Sendable {
  /// A row with D, the bounds of the distance of its embedding, that distance where it is an integer, and
  /// the label where there is one.
  struct Row: Hashable, Sendable {
    let row: Int
    let distance: UInt64
    let low: Int64
    let up: Int64
    let label: Int64?
    var exact: BigUInt

    /// The same as a row with a label.
    var labeled: LabeledRow? {
      label.map { LabeledRow(row: row, distance: distance, label: $0) }
    }

    /// (low, row) < (up, other row).
    func mayPrecede(_ other: Row) -> Bool {
      low < other.up || (low == other.up && row < other.row)
    }
  }

  /// The nearest row with a label, by (D, row).
  struct LabeledRow: Hashable, Sendable {
    let row: Int
    let distance: UInt64
    let label: Int64
  }

  /// The rows with low ≤ the k-th least up, in increasing order; all rows where there are fewer than k. The
  /// k nearest by D are among them, as their low is at most the k-th least D; and so are the k nearest
  /// embeddings.
  private(set) var rows: [Row]

  /// The nearest row, and the nearest of those with another label; of as many as there are. Empty
  /// where no radii are claimed.
  private(set) var labeled: [LabeledRow]

  init(among rows: [Row], labeled: [LabeledRow], neighbors: Int) {
    var ups = LeastPairs<Int64>(capacity: neighbors)
    for (place, row) in rows.enumerated() { ups.insert(row.up, row: place) }
    let greatest = ups.values.count < neighbors ? .max : ups.values[neighbors - 1]
    self.rows = rows.filter { $0.low <= greatest }
    self.labeled = Self.nearestLabels(labeled)
  }

  /// The findings among the rows of both.
  func merged(with other: QueryFindings, neighbors: Int) -> QueryFindings {
    QueryFindings(
      among: (rows + other.rows).sorted { $0.row < $1.row }, labeled: labeled + other.labeled,
      neighbors: neighbors)
  }

  /// The same with the exact distances of the rows, in their order.
  func with(exact distances: [BigUInt]) -> QueryFindings {
    var findings = self
    for (place, distance) in distances.enumerated() { findings.rows[place].exact = distance }
    return findings
  }

  /// The same with another row that has a label.
  func adding(_ row: LabeledRow?) -> QueryFindings {
    var findings = self
    findings.labeled = Self.nearestLabels(labeled + [row].compactMap { $0 })
    return findings
  }

  /// The first of these by (D, row), and the first of another label.
  private static func nearestLabels(_ rows: [LabeledRow]) -> [LabeledRow] {
    let sorted = rows.sorted { ($0.distance, $0.row) < ($1.distance, $1.row) }
    guard let first = sorted.first else { return [] }
    return [first] + sorted.filter { $0.label != first.label }.prefix(1)
  }
}
