/// A row found by a search, and its distance in the metric's units.
public struct Neighbor: Hashable, Sendable {
  /// The index of the row.
  public let row: Int

  /// Its distance to the query.
  public let distance: UInt64

  /// The row `row` at distance `distance`.
  public init(row: Int, distance: UInt64) {
    self.row = row
    self.distance = distance
  }
}

extension Neighbor: Comparable {
  /// The order of every answer: by distance, and of equal distances by row.
  public static func < (left: Neighbor, right: Neighbor) -> Bool {
    (left.distance, left.row) < (right.distance, right.row)
  }
}

/// The neighbors of each query, each query's in increasing order of (distance, row).
public struct NeighborLists: Hashable, Sendable {
  /// The neighbors of query 0, of query 1, ….
  public let neighbors: [Neighbor]

  /// Where each query's begin, and where the last one's end.
  private let starts: [Int]

  /// The lists of these queries.
  public init(_ lists: [[Neighbor]]) {
    var starts = [0]
    starts.reserveCapacity(lists.count + 1)
    for list in lists { starts.append(starts[starts.count - 1] + list.count) }
    self.starts = starts
    neighbors = lists.flatMap { $0 }
  }

  /// The number of queries.
  public var count: Int { starts.count - 1 }

  /// The neighbors of one query.
  ///
  /// - Precondition: 0 ≤ query < count.
  public subscript(query: Int) -> ArraySlice<Neighbor> {
    neighbors[starts[query]..<starts[query + 1]]
  }
}
