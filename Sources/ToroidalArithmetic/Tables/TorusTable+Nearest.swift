/// A row of a table and its distance from a query.
@frozen
public struct TorusNeighbor: Hashable, Sendable {
  /// The index of the row.
  public let row: Int

  /// The distance under the metric that was asked for.
  public let distance: UInt320

  /// The neighbor in row `row` at distance `distance`.
  @inlinable
  public init(row: Int, distance: UInt320) {
    self.row = row
    self.distance = distance
  }
}

extension TorusTable {
  /// The `count` rows nearest to `query`, by increasing (distance, row): exact, with ties going to
  /// the lower row index. All rows, if there are fewer than `count`.
  ///
  /// Duplicates of a row are rows of their own, and a query that is itself a row finds it (or
  /// a lower duplicate of it) at distance 0.
  ///
  /// - Parameters:
  ///   - query: A point of the table's dimension.
  ///   - count: How many rows to find.
  ///   - metric: The distance to compare by.
  /// - Returns: The rows found, nearest first.
  /// - Precondition: The dimensions are equal, `count` is not negative, and scalars have at most
  ///   128 bits.
  /// - Complexity: O(rows · n) circular distances and O(rows · log(count)) comparisons of sums.
  @inlinable
  public func nearest(
    to query: TorusVector<Scalar>, count: Int, metric: TorusMetric = .lee
  ) -> [TorusNeighbor] {
    precondition(
      query.dimension == dimension,
      "expected a query of dimension \(dimension), found \(query.dimension)")
    precondition(count >= 0, "expected a count of at least 0, found \(count)")
    let bits = Scalar.bitWidth - 1
    switch metric {
    case .lee where DistanceSums.fits(count: dimension, termBits: bits, UInt64.self):
      return least(count, from: query, { UInt320($0) }) { DistanceSums.lee($0, $1, UInt64.self) }
    case .squared where DistanceSums.fits(count: dimension, termBits: 2 * bits, UInt64.self):
      return least(count, from: query, { UInt320($0) }) {
        DistanceSums.squared($0, $1, UInt64.self)
      }
    case .lee:
      return least(count, from: query, { $0 }) { DistanceSums.lee($0, $1) }
    case .squared:
      return least(count, from: query, { $0 }) { DistanceSums.squared($0, $1) }
    case .chebyshev:
      return least(count, from: query, { UInt320($0) }) { DistanceSums.chebyshev($0, $1) }
    }
  }

  /// The `wanted` least rows by (distance, row), compared in whatever type the sums have.
  @inlinable
  func least<Sum: Comparable>(
    _ wanted: Int, from query: TorusVector<Scalar>, _ widened: (Sum) -> UInt320,
    _ distance: (UnsafeBufferPointer<Scalar>, UnsafeBufferPointer<Scalar>) -> Sum
  ) -> [TorusNeighbor] {
    var least = LeastRows<Sum>(capacity: Swift.min(wanted, count))
    components.withUnsafeBufferPointer { table in
      query.components.withUnsafeBufferPointer { query in
        for row in 0..<count {
          let start = row * dimension
          let components = UnsafeBufferPointer(rebasing: table[start..<start + dimension])
          least.offer(LeastRows.Entry(distance: distance(components, query), row: row))
        }
      }
    }
    return least.sorted().map { TorusNeighbor(row: $0.row, distance: widened($0.distance)) }
  }
}

extension TorusNeighbor: CustomStringConvertible {
  /// The row and its distance, such as `row 2 at 9`.
  public var description: String { "row " + String(row) + " at " + distance.description }
}
