import BigInt
import TorusArtifacts

/// The rows of an embedding table as exact points of the circle (R/Z)^n.
struct ExactRows: Sendable {
  /// Denominators up to 2^80 are *narrow*: even 2^32 distances of half a turn, times 2^15, sum in 128 bits.
  static let narrowBits = 80

  let period: Period
  private let table: EmbeddingTable

  /// The least s for each row that makes all its coordinates integers in units of 2^−s turn.
  private let denominators: [UInt16]

  var axes: Int { table.axes }

  init(_ table: EmbeddingTable, period: Period) {
    self.period = period
    self.table = table
    denominators = (0..<table.rows).map { row in
      table.row(row).reduce(0) { max($0, UInt16(ExactTurn($1, period: period).bits)) }
    }
  }

  /// The denominator of one row, as its logarithm.
  func denominatorBits(_ row: Int) -> Int { Int(denominators[row]) }

  /// The greatest of all.
  var denominatorBits: Int { Int(denominators.max() ?? 0) }

  /// The number of rows whose denominator is beyond 2^80.
  var wideRows: Int { denominators.count { $0 > Self.narrowBits } }

  /// The coordinates of one row.
  func coordinates(_ row: Int) -> some Collection<ExactTurn> {
    table.row(row).lazy.map { ExactTurn($0, period: period) }
  }

  /// All coordinates in units of 2^−w turn for words of w bits, up to 64; no denominator may be greater.
  func words<Word: FixedWidthInteger & BitwiseCopyable & Sendable>() -> MadeRows<Word> {
    let (values, axes, period) = (table.values, axes, period)
    // A product with a power of two is exact, and below 2^52 its conversion too.
    let scale = Double(
      sign: .plus, exponent: Word.bitWidth - period.binaryExponent, significand: 1)
    return MadeRows(count: table.rows, axes: axes) { row, target in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: axes) { numbers in
        values.decode(from: row * axes, into: numbers)
        for axis in 0..<axes {
          let scaled = numbers[axis] * scale
          target.initializeElement(
            at: axis,
            to: scaled.magnitude < 0x1p52
              ? Word(truncatingIfNeeded: Int64(scaled))
              : Word(ExactTurn(numbers[axis], period: period).numerator(scale: Word.bitWidth)))
        }
      }
    }.kept
  }

  /// A row in units of 2^−80 turn; `nil` for a wide one.
  func narrow(_ row: Int) -> [UInt128]? {
    guard denominators[row] <= Self.narrowBits else { return nil }
    return coordinates(row).map { $0.numerator(scale: Self.narrowBits) }
  }

  /// A row in units of 2^−scale turn.
  func wide(_ row: Int, scale: Int) -> [BigUInt] {
    coordinates(row).map { $0.wideNumerator(scale: scale) }
  }
}

/// The sum of circular distances of two rows of numerators modulo 2^scale.
///
/// The type of `T` must hold n·2^(scale−1).
func circularDistance<T: UnsignedInteger>(_ left: [T], _ right: [T], turn: T) -> T {
  var sum = T(0)
  for (a, b) in zip(left, right) {
    let forward = a > b ? a - b : b - a
    sum += min(forward, turn - forward)
  }
  return sum
}

/// The sum of the squares of these distances.
func squaredCircularDistance(_ left: [BigUInt], _ right: [BigUInt], turn: BigUInt) -> BigUInt {
  zip(left, right).reduce(0) { sum, pair in
    let way = circularDistance([pair.0], [pair.1], turn: turn)
    return sum + way * way
  }
}
