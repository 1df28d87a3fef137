import BigInt

/// Two tables of points of the circle in units of 2^−s turn, and the exact distances between them.
///
/// In `Int` where n·2^s fits it, else in big integers: the same sums.
enum PlainPoints: Sendable {
  case narrow(rows: [[Int]], queries: [[Int]], turn: Int)
  case wide(rows: [[BigInt]], queries: [[BigInt]], turn: BigInt)

  /// The points of a table and of its queries, which are its rows where there are none apart.
  init(_ table: PlainTable, _ queries: PlainTable?, s: Int) {
    let rows = table.points(s: s)
    let others = queries?.points(s: s) ?? rows
    if (BigInt(table.axes) << s).bitWidth < Int.bitWidth {
      self = .narrow(
        rows: rows.map { $0.map { Int($0) } }, queries: others.map { $0.map { Int($0) } },
        turn: 1 << s)
    } else {
      self = .wide(rows: rows, queries: others, turn: BigInt(1) << s)
    }
  }

  /// The k nearest among these rows by (exact distance, row), with the distances.
  ///
  /// Any rows may be left out that are farther than k others: those outside the rescoring set are.
  func nearest(
    to query: Int, among candidates: [Int], count: Int
  ) -> [(row: Int, distance: BigInt)] {
    let distances =
      switch self {
      case .narrow(let rows, let queries, let turn):
        candidates.map { BigInt(leeDistance(queries[query], rows[$0], turn: turn)) }
      case .wide(let rows, let queries, let turn):
        candidates.map { leeDistance(queries[query], rows[$0], turn: turn) }
      }
    return least(count, of: zip(candidates, distances).map { (row: $0, distance: $1) }) {
      ($0.distance, $0.row) < ($1.distance, $1.row)
    }
  }
}
