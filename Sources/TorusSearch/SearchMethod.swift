/// How the rows that answer a query are found; each method finds the same.
public enum SearchMethod: String, Hashable, Sendable, CaseIterable {
  /// ``fastest(queries:rows:axes:layout:)`` of all queries that the search was asked so far.
  ///
  /// Of a mapped table it is ``scan``; and so it is again where a tree passes too few rows by.
  case measured
  /// Every row is compared with every query.
  case scan
  /// Rows are compared where a periodic k-d tree of them leaves open whether they are found.
  ///
  /// It is made in memory, also that of a mapped table, by the first query. Of more than 2^32 rows
  /// there is none, and they are scanned.
  case tree

  /// ``tree`` if it takes less time than ``scan``, making it included, by what was measured.
  ///
  ///     SearchMethod.fastest(queries: 1000, rows: 100_000, axes: 3, layout: CodeLayout(bits: 8))  // scan
  ///     SearchMethod.fastest(queries: 2000, rows: 100_000, axes: 3, layout: CodeLayout(bits: 8))  // tree
  ///
  /// The more axes, the more rows it takes until a tree passes most of them by; from 7 axes on it is not
  /// tried. Making it takes as long as some 5·√rows scans. A scan ends at the k-th row at distance 0,
  /// which is soon where each point of the torus is that of 16 rows or more.
  public static func fastest(
    queries: Int, rows: Int, axes: Int, layout: CodeLayout
  ) -> SearchMethod {
    guard let least = leastRows[axes], rows >= least else { return .scan }
    let bits = layout.codeBits * axes
    let isSparse = bits >= Int.bitWidth || rows >> bits < 16
    let isPaid = queries / 5 >= Int(Double(rows).squareRoot())
    return isSparse && isPaid ? .tree : .scan
  }

  /// From how many rows on a tree was faster, by the number of axes.
  private static let leastRows = [
    1: 1000, 2: 1000, 3: 3000, 4: 10_000, 5: 100_000, 6: 1_000_000,
  ]
}
