import BigInt
import TorusArtifacts

/// The exact distances between the embeddings of two tables, as integers in units of 2^−s turn, or of 2^−s on
/// a line: sums of ways or of their squares, or of 4^t − x·y.
///
/// In machine integers where no sum leaves them, else in big integers: the same sums.
struct PlainPoints: Sendable {
  private let rows: PlainTable
  private let queries: PlainTable
  private let s: Int
  /// log₂ of 4^t, from which products are taken; `nil` for other metrics than dot products.
  private let limit: Int?
  /// The bits that hold any sum.
  private let bits: Int

  /// The points of a table and of its queries, which are its rows where there are none apart.
  init(_ table: PlainTable, _ queries: PlainTable?, s: Int, t: Int?) {
    (rows, self.queries, self.s) = (table, queries ?? table, s)
    // No product of two coordinates is as large.
    limit = table.metric == .dotProduct ? t.map { 2 * $0 } : nil
    let greatest = max(table.greatestMagnitude(s: s), queries?.greatestMagnitude(s: s) ?? 0)
    // Differences have one bit more, their squares twice as many, as 4^t − x·y has, and n of them the
    // bits of n.
    bits =
      (greatest.bitWidth + 1) * (table.metric.isSquared ? 2 : 1) + BigInt(table.axes).bitWidth
  }

  /// The k nearest among these rows by (exact distance, row), with the distances.
  ///
  /// Any rows may be left out that are farther than k others: those outside the rescoring set are.
  func nearest(
    to query: Int, among candidates: [Int], count: Int
  ) -> [(row: Int, distance: BigInt)] {
    if bits < 64 { return nearest(to: query, candidates, count, Int.self) }
    if bits < 128 { return nearest(to: query, candidates, count, Int128.self) }
    return nearest(to: query, candidates, count, BigInt.self)
  }

  private func nearest<Integer: SignedInteger>(
    to query: Int, _ candidates: [Int], _ count: Int, _ type: Integer.Type
  ) -> [(row: Int, distance: BigInt)] {
    let own: [Integer] = queries.exactRow(query, s: s)
    let turn: Integer? = rows.isOfCircles ? 1 << s : nil
    let limit: Integer? = limit.map { 1 << $0 }
    let distances = candidates.map { row -> (row: Int, distance: Integer) in
      let other: [Integer] = rows.exactRow(row, s: s)
      guard let limit else {
        return (row, sumOfWays(own, other, turn: turn, isSquared: rows.metric.isSquared))
      }
      return (row, zip(own, other).reduce(0) { $0 + limit - $1.0 * $1.1 })
    }
    return least(count, of: distances) { ($0.distance, $0.row) < ($1.distance, $1.row) }
      .map { ($0.row, BigInt($0.distance)) }
  }
}
