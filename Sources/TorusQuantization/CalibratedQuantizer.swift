import BigInt
public import TorusArtifacts

/// The nearest point of a calibrated grid, axis by axis.
///
/// q(x) = the integer in [0, 2^b) whose point of the ``CalibratedGrid`` is nearest to x; between two, the
/// even one; beyond an end, the end. So 0 … 3 stand for −1, 0, 1, 2 on the axis from −1 to 2, and
/// 0.5 is 2, −7 is 0. On an axis without extent every code would do, and it is 0.
///
/// The answer depends on the exact values of the numbers alone: floating-point arithmetic decides only
/// where its error cannot matter.
public struct CalibratedQuantizer: Hashable, Sendable {
  /// The grid.
  public let grid: CalibratedGrid

  /// The quantizer of this grid.
  public init(_ grid: CalibratedGrid) {
    self.grid = grid
  }

  /// The code of one coordinate of `axis`, in [0, 2^b).
  ///
  /// - Precondition: `coordinate` is finite, and `axis` is one of the grid's.
  public func code(for coordinate: Double, axis: Int) -> UInt16 {
    precondition(coordinate.isFinite, "expected a finite coordinate, found \(coordinate)")
    let (lower, bound) = (grid.lower[axis], grid.bounds[axis])
    let hasExtent = grid.rule == .endpoints ? lower < bound : bound > 0
    let last = UInt16(truncatingIfNeeded: (1 << grid.bits) - 1)
    if !hasExtent || coordinate <= lower { return 0 }
    if grid.rule == .endpoints, coordinate >= bound { return last }
    return approximated(coordinate, lower, bound)
      ?? UInt16(truncatingIfNeeded: exact(coordinate, lower, bound))
  }

  /// The codes of every row.
  ///
  /// - Precondition: The embeddings have the grid's axes, and `storage` holds its bits.
  /// - Complexity: O(rows · axes).
  public func codes(
    for embeddings: EmbeddingTable, storage: CodeStorage = .unpacked
  ) -> CalibratedCodeTable {
    precondition(
      embeddings.axes == grid.axes, "expected \(grid.axes) axes, found \(embeddings.axes)")
    var codes: [UInt16] = []
    codes.reserveCapacity(embeddings.values.count)
    for row in 0..<embeddings.rows {
      for axis in 0..<grid.axes {
        codes.append(code(for: embeddings.values[row * grid.axes + axis], axis: axis))
      }
    }
    return CalibratedCodeTable(
      codes: codes, grid: grid, storage: storage, embeddings: embeddings.digest)
  }

  /// The code where arithmetic in `Double` shows it, else `nil`.
  ///
  /// Four operations, each within 2^−53 of its result, err by less than 2^−34 on numbers up to 2^16. What
  /// underflows on the way is smaller still; what overflows is left to the exact computation.
  private func approximated(_ x: Double, _ lower: Double, _ bound: Double) -> UInt16? {
    let extent = grid.rule == .endpoints ? bound - lower : bound
    let last = Double((1 << grid.bits) - 1)
    let offset = x - lower
    guard extent.isFinite, offset.isFinite else { return nil }
    let place = offset / extent * last - (grid.rule == .endpoints ? 0 : 0.5)
    if place >= last + 1 { return UInt16(last) }
    let below = place.rounded(.down)
    guard (place - below - 0.5).magnitude > 0x1p-30 else { return nil }
    let nearest = place - below > 0.5 ? below + 1 : below
    return UInt16(min(max(nearest, 0), last))
  }

  /// The code in integers of a common last place.
  private func exact(_ x: Double, _ lower: Double, _ bound: Double) -> Int {
    let numbers = [Dyadic(x), Dyadic(lower), Dyadic(bound)]
    let frame = DyadicFrame(numbers)
    // Differences take one bit more, the divisor 17, a doubled remainder 1.
    return frame.width <= 104
      ? nearest(frame.integers(numbers, as: Int128.self))
      : nearest(frame.integers(numbers, as: BigInt.self))
  }

  /// ((x − lower)·divisor − offset·E) / (multiplier·E), rounded to the nearest, for E > 0.
  private func nearest<Integer: SignedInteger>(_ numbers: [Integer]) -> Int {
    let extent = grid.rule == .endpoints ? numbers[2] - numbers[1] : numbers[2]
    let numerator =
      (numbers[0] - numbers[1]) * Integer(grid.divisor) - Integer(grid.offset) * extent
    let denominator = Integer(grid.multiplier) * extent
    if numerator <= 0 { return 0 }
    let last = (1 << grid.bits) - 1
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    if quotient >= Integer(last) { return last }
    let whole = Int(quotient)
    let twice = remainder + remainder
    return twice > denominator || (twice == denominator && whole & 1 == 1) ? whole + 1 : whole
  }
}
