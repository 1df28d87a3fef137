import BigInt
import TorusArtifacts

/// The embeddings of two tables as integers in units of 2^−s turn, or of 2^−s on a line, and the exact
/// distances between them: sums of ways or of their squares, or of 4^t − x·y.
///
/// In machine integers where no sum leaves them, else in big integers: the same sums.
enum PlainPoints: Sendable {
  case small(PlainPairs<Int>)
  case narrow(PlainPairs<Int128>)
  case wide(PlainPairs<BigInt>)

  /// The points of a table and of its queries, which are its rows where there are none apart.
  init(_ table: PlainTable, _ queries: PlainTable?, s: Int, t: Int?) {
    let isSquared = table.metric.isSquared
    // No product of two coordinates is as large.
    let limit = table.metric == .dotProduct ? t.map { BigInt(1) << (2 * $0) } : nil
    let greatest = max(table.greatestMagnitude(s: s), queries?.greatestMagnitude(s: s) ?? 0)
    // Differences have one bit more, their squares twice as many, as 4^t − x·y has, and n of them the
    // bits of n.
    let bits = (greatest.bitWidth + 1) * (isSquared ? 2 : 1) + BigInt(table.axes).bitWidth
    if bits < 64 {
      self = .small(PlainPairs(table, queries, s: s, limit) { Int($0) })
    } else if bits < 128 {
      self = .narrow(PlainPairs(table, queries, s: s, limit) { Int128($0) })
    } else {
      self = .wide(PlainPairs(table, queries, s: s, limit) { $0 })
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
      case .small(let pairs): candidates.map { BigInt(pairs.distance(query, $0)) }
      case .narrow(let pairs): candidates.map { BigInt(pairs.distance(query, $0)) }
      case .wide(let pairs): candidates.map { pairs.distance(query, $0) }
      }
    return least(count, of: zip(candidates, distances).map { (row: $0, distance: $1) }) {
      ($0.distance, $0.row) < ($1.distance, $1.row)
    }
  }
}

/// Rows and queries in one type of integers.
struct PlainPairs<Integer: SignedInteger & Sendable>: Sendable {
  private let rows: [[Integer]]
  private let queries: [[Integer]]
  /// The units of a turn; `nil` on a line.
  private let turn: Integer?
  private let isSquared: Bool
  /// 4^t, from which products are taken; `nil` for other metrics than dot products.
  private let limit: Integer?

  init(
    _ table: PlainTable, _ queries: PlainTable?, s: Int, _ limit: BigInt?,
    _ integer: (BigInt) -> Integer
  ) {
    rows = table.exactRows(s: s).map { $0.map(integer) }
    self.queries = queries?.exactRows(s: s).map { $0.map(integer) } ?? rows
    turn = table.isOfCircles ? integer(BigInt(1) << s) : nil
    isSquared = table.metric.isSquared
    self.limit = limit.map(integer)
  }

  func distance(_ query: Int, _ row: Int) -> Integer {
    if let limit {
      return zip(queries[query], rows[row]).reduce(0) { $0 + limit - $1.0 * $1.1 }
    }
    return sumOfWays(queries[query], rows[row], turn: turn, isSquared: isSquared)
  }
}
