/// Why a product quantizer cannot be fitted to a table, or used on it.
public enum ProductError: Error, Hashable, Sendable {
  /// There are fewer rows than codewords: `rows` is the largest number of codewords there can be.
  case codewords(Int, rows: Int)

  /// The axes cannot be cut into this many equal subspaces.
  case subspaces(Int, axes: Int)

  /// Squared distances of this many axes could leave 63 bits.
  case axes(Int, largest: Int)

  /// The codebook is for other embeddings: it has `expected` axes.
  case otherAxes(Int, expected: Int)
}

extension ProductError: CustomStringConvertible {
  /// One line: what was expected, and what was found.
  public var description: String {
    switch self {
    case .codewords(let found, let rows):
      "expected at most \(rows) codewords, one a row, found \(found)"
    case .subspaces(let found, let axes):
      "expected a number of subspaces that divides \(axes) axes, found \(found)"
    case .axes(let found, let largest):
      "expected at most \(largest) axes, so that no sum overflows, found \(found)"
    case .otherAxes(let found, let expected):
      "expected \(expected) axes, those of the codebook, found \(found)"
    }
  }
}
