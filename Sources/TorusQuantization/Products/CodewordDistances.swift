public import TorusArtifacts

/// A distance that is a sum over the axes, so that it is a sum over subspaces.
public enum CodewordMetric: String, Hashable, Sendable, CaseIterable {
  /// The Lee distance, in units of 2^−24 turn; below 2^40.
  case lee
  /// The squared flat distance, in units of 2^−48 square turn; below 2^63.
  case squared
}

/// The exact distances between the codewords of each subspace: between two rows of codes it is one
/// table entry a subspace.
///
/// The symmetric distance of two rows is that of what their codes decode to.
public struct SymmetricDistances: Sendable {
  /// The distance of codewords k and l of subspace m at (m·K + k)·K + l.
  public let entries: [UInt64]

  private let subspaces: Int
  private let codewords: Int

  /// The table of a codebook.
  ///
  /// - Complexity: O(K² · axes).
  public init(_ codebook: ProductCodebook, metric: CodewordMetric) {
    (subspaces, codewords) = (codebook.subspaces, codebook.codewords)
    var entries: [UInt64] = []
    entries.reserveCapacity(subspaces * codewords * codewords)
    for subspace in 0..<codebook.subspaces {
      let words = LatticeRows(codebook, subspace: subspace)
      for codeword in 0..<words.count {
        for other in 0..<words.count {
          entries.append(words.distance(codeword, to: words, other, metric))
        }
      }
    }
    self.entries = entries
  }

  /// The distance between two rows of codes.
  ///
  /// - Precondition: Both have M codes below K.
  /// - Complexity: O(M).
  public func distance(_ codes: [UInt16], _ other: [UInt16]) -> UInt64 {
    precondition(
      codes.count == subspaces && other.count == subspaces,
      "expected \(subspaces) codes, found \(codes.count) and \(other.count)")
    var sum: UInt64 = 0
    for (subspace, (code, otherCode)) in zip(codes, other).enumerated() {
      precondition(
        code < codewords && otherCode < codewords,
        "expected codes below \(codewords), found \(code) and \(otherCode)")
      sum += entries[(subspace * codewords + Int(code)) * codewords + Int(otherCode)]
    }
    return sum
  }
}

/// The exact distances from one embedding to the codewords of each subspace.
///
/// The asymmetric distance of a row is that of the embedding, on the lattice of 2^−24 turn, from what the
/// row's codes decode to.
public struct AsymmetricDistances: Sendable {
  /// The distance from part m of the embedding to codeword k at m·K + k.
  public let entries: [UInt64]

  private let subspaces: Int
  private let codewords: Int

  /// The table of row `row` of `embeddings`, rounded to the lattice as the quantizer rounds it.
  ///
  /// - Precondition: The embeddings have the codebook's axes, and such a row.
  /// - Complexity: O(K · axes).
  public init(
    from row: Int, of embeddings: EmbeddingTable, to codebook: ProductCodebook,
    metric: CodewordMetric
  ) {
    precondition(
      embeddings.axes == codebook.axes && 0..<embeddings.rows ~= row,
      "expected \(codebook.axes) axes and a row below \(embeddings.rows), "
        + "found \(embeddings.axes) and \(row)")
    (subspaces, codewords) = (codebook.subspaces, codebook.codewords)
    var entries: [UInt64] = []
    entries.reserveCapacity(subspaces * codewords)
    for subspace in 0..<codebook.subspaces {
      let words = LatticeRows(codebook, subspace: subspace)
      let part = LatticeRows(
        embeddings, rows: row..<row + 1, subspace: subspace, of: codebook)
      for codeword in 0..<words.count {
        entries.append(words.distance(codeword, to: part, 0, metric))
      }
    }
    self.entries = entries
  }

  /// The distance to a row of codes.
  ///
  /// - Precondition: It has M codes below K.
  /// - Complexity: O(M).
  public func distance(_ codes: [UInt16]) -> UInt64 {
    precondition(
      codes.count == subspaces, "expected \(subspaces) codes, found \(codes.count)")
    var sum: UInt64 = 0
    for (subspace, code) in codes.enumerated() {
      precondition(code < codewords, "expected codes below \(codewords), found \(code)")
      sum += entries[subspace * codewords + Int(code)]
    }
    return sum
  }
}

extension LatticeRows {
  /// The distance between `row` and `otherRow` of `other`.
  fileprivate func distance(
    _ row: Int, to other: LatticeRows, _ otherRow: Int, _ metric: CodewordMetric
  ) -> UInt64 {
    switch metric {
    case .squared: return squaredDistance(row, to: other, otherRow)
    case .lee:
      var sum: UInt64 = 0
      for axis in 0..<width {
        sum += Self.gap(points[row * width + axis], other.points[otherRow * width + axis])
      }
      return sum
    }
  }
}

extension QuantizationError {
  /// What product codes lost: residuals Σ_axes |x/P − x̂| around the circle, in 2^−24 turn, where x̂ is the
  /// codeword that the codes name.
  ///
  /// R ≤ 2^23·axes. `nil` where one is 2^63 or more, which none is.
  ///
  /// - Precondition: Codes and embeddings have one shape.
  /// - Complexity: O(rows · axes) operations on 128 bits, or on big integers where a coordinate has more
  ///   binary places.
  public init?(of codes: ProductCodeTable, embeddings: EmbeddingTable) {
    let codebook = codes.codebook
    precondition(
      codes.rows == embeddings.rows && codebook.axes == embeddings.axes,
      "expected \(codes.rows) × \(codebook.axes) embeddings, "
        + "found \(embeddings.rows) × \(embeddings.axes)")
    // A unit is 2^−16 of a step of 2^−8 turn.
    let bits = ProductCodebook.latticeBits - 16
    self.init(of: embeddings, period: codebook.period, bits: bits) { place in
      let (row, axis) = (place / codebook.axes, place % codebook.axes)
      let (subspace, offset) = (axis / codebook.width, axis % codebook.width)
      let code = codes.codes[row * codebook.subspaces + subspace]
      let codeword = codebook.codeword(Int(code), of: subspace)
      return CirclePoint(
        numerator: Int64(codeword[codeword.startIndex + offset]),
        places: ProductCodebook.latticeBits)
    }
  }
}
