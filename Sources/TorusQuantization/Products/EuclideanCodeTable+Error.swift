import BigInt
public import TorusArtifacts

extension EuclideanCodebook {
  /// log₂ of the unit of residuals: 2^−31 of the power of two next below the greatest number.
  ///
  /// The greatest magnitude is in [2^(u + 31), 2^(u + 32)); u = −31 where all are 0.
  public var unitLog2: Int { QuantizationError.unitLog2(of: values) }
}

extension QuantizationError {
  /// What product codes in ordinary space lost: residuals Σ_axes |x − x̂| in units of
  /// 2^``TorusArtifacts/EuclideanCodebook/unitLog2`` coordinate, where x̂ is the number of the codeword;
  /// `nil` where one is 2^63 or more.
  ///
  /// - Precondition: Codes and embeddings have one shape.
  /// - Complexity: O(rows · axes) operations on 128 bits, or on big integers where a row's numbers are
  ///   further apart.
  public init?(of codes: EuclideanCodeTable, embeddings: EmbeddingTable) {
    let axes = codes.codebook.axes
    precondition(
      codes.rows == embeddings.rows && axes == embeddings.axes,
      "expected \(codes.rows) × \(axes) embeddings, found \(embeddings.rows) × \(embeddings.axes)"
    )
    var residuals: [UInt64] = []
    for row in 0..<codes.rows {
      let points = embeddings.row(row).map { Dyadic($0) }
      let decoded = (0..<axes).map { Dyadic(codes.decoded(row: row, axis: $0)) }
      let frame = DyadicFrame(points + decoded)
      // A difference has a bit more than its numbers, and a sum of 2^16 of them 16 more.
      let sum =
        frame.width <= 104
        ? BigInt(frame.distance(points, decoded, as: Int128.self))
        : frame.distance(points, decoded, as: BigInt.self)
      guard let residual = frame.roundedUp(sum, over: 1, unitLog2: codes.codebook.unitLog2)
      else { return nil }
      residuals.append(residual)
    }
    self.init(residuals)
  }
}

extension DyadicFrame {
  /// Σ |x − y| in units of the last place.
  fileprivate func distance<Integer: SignedInteger>(
    _ numbers: [Dyadic], _ others: [Dyadic], as type: Integer.Type
  ) -> Integer {
    zip(numbers, others).reduce(0) { sum, pair in
      let gap = integer(pair.0, as: Integer.self) - integer(pair.1, as: Integer.self)
      return sum + (gap < 0 ? 0 - gap : gap)
    }
  }
}
