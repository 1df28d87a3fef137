import BigInt
public import TorusArtifacts

extension CalibratedGrid {
  /// log₂ of the unit of residuals: 2^−31 of the power of two next to the greatest number of the grid.
  ///
  /// The greatest of |lower| and |bounds| is in [2^(u + 31), 2^(u + 32)); u = −31 where all are 0.
  public var unitLog2: Int { QuantizationError.unitLog2(of: lower + bounds) }
}

extension QuantizationError {
  /// What codes on a calibrated grid lost: residuals Σ_axes |x − x̂| in units of
  /// 2^``TorusArtifacts/CalibratedGrid/unitLog2`` coordinate; `nil` where one is 2^63 units or more.
  ///
  /// Within the grid's ends |x − x̂| is at most half a step, E/(2L); beyond them it is the way to the end.
  ///
  /// - Precondition: Codes and embeddings have one shape.
  /// - Complexity: O(rows · axes) operations on 128 bits, or on big integers where a row's numbers are
  ///   further apart.
  public init?(of codes: CalibratedCodeTable, embeddings: EmbeddingTable) {
    precondition(
      codes.rows == embeddings.rows && codes.axes == embeddings.axes,
      "expected \(codes.rows) × \(codes.axes) embeddings, found \(embeddings.rows) × \(embeddings.axes)"
    )
    let (grid, axes) = (codes.grid, codes.axes)
    let ends = (grid.lower + grid.bounds).map { Dyadic($0) }
    var residuals: [UInt64] = []
    for row in 0..<codes.rows {
      let places = row * axes..<(row + 1) * axes
      let points = embeddings.row(row).map { Dyadic($0) }
      let frame = DyadicFrame(ends + points)
      let row = CodedRow(grid: grid, codes: codes.codes.decoded(places), points: points, ends: ends)
      // A term has 19 bits more than its numbers, and a sum of 2^16 of them 16 more.
      let residual =
        frame.width <= 88 && axes <= 1 << 16
        ? row.residual(frame, as: Int128.self) : row.residual(frame, as: BigInt.self)
      guard let residual else { return nil }
      residuals.append(residual)
    }
    self.init(residuals)
  }
}

/// One row on a calibrated grid.
private struct CodedRow {
  let grid: CalibratedGrid
  let codes: [UInt16]
  let points: [Dyadic]
  /// The grid's lower numbers and its bounds.
  let ends: [Dyadic]

  /// ⌈Σ |(x − lower)·divisor − (multiplier·q + offset)·E| / (divisor · 2^u)⌉, below 2^63.
  func residual<Integer: SignedInteger>(
    _ frame: DyadicFrame, as type: Integer.Type
  ) -> UInt64? {
    var sum: Integer = 0
    for (axis, code) in codes.enumerated() {
      let lower = frame.integer(ends[axis], as: Integer.self)
      let bound = frame.integer(ends[points.count + axis], as: Integer.self)
      let extent = grid.rule == .endpoints ? bound - lower : bound
      let place = Integer(grid.multiplier * Int(code) + grid.offset) * extent
      let gap =
        (frame.integer(points[axis], as: Integer.self) - lower) * Integer(grid.divisor) - place
      sum += gap < 0 ? 0 - gap : gap
    }
    return frame.roundedUp(BigInt(sum), over: BigInt(grid.divisor), unitLog2: grid.unitLog2)
  }
}
