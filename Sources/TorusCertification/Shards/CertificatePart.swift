/// A part of the work of a certificate: some of the queries among some of the rows.
///
/// Part `query` of `queries`, and part `row` of `rows`, both from 1. All parts, n·m of them, are the whole; any may
/// be made by another process or machine, which needs all files.
public struct CertificatePart: Hashable, Sendable {
  /// Which part of the queries, and of how many.
  public let queries: (index: Int, of: Int)
  /// Which part of the rows, and of how many.
  public let rows: (index: Int, of: Int)

  /// The part, or `nil` where an index is not in [1, of].
  public init?(queries: (index: Int, of: Int) = (1, 1), rows: (index: Int, of: Int) = (1, 1)) {
    guard queries.of >= 1, 1...queries.of ~= queries.index, rows.of >= 1,
      1...rows.of ~= rows.index
    else { return nil }
    self.queries = queries
    self.rows = rows
  }

  /// Equal parts.
  public static func == (left: CertificatePart, right: CertificatePart) -> Bool {
    left.queries == right.queries && left.rows == right.rows
  }

  /// Feeds all four numbers.
  public func hash(into hasher: inout Hasher) {
    for number in [queries.index, queries.of, rows.index, rows.of] { hasher.combine(number) }
  }

  /// Part `index` of `of` nearly equal ones of 0..<count; empty where there are fewer numbers than parts.
  static func range(_ index: Int, of: Int, count: Int) -> Range<Int> {
    // In 128 bits, as index · count may leave 64.
    func bound(_ index: Int) -> Int { Int(Int128(index) * Int128(count) / Int128(of)) }
    return bound(index - 1)..<bound(index)
  }

  func queryRange(_ count: Int) -> Range<Int> {
    Self.range(queries.index, of: queries.of, count: count)
  }

  func rowRange(_ count: Int) -> Range<Int> {
    Self.range(rows.index, of: rows.of, count: count)
  }

  /// The share of other work, which is cut into as many pieces as there are parts.
  func share(_ count: Int) -> Range<Int> {
    let queries = queryRange(count)
    let within = rowRange(queries.count)
    return queries.lowerBound + within.lowerBound..<queries.lowerBound + within.upperBound
  }
}
