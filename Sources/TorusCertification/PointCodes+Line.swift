import BigInt
import TorusArtifacts

// The points of codes of a line: the nearest integer, ties to even, to x̂/2^unitLog2, and 2^24 added, so that
// all are in [0, 2^25].

extension PointCodes {
  static func onLine(_ table: CalibratedCodeTable, unitLog2: Int) -> [UInt32] {
    let grid = table.grid
    let axes = (0..<grid.axes).map { LineAxis(grid, axis: $0, unitLog2: unitLog2) }
    // With up to 8 bits, most codes of an axis occur often: what each decodes to is computed once.
    let points = grid.bits <= 8 ? axes.map { axis in (0..<1 << grid.bits).map(axis.point) } : nil
    return table.codes.enumerated().map { place, code in
      let axis = place % grid.axes
      return points?[axis][Int(code)] ?? axes[axis].point(Int(code))
    }
  }

  static func onLine(_ table: EuclideanCodeTable, unitLog2: Int) -> [UInt32] {
    let codebook = table.codebook
    let points = codebook.values.map { linePoint(Dyadic($0), unitLog2: unitLog2) }
    return table.codes.enumerated().flatMap { place, code in
      let start = (place % codebook.subspaces * codebook.codewords + Int(code)) * codebook.width
      return points[start..<start + codebook.width]
    }
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
