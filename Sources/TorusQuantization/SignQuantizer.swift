public import TorusArtifacts

/// One bit for the sign of each number: 1 where it is at least 0.
///
/// Of the Clifford lift, a turn t = x/P has two signs, and each is decided by t itself, exactly:
///
///     cos 2πt ≥ 0 where t mod 1 is in [−1/4, 1/4],   sin 2πt ≥ 0 where t mod 1 is in [0, 1/2].
///
/// So 0.25 has the signs 1, 1, and 0.5 has 0, 1: a cosine or sine of 0 is not negative, however a
/// library rounds it. Of ordinary vectors, 0.0 and −0.0 alike have the sign 1. There is nothing to
/// calibrate and nothing to overflow.
public struct SignQuantizer: Hashable, Sendable {
  /// Of which numbers the signs are.
  public let layout: SignLayout

  /// The quantizer of this layout.
  public init(_ layout: SignLayout) {
    self.layout = layout
  }

  /// The signs of one coordinate, each 0 or 1: one, or those of its cosine and its sine.
  ///
  /// - Precondition: `coordinate` is finite.
  public func signs(for coordinate: Double) -> [UInt16] {
    precondition(coordinate.isFinite, "expected a finite coordinate, found \(coordinate)")
    switch layout {
    case .coordinates: return [coordinate >= 0 ? 1 : 0]
    case .cliffordLift(let period):
      let quarters = ScaledCoordinate(coordinate, period: period, bits: 2)
      let below = quarters.floor(modulo: 2)
      switch (below, quarters.isInteger) {
      case (0, _), (1, true): return [1, 1]
      case (1, false), (2, true): return [0, 1]
      case (2, false): return [0, 0]
      default: return [1, 0]
      }
    }
  }

  /// The signs of every row.
  ///
  /// - Precondition: `storage` holds codes of 1 bit.
  /// - Complexity: O(rows · axes).
  public func signs(
    for embeddings: EmbeddingTable, storage: CodeStorage = .packed
  ) -> SignTable {
    var signs: [UInt16] = []
    signs.reserveCapacity(embeddings.values.count * layout.signsPerAxis)
    for value in embeddings.values { signs += self.signs(for: value) }
    return SignTable(
      signs: signs, axes: embeddings.axes, layout: layout, storage: storage,
      embeddings: embeddings.digest)
  }
}

extension QuantizationError {
  /// What the signs of a lift lost: residuals Σ_axes |x/P − x̂| around the circle, in 2^−18 turn, where
  /// x̂ is the center of the quadrant that both signs name.
  ///
  /// A coordinate is at most 1/8 turn from it: R ≤ 2^15·axes. `nil` where one is 2^63 or more, and for
  /// signs of coordinates, which tell nothing of a size.
  ///
  /// - Precondition: Signs and embeddings have one shape.
  /// - Complexity: O(rows · axes) operations on 128 bits, or on big integers where a coordinate has more
  ///   binary places.
  public init?(of signs: SignTable, embeddings: EmbeddingTable) {
    guard case .cliffordLift(let period) = signs.layout else { return nil }
    precondition(
      signs.rows == embeddings.rows && signs.axes == embeddings.axes,
      "expected \(signs.rows) × \(signs.axes) embeddings, found \(embeddings.rows) × \(embeddings.axes)"
    )
    // Of cosine and sine: 11, 01, 00, 10 are the quadrants 0, 1, 2, 3.
    self.init(of: embeddings, period: period, bits: 2) { place in
      let (cosine, sine) = (signs.signs[2 * place], signs.signs[2 * place + 1])
      let quadrant: Int64 = sine == 1 ? (cosine == 1 ? 0 : 1) : (cosine == 1 ? 3 : 2)
      return CirclePoint(numerator: 2 * quadrant + 1, places: 3)
    }
  }
}
