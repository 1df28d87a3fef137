/// A table of points of one torus: rows of equally many components, stored one after another.
///
/// Row r occupies components r · n ..< (r + 1) · n, the C order of the formats that hold tables.
@frozen
public struct TorusTable<Scalar: FixedWidthInteger> {
  /// All components, row after row.
  public let components: [Scalar]

  /// n, the number of components of a row.
  public let dimension: Int

  /// The number of rows.
  public let count: Int

  /// The table of `count` rows whose components are given row after row.
  ///
  /// - Precondition: There are count · dimension components, and neither number is negative.
  public init(components: [Scalar], count: Int, dimension: Int) {
    let (size, overflow) = count.multipliedReportingOverflow(by: dimension)
    precondition(
      count >= 0 && dimension >= 0 && !overflow && size == components.count,
      "expected count · dimension components, found \(components.count) for \(count) rows of \(dimension)"
    )
    self.components = components
    self.dimension = dimension
    self.count = count
  }

  /// The table with these rows, all of one dimension, which a table without rows needs stated.
  ///
  /// - Precondition: Every row has `dimension` components.
  /// - Complexity: O(rows · dimension).
  public init(_ rows: [TorusVector<Scalar>], dimension: Int) {
    for row in rows {
      precondition(
        row.dimension == dimension,
        "expected rows of dimension \(dimension), found \(row.dimension)")
    }
    self.init(components: rows.flatMap { $0.components }, count: rows.count, dimension: dimension)
  }

  /// The point in row `row`, an index in 0 ..< count.
  ///
  /// - Complexity: O(n).
  public subscript(row: Int) -> TorusVector<Scalar> {
    precondition(row >= 0 && row < count, "expected a row in 0..<\(count), found \(row)")
    return TorusVector(components[row * dimension..<(row + 1) * dimension])
  }
}

extension TorusTable: Hashable {}

extension TorusTable: Sendable where Scalar: Sendable {}
