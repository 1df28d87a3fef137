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

  /// The points in units of 2^−w turn, in words of w bits: then a wrapping difference is exact.
  private enum Words {
    case short(rows: MadeRows<UInt32>, queries: MadeRows<UInt32>)
    case long(rows: MadeRows<UInt64>, queries: MadeRows<UInt64>)
  }

  /// Where s is at most 64.
  private let words: Words?

  let denominatorBits: Int

  var numeratorBits: Int? { nil }

  init(rows: ExactRows, queries: ExactRows, isSquared: Bool) {
    self.rows = rows
    self.queries = queries
    self.isSquared = isSquared
    let s = max(1, rows.denominatorBits, queries.denominatorBits)
    denominatorBits = s
    words =
      switch s {
      case ...32: .short(rows: rows.words(), queries: queries.words())
      case ...64: .long(rows: rows.words(), queries: queries.words())
      default: nil
      }
  }

  /// In 32 or 64 bits a coordinate where s allows it, else in 128 bits for each pair of narrow rows, and in
  /// big integers for the others.
  func distances(from query: Int, to candidates: [Int]) -> [BigUInt] {
    switch words {
    case .short(let rows, let queries):  // n·2^31
      return distances(queries, query, rows, candidates, as: UInt64.self)
    case .long(let rows, let queries):  // n·2^63
      return distances(queries, query, rows, candidates, as: UInt128.self)
    case nil: break
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

  /// The same, of words whose ways around sum in `Sum`.
  private func distances<Word: FixedWidthInteger & UnsignedInteger, Sum: FixedWidthInteger>(
    _ queries: MadeRows<Word>, _ query: Int, _ rows: MadeRows<Word>, _ candidates: [Int],
    as type: Sum.Type
  ) -> [BigUInt] {
    queries.withRow(query) { query in
      candidates.map { row in
        rows.withRow(row) { row in
          var (sum, squares) = (Sum(0), WideSum())
          for axis in row.indices {
            let forward = row[axis] &- query[axis]
            let way = min(forward, 0 &- forward)
            if isSquared {
              squares.add(UInt128(way) &* UInt128(way))
            } else {
              sum &+= Sum(way)
            }
          }
          return rescaled(isSquared ? squares.value : BigUInt(sum), from: Word.bitWidth)
        }
      }
    }
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
