import BigInt
import TorusArtifacts

/// One table, as numbers: fine codes, and points of the circle where the embeddings are at hand.
struct PlainTable {
  /// F of every row, in [0, 2^B).
  let codes: [[Int]]

  /// The coordinates of every row; `nil` without embeddings.
  let coordinates: [[Double]]?

  /// log₂ of the period.
  let period: Int

  private let layout: GridLayout

  init(_ table: CertifiedFiles.Table) {
    layout = table.codes.layout
    period = layout.period.binaryExponent
    let axes = table.codes.axes
    var flat = table.codes.codes.map { Int($0) }
    if let refinement = table.codes.refinement, let bits = layout.refinementBits {
      flat = zip(flat, refinement).map { q, r in q << bits + Int(r) }
    }
    codes = (0..<table.codes.rows).map { Array(flat[$0 * axes..<($0 + 1) * axes]) }
    coordinates = table.embeddings.map { embeddings in
      (0..<embeddings.rows).map { Array(embeddings.values[$0 * axes..<($0 + 1) * axes]) }
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
    return zip(coordinates ?? [], zip(codes, denominators)).map { row, other in
      let (codes, denominator) = other
      // All in units of 2^−s turn; decoded points are multiples of half a step.
      let s = max(denominator, fineBits + 1)
      let turn = BigInt(1) << s
      let decoded = codes.map { code in
        let halfSteps = layout.refinementBits.map { 2 * code + 1 - 1 << $0 } ?? 2 * code
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
