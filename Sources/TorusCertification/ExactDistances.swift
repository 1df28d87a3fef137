import BigInt
import TorusArtifacts

/// Exact distances from queries to rows, as integers in one unit that suits all of them.
protocol ExactDistances: Sendable {
  /// s: coordinates are integers in units of 2^−s; at least 1.
  var denominatorBits: Int { get }

  /// t: on a line, coordinates are below 2^t units; `nil` on circles.
  var numeratorBits: Int? { get }

  /// The distance of the query to each of these rows.
  func distances(from query: Int, to candidates: [Int]) -> [BigUInt]
}

/// Exact distances on circles: Σ g in units of 2^−s turn, or Σ g² in units of 4^−s.
struct CircleDistances: ExactDistances {
  private let rows: ExactRows
  private let queries: ExactRows
  private let isSquared: Bool

  /// The points in units of 2^−32 turn, where s is at most 32: then a wrapping difference is exact.
  private let words: (rows: MadeRows<UInt32>, queries: MadeRows<UInt32>)?

  let denominatorBits: Int

  var numeratorBits: Int? { nil }

  init(rows: ExactRows, queries: ExactRows, isSquared: Bool) {
    self.rows = rows
    self.queries = queries
    self.isSquared = isSquared
    let s = max(1, rows.denominatorBits, queries.denominatorBits)
    denominatorBits = s
    words = s <= 32 ? (rows.words, queries.words) : nil
  }

  /// In 32 bits a coordinate where s allows it, else in 128 bits for each pair of narrow rows, and in big
  /// integers for the others.
  func distances(from query: Int, to candidates: [Int]) -> [BigUInt] {
    if let words {
      return words.queries.withRow(query) { query in
        candidates.map { row in words.rows.withRow(row) { distance(query, $0) } }
      }
    }
    let narrowQuery = queries.narrow(query)
    lazy var wideQuery = queries.wide(query, scale: denominatorBits)
    return candidates.map { row in
      if let narrowQuery, let narrowRow = rows.narrow(row) {
        let turn = UInt128(1) << UInt128(ExactRows.narrowBits)
        let sum =
          isSquared
          ? squaredDistance(narrowQuery, narrowRow, turn: turn)
          : BigUInt(circularDistance(narrowQuery, narrowRow, turn: turn))
        return rescaled(sum, from: ExactRows.narrowBits)
      }
      let (turn, wideRow) = (
        BigUInt(1) << denominatorBits, rows.wide(row, scale: denominatorBits)
      )
      return isSquared
        ? squaredCircularDistance(wideQuery, wideRow, turn: turn)
        : circularDistance(wideQuery, wideRow, turn: turn)
    }
  }

  /// A distance of coordinates in units of 2^−scale turn in those of 2^−s: where this divides, it loses
  /// only zeros.
  private func rescaled(_ distance: BigUInt, from scale: Int) -> BigUInt {
    let shift = (denominatorBits - scale) * (isSquared ? 2 : 1)
    return shift >= 0 ? distance << shift : distance >> -shift
  }

  private func distance(
    _ query: UnsafeBufferPointer<UInt32>, _ row: UnsafeBufferPointer<UInt32>
  ) -> BigUInt {
    // n·2^31, or n·2^62.
    var (sum, squares): (UInt64, UInt128) = (0, 0)
    for axis in row.indices {
      let way = UInt64(Int32(bitPattern: row[axis] &- query[axis]).magnitude)
      if isSquared { squares &+= UInt128(way &* way) } else { sum &+= way }
    }
    return rescaled(isSquared ? BigUInt(squares) : BigUInt(sum), from: 32)
  }
}

/// Σ g² of two rows of numerators below 2^127.
func squaredDistance(_ left: [UInt128], _ right: [UInt128], turn: UInt128) -> BigUInt {
  var sum = WideSum()
  for (a, b) in zip(left, right) {
    let forward = a > b ? a - b : b - a
    sum.add(squareOf: min(forward, turn - forward))
  }
  return sum.value
}
