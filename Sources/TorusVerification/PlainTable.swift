import BigInt
import TorusArtifacts

/// One table, as numbers: fine codes, and points of the circle where the embeddings are at hand.
struct PlainTable: Sendable {
  /// The number of rows, and of circles.
  let (rows, axes): (Int, Int)

  /// The coordinates of every row; `nil` without embeddings.
  let coordinates: [[Double]]?

  /// log₂ of the period.
  let period: Int

  /// F of every row, in [0, 2^B), row after row.
  private let codes: [UInt32]

  private let layout: GridLayout

  init(_ table: CertifiedFiles.Table) {
    (rows, axes) = (table.codes.rows, table.codes.axes)
    layout = table.codes.layout
    period = layout.period.binaryExponent
    if let refinement = table.codes.refinement, let bits = layout.refinementBits {
      codes = zip(table.codes.codes, refinement).map { q, r in
        UInt32(q) << UInt32(bits) + UInt32(r)
      }
    } else {
      codes = table.codes.codes.map { UInt32($0) }
    }
    let axes = axes
    coordinates = table.embeddings.map { embeddings in
      (0..<embeddings.rows).map { Array(embeddings.values[$0 * axes..<($0 + 1) * axes]) }
    }
  }

  /// F of one row.
  func code(_ row: Int) -> ArraySlice<UInt32> { codes[row * axes..<(row + 1) * axes] }

  /// The distances of a code to those of the first `count` rows, in steps of 2^−B turn: the sums of
  /// |a − b|, where a − b modulo 2^B is taken in [−2^(B−1), 2^(B−1)).
  ///
  /// The upper B of 32 bits are such a number. n·2^31 fits 63 bits, or the certificate was refused.
  func distances(to code: ArraySlice<UInt32>, count: Int) -> [Int] {
    let (axes, shift) = (axes, UInt32(32 - layout.fineBits))
    return codes.withUnsafeBufferPointer { codes in
      code.withUnsafeBufferPointer { code in
        [Int](unsafeUninitializedCapacity: count) { distances, initialized in
          for row in 0..<count {
            var sum: UInt64 = 0
            for axis in 0..<axes {
              let difference = (code[axis] &- codes[row &* axes &+ axis]) &<< shift
              sum &+= UInt64(Int32(bitPattern: difference).magnitude)
            }
            distances[row] = Int(sum >> UInt64(shift))
          }
          initialized = count
        }
      }
    }
  }

  /// The least s ≥ 0 for each row that makes its coordinates integers in units of 2^−s turn.
  var denominators: [Int] {
    (coordinates ?? []).map { row in
      row.map { denominatorBits(of: $0, period: period) }.max() ?? 0
    }
  }

  /// Every row in units of 2^−s turn.
  func points(s: Int) -> [[BigInt]] {
    (coordinates ?? []).map { row in row.map { turnNumerator(of: $0, period: period, s: s) } }
  }

  /// ⌈2^16·ρ⌉ of every row, in steps of 2^−B turn, from the embeddings.
  func residuals() -> [UInt64] {
    let fineBits = layout.fineBits
    return zip((coordinates ?? []).enumerated(), denominators).map { indexed, denominator in
      let (index, row) = indexed
      // All in units of 2^−s turn; decoded points are multiples of half a step.
      let s = max(denominator, fineBits + 1)
      let turn = BigInt(1) << s
      let decoded = code(index).map { code in
        let halfSteps = layout.refinementBits.map { 2 * Int(code) + 1 - 1 << $0 } ?? 2 * Int(code)
        let point = BigInt(halfSteps) << (s - fineBits - 1)
        return point < 0 ? point + turn : point
      }
      let point = row.map { turnNumerator(of: $0, period: period, s: s) }
      let distance = leeDistance(point, decoded, turn: turn)
      let up = distance << (fineBits + CertificateSetting.residualBits)
      return UInt64(ceilingShift(up, s))
    }
  }
}
