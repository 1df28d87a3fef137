import BigInt
import TorusArtifacts

/// Exact distances from queries to rows, in units of 2^−s turn for one s that suits all of them.
struct ExactDistances {
  private let rows: ExactRows
  private let queries: ExactRows

  /// The points in units of 2^−32 turn, where s is at most 32: then a wrapping difference is exact.
  private let words: (rows: [UInt32], queries: [UInt32])?

  /// s, at least 1.
  let denominatorBits: Int

  init(rows: ExactRows, queries: ExactRows) {
    self.rows = rows
    self.queries = queries
    let s = (rows.denominators + queries.denominators).reduce(1) { max($0, $1) }
    denominatorBits = s
    words = s <= 32 ? (rows.words, queries.words) : nil
  }

  /// The distance of the query to each of these rows.
  ///
  /// In 32 bits a coordinate where s allows it, else in 128 bits for each pair of narrow rows, and in big
  /// integers for the others.
  func distances(from query: Int, to candidates: [Int]) -> [BigUInt] {
    if let words { return candidates.map { BigUInt(distance(words, query, $0)) } }
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

  /// At most n·2^31 before the shift, which loses only zeros.
  private func distance(
    _ words: (rows: [UInt32], queries: [UInt32]), _ query: Int, _ row: Int
  ) -> UInt64 {
    let axes = rows.axes
    return words.rows.withUnsafeBufferPointer { rows in
      words.queries.withUnsafeBufferPointer { queries in
        var sum: UInt64 = 0
        for axis in 0..<axes {
          let difference = rows[row * axes + axis] &- queries[query * axes + axis]
          sum &+= UInt64(Int32(bitPattern: difference).magnitude)
        }
        return sum >> UInt64(32 - denominatorBits)
      }
    }
  }
}
