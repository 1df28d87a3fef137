import BigInt
import TorusArtifacts

/// The rows of an embedding table as exact points of the circle (R/Z)^n.
struct ExactRows {
  /// Denominators up to 2^80 are *narrow*: even 2^32 distances of half a turn, times 2^15, sum in 128 bits.
  static let narrowBits = 80

  let axes: Int
  let period: Period
  private let values: [Double]

  /// The least s for each row that makes all its coordinates integers in units of 2^−s turn.
  let denominators: [Int]

  init(_ table: EmbeddingTable, period: Period) {
    axes = table.axes
    self.period = period
    values = table.values
    denominators = (0..<table.rows).map { row in
      table.values[row * table.axes..<(row + 1) * table.axes]
        .reduce(0) { max($0, ExactTurn($1, period: period).bits) }
    }
  }

  /// The number of rows whose denominator is beyond 2^80.
  var wideRows: Int { denominators.count { $0 > Self.narrowBits } }

  /// The coordinates of one row.
  func coordinates(_ row: Int) -> some Collection<ExactTurn> {
    values[row * axes..<(row + 1) * axes].lazy.map { ExactTurn($0, period: period) }
  }

  /// All coordinates in units of 2^−32 turn, whose denominators must be at most 2^32.
  var words: [UInt32] {
    values.map { UInt32(ExactTurn($0, period: period).numerator(scale: 32)) }
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
