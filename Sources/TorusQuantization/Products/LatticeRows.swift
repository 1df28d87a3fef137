import ToroidalArithmetic
import TorusArtifacts

/// Rows of points of the lattice of 2^−24 turn, held in units of 2^−32: so differences wrap where
/// `UInt32` does.
struct LatticeRows: Sendable {
  /// The axes of a row, at least 1.
  let width: Int
  /// Row after row, each a multiple of 2^8.
  var points: [UInt32]

  /// log₂ of the units in a step of the lattice.
  static let shift = UInt32(32 - ProductCodebook.latticeBits)

  /// The number of rows.
  var count: Int { points.count / width }

  /// These rows.
  init(width: Int, points: [UInt32]) {
    self.width = width
    self.points = points
  }

  /// The coordinates `axes` of these rows, x/P rounded to the lattice, ties to even, on the circle.
  init(_ embeddings: EmbeddingTable, rows: Range<Int>, axes: Range<Int>, period: Period) {
    width = axes.count
    points = []
    points.reserveCapacity(rows.count * width)
    let bits = ProductCodebook.latticeBits
    for row in rows {
      for axis in axes {
        let scaled = ScaledCoordinate(
          embeddings.values[row * embeddings.axes + axis], period: period, bits: bits)
        points.append(scaled.nearest(modulo: bits) << Self.shift)
      }
    }
  }

  /// Part `subspace` of these rows, as a codebook cuts them.
  init(
    _ embeddings: EmbeddingTable, rows: Range<Int>, subspace: Int, of codebook: ProductCodebook
  ) {
    let start = subspace * codebook.width
    self.init(
      embeddings, rows: rows, axes: start..<start + codebook.width, period: codebook.period)
  }

  /// The codewords of one subspace.
  init(_ codebook: ProductCodebook, subspace: Int) {
    let size = codebook.codewords * codebook.width
    width = codebook.width
    points = codebook.points[subspace * size..<(subspace + 1) * size].map { $0 << Self.shift }
  }

  /// The points in steps of the lattice.
  var steps: [UInt32] { points.map { $0 >> Self.shift } }

  /// The way from a point of `row` to one of another's row, in steps, in [0, 2^23].
  @inline(__always)
  static func gap(_ one: UInt32, _ other: UInt32) -> UInt64 {
    UInt64(one.circularDistance(to: other) >> shift)
  }

  /// Σ_axes gap² between `row` and `otherRow` of `other`: below 2^63 for up to 2^16 axes.
  @inline(__always)
  func squaredDistance(_ row: Int, to other: LatticeRows, _ otherRow: Int) -> UInt64 {
    var sum: UInt64 = 0
    for axis in 0..<width {
      let gap = Self.gap(points[row * width + axis], other.points[otherRow * width + axis])
      sum += gap * gap
    }
    return sum
  }

  /// The row nearest to `row` of `other`, the first of several, and its squared distance.
  ///
  /// - Complexity: O(rows · axes).
  func nearest(to row: Int, of other: LatticeRows) -> (row: Int, distance: UInt64) {
    var best = (row: 0, distance: squaredDistance(0, to: other, row))
    for candidate in 1..<max(1, count) {
      let distance = squaredDistance(candidate, to: other, row)
      if distance < best.distance { best = (candidate, distance) }
    }
    return best
  }

  /// Puts row `otherRow` of `other` in the place of `row`.
  mutating func replace(_ row: Int, with other: LatticeRows, _ otherRow: Int) {
    for axis in 0..<width {
      points[row * width + axis] = other.points[otherRow * width + axis]
    }
  }
}
