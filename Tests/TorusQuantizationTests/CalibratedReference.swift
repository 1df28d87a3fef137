import BigInt
import TorusArtifacts

/// Calibrated codes by their definition: big rationals over 2^1074, every candidate tried.
enum CalibratedReference {
  /// x·2^1074.
  static func integer(_ x: Double) -> BigInt {
    ExactReference.fraction(x, period: .turn).numerator >> 64
  }

  /// |x − x̂(code)|·divisor·2^1074.
  static func gap(_ x: Double, _ code: Int, _ grid: CalibratedGrid, axis: Int) -> BigInt {
    let (lower, bound) = (integer(grid.lower[axis]), integer(grid.bounds[axis]))
    let extent = grid.rule == .endpoints ? bound - lower : bound
    let place = BigInt(grid.multiplier * code + grid.offset) * extent
    let gap = (integer(x) - lower) * BigInt(grid.divisor) - place
    return gap.magnitude.isZero ? 0 : BigInt(gap.magnitude)
  }

  /// The nearest code; of two the even one, of many, where there is no extent, the first.
  static func code(_ x: Double, _ grid: CalibratedGrid, axis: Int) -> Int {
    var best = (code: 0, gap: gap(x, 0, grid, axis: axis))
    for code in 1..<(1 << grid.bits) {
      let gap = gap(x, code, grid, axis: axis)
      if gap < best.gap || (gap == best.gap && code == best.code + 1 && code % 2 == 0) {
        best = (code, gap)
      }
    }
    return best.code
  }
}
