import BigInt
import TorusArtifacts

/// The rows of an embedding table as exact points of R^n.
struct LineRows: Sendable {
  let axes: Int
  let rows: Int
  private let table: EmbeddingTable

  /// The least s ≥ 0 for each row that makes 2^s·x an integer for all its coordinates.
  let denominators: [Int]

  /// The least t with |x| < 2^t for all coordinates; `nil` where all are 0.
  let top: Int?

  init(_ table: EmbeddingTable) {
    (axes, rows, self.table) = (table.axes, table.rows, table)
    var (denominators, greatest): ([Int], Double) = ([], 0)
    for row in 0..<table.rows {
      let numbers = table.row(row)
      denominators.append(numbers.reduce(0) { max($0, -Dyadic($1).exponent) })
      greatest = numbers.reduce(greatest) { max($0, $1.magnitude) }
    }
    self.denominators = denominators
    top = greatest == 0 ? nil : Dyadic(greatest).top
  }

  /// The number of rows whose denominator is beyond 2^80.
  var wideRows: Int { denominators.count { $0 > ExactRows.narrowBits } }

  /// The coordinates of one row.
  func numbers(_ row: Int) -> [Dyadic] { table.row(row).map { Dyadic($0) } }

  /// All coordinates in units of 2^−s, which must hold them.
  func words(_ s: Int) -> MadeRows<Int64> {
    let table = table
    return MadeRows(count: rows, axes: axes) { row, target in
      for (axis, value) in table.row(row).enumerated() {
        target.initializeElement(at: axis, to: Dyadic(value).units(s))
      }
    }.kept
  }
}

extension Dyadic {
  /// The number in units of 2^−s, for s of at least its places.
  func units<Integer: SignedInteger>(_ s: Int, as type: Integer.Type = Integer.self) -> Integer {
    significand == 0 ? 0 : Integer(significand) << (exponent + s)
  }
}

/// Exact distances on lines in units of 4^−s: Σ (x − y)², or for dot products Σ (4^t − x·y) of x, y in units
/// of 2^−s.
struct LineDistances: ExactDistances {
  private let rows: LineRows
  private let queries: LineRows
  private let areProducts: Bool
  let denominatorBits: Int
  private let top: Int
  var numeratorBits: Int? { top }

  /// The coordinates in units of 2^−s, where they are below 2^62.
  private let words: (rows: MadeRows<Int64>, queries: MadeRows<Int64>)?

  init(rows: LineRows, queries: LineRows, areProducts: Bool) {
    self.rows = rows
    self.queries = queries
    self.areProducts = areProducts
    let s = (rows.denominators + queries.denominators).reduce(1) { max($0, $1) }
    denominatorBits = s
    top = max(1, s + ([rows.top, queries.top].compactMap { $0 }.max() ?? 0))
    words = top <= 62 ? (rows.words(s), queries.words(s)) : nil
  }

  /// In 64 bits a coordinate where all are below 2^62 units, else in big integers.
  func distances(from query: Int, to candidates: [Int]) -> [BigUInt] {
    guard let words else {
      let own: [BigInt] = queries.numbers(query).map { $0.units(denominatorBits) }
      return candidates.map { row in
        zip(own, rows.numbers(row)).reduce(BigUInt(0)) { sum, pair in
          sum + wideTerm(pair.0, pair.1.units(denominatorBits))
        }
      }
    }
    return words.queries.withRow(query) { query in
      candidates.map { row in
        words.rows.withRow(row) { row in
          var sum = WideSum()
          for axis in row.indices { sum.add(term(row[axis], query[axis])) }
          return sum.value
        }
      }
    }
  }

  /// One axis, of coordinates below 2^62 in magnitude: at most 2^126.
  private func term(_ x: Int64, _ y: Int64) -> UInt128 {
    if areProducts { return UInt128(Int128(1) << Int128(2 * top) - Int128(x) * Int128(y)) }
    let difference = UInt128((x - y).magnitude)
    return difference * difference
  }

  private func wideTerm(_ x: BigInt, _ y: BigInt) -> BigUInt {
    if areProducts { return (BigInt(1) << (2 * top) - x * y).magnitude }
    let difference = (x - y).magnitude
    return difference * difference
  }
}
