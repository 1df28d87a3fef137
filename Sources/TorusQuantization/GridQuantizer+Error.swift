public import TorusArtifacts

extension QuantizationError {
  /// What codes on the natural grid lost: residuals Σ_axes |2^B·x/P − F̂| around the circle, in 2^−16
  /// step, where F̂ is what the codes at hand decode to and a step is 2^−B turn. They are those of a
  /// certificate.
  ///
  /// A coordinate is at most half a step from its code: R ≤ 2^15·axes. `nil` where one is 2^63 or more.
  ///
  /// - Precondition: Codes and embeddings have one shape.
  /// - Complexity: O(rows · axes) operations on 128 bits, or on big integers where a coordinate has more
  ///   binary places.
  public init?(of codes: CodeTable, embeddings: EmbeddingTable) {
    precondition(
      codes.rows == embeddings.rows && codes.axes == embeddings.axes,
      "expected \(codes.rows) × \(codes.axes) embeddings, found \(embeddings.rows) × \(embeddings.axes)"
    )
    self.init(of: embeddings, period: codes.layout.period, bits: codes.layout.fineBits) {
      codes.decoded(at: $0)
    }
  }
}

extension CodeTable {
  /// What the code at `place`, with its refinement where it was read, decodes to.
  fileprivate func decoded(at place: Int) -> CirclePoint {
    let parts = Int64(1) << Int64(layout.refinementBits ?? 0)
    let fine = Int64(codes[place]) * parts + Int64(refinement?[place] ?? 0)
    return CirclePoint(numerator: 2 * fine + 1 - parts, places: layout.fineBits + 1)
  }
}
