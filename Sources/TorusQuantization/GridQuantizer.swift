public import TorusArtifacts

/// The natural grid of the torus: q(x) = the nearest integer to 2^b·x/P, modulo 2^b.
///
/// With b = 8 and P = 1, 0.25 is 64, and 0.999 is 0: what rounds to the full turn is 0. Ties go to the
/// even integer. There is nothing to calibrate, so one row, or a constant axis, is like any other, and
/// no value saturates: x and x + P have the same code. The quantization is exact: it depends on the
/// exact value of the floating-point number alone.
///
/// The distance from x to its code is at most half a step; with a refinement, half a fine step.
public struct GridQuantizer: Hashable, Sendable {
  /// The widths and the period.
  public let layout: GridLayout

  /// The quantizer of this layout.
  public init(_ layout: GridLayout) {
    self.layout = layout
  }

  /// The code of one coordinate, in [0, 2^b).
  ///
  /// - Precondition: `coordinate` is finite.
  public func code(for coordinate: Double) -> UInt16 {
    precondition(coordinate.isFinite, "expected a finite coordinate, found \(coordinate)")
    let scaled = ScaledCoordinate(coordinate, period: layout.period, bits: layout.bits)
    return UInt16(truncatingIfNeeded: scaled.nearest(modulo: layout.bits))
  }

  /// The refinement of one coordinate, in [0, 2^b′): which of the 2^b′ equal parts of
  /// [q − ½, q + ½) holds 2^b·x/P; the last one where a tie went down to q. `nil` where the layout has none.
  ///
  /// r = min(⌊2^B·x/P⌋ + 2^(b′−1) − q·2^b′ mod 2^B, 2^b′ − 1), with B = b + b′.
  ///
  /// - Precondition: `coordinate` is finite.
  public func refinement(for coordinate: Double) -> UInt16? {
    guard let refinementBits = layout.refinementBits else { return nil }
    let scaled = ScaledCoordinate(coordinate, period: layout.period, bits: layout.fineBits)
    let part =
      scaled.floor(modulo: layout.fineBits) &+ UInt32(1) << UInt32(refinementBits - 1)
      &- UInt32(code(for: coordinate)) << UInt32(refinementBits)
    let wrapped = part & (UInt32.max >> UInt32(32 - layout.fineBits))
    let last = UInt32(1) << UInt32(refinementBits) - 1
    return UInt16(truncatingIfNeeded: min(wrapped, last))
  }

  /// The codes of every row, and their refinement where the layout has one.
  ///
  /// - Precondition: The layout can be packed where `bitOrder` says so.
  /// - Complexity: O(rows · axes).
  public func codes(
    for embeddings: EmbeddingTable, bitOrder: BitOrder = .unpacked
  ) -> CodeTable {
    CodeTable(
      rows: embeddings.rows, axes: embeddings.axes,
      codes: embeddings.values.map { code(for: $0) },
      refinement: layout.refinementBits == nil
        ? nil : embeddings.values.compactMap { refinement(for: $0) },
      layout: layout, bitOrder: bitOrder, embeddings: embeddings.digest)
  }
}
