/// Two rows of a table, first < second, and their distance.
@frozen
public struct TorusPair: Hashable, Sendable {
  /// The lower index.
  public let first: Int

  /// The higher index.
  public let second: Int

  /// The distance under the metric that was asked for.
  public let distance: UInt320

  /// The pair of rows `first` and `second` at distance `distance`.
  @inlinable
  public init(first: Int, second: Int, distance: UInt320) {
    self.first = first
    self.second = second
    self.distance = distance
  }
}

// The searches of every table: plain loops over the rows, whatever the distance is.

@usableFromInline
enum RowSearch {
  /// The `wanted` least rows among `rows` by (distance, row).
  @inlinable
  static func nearest(
    _ wanted: Int, of rows: Int, distance: (Int) -> UInt320
  ) -> [TorusNeighbor] {
    var least = LeastRows<UInt320>(capacity: Swift.min(wanted, rows))
    for row in 0..<rows { least.offer(LeastRows.Entry(distance: distance(row), row: row)) }
    return least.sorted().map { TorusNeighbor(row: $0.row, distance: $0.distance) }
  }

  /// The rows at distance at most `radius`, in increasing order.
  @inlinable
  static func rows(
    within radius: UInt320, of rows: Int, distance: (Int) -> UInt320
  ) -> [TorusNeighbor] {
    var found: [TorusNeighbor] = []
    for row in 0..<rows {
      let distance = distance(row)
      if distance <= radius { found.append(TorusNeighbor(row: row, distance: distance)) }
    }
    return found
  }

  /// The pairs at distance at most `radius`, in increasing order of (first, second).
  @inlinable
  static func pairs(
    within radius: UInt320, of rows: Int, distance: (Int, Int) -> UInt320
  ) -> [TorusPair] {
    var found: [TorusPair] = []
    for first in 0..<rows {
      for second in first + 1..<Swift.max(rows, first + 1) {
        let distance = distance(first, second)
        if distance <= radius {
          found.append(TorusPair(first: first, second: second, distance: distance))
        }
      }
    }
    return found
  }
}

extension TorusPair: CustomStringConvertible {
  /// The rows and their distance, such as `rows 0 and 1 at 9`.
  public var description: String {
    "rows " + String(first) + " and " + String(second) + " at " + distance.description
  }
}
