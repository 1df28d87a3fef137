/// The distance that a search compares by, from the circular distance of the codes on every axis.
///
/// With g_i = min(|a_i − b_i|, 2^b − |a_i − b_i|) in [0, 2^(b−1)], all in steps of 2^−b turn.
public enum SearchMetric: Hashable, Sendable {
  /// Σ g_i, the Lee distance. Of 1-bit codes it is the Hamming distance.
  case lee
  /// Σ g_i², the squared flat distance, in squared steps.
  case squaredFlat
  /// max g_i.
  case chebyshev
  /// Σ T[g_i], for a table T of 2^(b−1) + 1 entries that begins with 0, such as a rounded 1 − cos.
  case tabulated([UInt32])
}

extension SearchMetric: CustomStringConvertible {
  /// The name, such as `lee`.
  public var description: String {
    switch self {
    case .lee: "lee"
    case .squaredFlat: "squared"
    case .chebyshev: "chebyshev"
    case .tabulated(let table): "table of \(table.count) entries"
    }
  }
}
