import BigInt
import TorusArtifacts

/// Exact distances from queries to rows, in units of 2^−s turn for one s that suits all of them.
struct ExactDistances {
  private let rows: ExactRows
  private let queries: ExactRows

  /// s, at least 1.
  let denominatorBits: Int

  init(rows: ExactRows, queries: ExactRows) {
    self.rows = rows
    self.queries = queries
    denominatorBits = (rows.denominators + queries.denominators).reduce(1) { max($0, $1) }
  }

  /// The distance of the query to each of these rows.
  ///
  /// In 128 bits for each pair of narrow rows, in big integers for the others.
  func distances(from query: Int, to candidates: [Int]) -> [BigUInt] {
    let narrowQuery = queries.narrow(query)
    lazy var wideQuery = queries.wide(query, scale: denominatorBits)
    return candidates.map { row in
      if let narrowQuery, let narrowRow = rows.narrow(row) {
        let sum = circularDistance(
          narrowQuery, narrowRow, turn: UInt128(1) << UInt128(ExactRows.narrowBits))
        // In lowest terms with respect to s: the shift right, where s < 80, loses only zeros.
        return denominatorBits >= ExactRows.narrowBits
          ? BigUInt(sum) << (denominatorBits - ExactRows.narrowBits)
          : BigUInt(sum >> UInt128(ExactRows.narrowBits - denominatorBits))
      }
      return circularDistance(
        wideQuery, rows.wide(row, scale: denominatorBits), turn: BigUInt(1) << denominatorBits)
    }
  }
}
