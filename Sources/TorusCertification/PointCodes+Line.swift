import BigInt
import TorusArtifacts

// The points of codes of a line: the nearest integer, ties to even, to x̂/2^unitLog2, and 2^24 added, so that
// all are in [0, 2^25].

extension PointCodes {
  /// Each code of an axis is a codeword of width 1; what it decodes to is computed once, where a row has it.
  static func onLine(_ table: CalibratedCodeTable, unitLog2: Int) -> MadeRows<UInt32>.Maker {
    let (axes, levels) = (table.axes, 1 << table.grid.bits)
    let lines = (0..<axes).map { LineAxis(table.grid, axis: $0, unitLog2: unitLog2) }
    let unknown = UInt32.max
    var points = [UInt32](repeating: unknown, count: axes * levels)
    for row in 0..<table.rows {
      table.codes.withDecoded(row * axes, count: axes) { codes in
        for axis in 0..<axes where points[axis * levels + Int(codes[axis])] == unknown {
          points[axis * levels + Int(codes[axis])] = lines[axis].point(Int(codes[axis]))
        }
      }
    }
    return words(table.codes, subspaces: axes, codewords: levels, width: 1, points)
  }

  static func onLine(_ table: EuclideanCodeTable, unitLog2: Int) -> MadeRows<UInt32>.Maker {
    let book = table.codebook
    return words(
      table.codes, subspaces: book.subspaces, codewords: book.codewords, width: book.width,
      book.values.map { linePoint(Dyadic($0), unitLog2: unitLog2) })
  }
}

extension PointCodes {
  /// Σ F² of every row of a line, F in [−2^24, 2^24]: at most n·2^48.
  var squares: [UInt64] {
    (0..<rows).map { index in
      row(index).reduce(0) { sum, code in
        let point = Int64(code) - Int64(PointLayout.lineReach)
        return sum + UInt64(point * point)
      }
    }
  }

  /// ⌈√Σ F²⌉ of every row of a line.
  var lengths: [UInt64] { squares.map { UInt64(ceilingRoot(UInt128($0))) } }
}

/// One axis of a calibrated grid, in units of a last place.
private struct LineAxis {
  private let lower: BigInt
  private let extent: BigInt
  private let grid: CalibratedGrid
  /// log₂ of the last place, in units of the line.
  private let last: Int

  init(_ grid: CalibratedGrid, axis: Int, unitLog2: Int) {
    self.grid = grid
    let (low, bound) = (Dyadic(grid.lower[axis]), Dyadic(grid.bounds[axis]))
    let place = min(low.exponent, bound.exponent)
    lower = BigInt(low.significand) << (low.exponent - place)
    let end = BigInt(bound.significand) << (bound.exponent - place)
    extent = grid.rule == .endpoints ? end - lower : end
    last = place - unitLog2
  }

  func point(_ code: Int) -> UInt32 {
    let numerator =
      lower * BigInt(grid.divisor) + BigInt(grid.multiplier * code + grid.offset) * extent
    return lifted(nearest(numerator, over: BigInt(grid.divisor), last: last))
  }
}

private func linePoint(_ number: Dyadic, unitLog2: Int) -> UInt32 {
  lifted(nearest(BigInt(number.significand), over: 1, last: number.exponent - unitLog2))
}

private func lifted(_ point: BigInt) -> UInt32 { UInt32(point + BigInt(PointLayout.lineReach)) }

/// The nearest integer, ties to even, to 2^last·numerator/denominator.
private func nearest(_ numerator: BigInt, over denominator: BigInt, last: Int) -> BigInt {
  let (numerator, denominator) =
    last >= 0 ? (numerator << last, denominator) : (numerator, denominator << -last)
  // ⌊x + ½⌋, and one less where that was a tie to an odd number.
  let doubled = 2 * numerator + denominator
  let (quotient, remainder) = doubled.quotientAndRemainder(dividingBy: 2 * denominator)
  let floor = remainder < 0 ? quotient - 1 : quotient
  return remainder == 0 && floor % 2 != 0 ? floor - 1 : floor
}
