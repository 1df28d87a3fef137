/// A table of points of one periodic box, wrapped when they come in.
///
///     let box = try PeriodicBox<Int32>(periods: [10, 10])
///     let table = BoxTable([[0, 3], [10, 3], [9, 3]], in: box)
///     table.sites()                                     // [(0, 3) × 2, (9, 3) × 1]
///     table.nearest(to: [-1, 3], count: 1)              // [row 2 at 0]
///     table.pairs(within: 1)                            // [rows 0 and 1 at 0, rows 0 and 2 at 1, rows 1 and 2 at 1]
@frozen
public struct BoxTable<Coordinate: FixedWidthInteger> {
  /// The box.
  public let box: PeriodicBox<Coordinate>

  /// All wrapped coordinates, row after row.
  public let coordinates: [Coordinate]

  /// The number of rows.
  public let count: Int

  /// The table with these points of `box`.
  ///
  /// - Precondition: Every point has n coordinates.
  /// - Complexity: O(rows · n).
  public init(_ points: [[Coordinate]], in box: PeriodicBox<Coordinate>) {
    self.box = box
    count = points.count
    coordinates = points.flatMap { box.wrapped($0) }
  }

  /// The wrapped point in row `row`, an index in 0 ..< count.
  ///
  /// - Complexity: O(n).
  public subscript(row: Int) -> [Coordinate] {
    precondition(row >= 0 && row < count, "expected a row in 0..<\(count), found \(row)")
    return Array(coordinates[row * box.dimension..<(row + 1) * box.dimension])
  }
}

extension BoxTable: Hashable {}

extension BoxTable: Sendable where Coordinate: Sendable {}

/// A point of a box, and the rows of a table that are it.
@frozen
public struct BoxSite<Coordinate: FixedWidthInteger> {
  /// The wrapped point.
  public let point: [Coordinate]

  /// The rows, at least one, in increasing order.
  public let rows: [Int]

  /// The site of `rows` at `point`.
  @inlinable
  public init(point: [Coordinate], rows: [Int]) {
    self.point = point
    self.rows = rows
  }

  /// The number of rows that are this point.
  @inlinable
  public var multiplicity: Int { rows.count }
}

extension BoxSite: Hashable {}

extension BoxSite: Sendable where Coordinate: Sendable {}

extension BoxTable {
  /// The different points of the table, each once, with the rows that are it, by increasing
  /// first row.
  ///
  /// Points 0 and L are one point: nothing is dropped, the multiplicity says how many there were.
  /// The multiplicities sum to ``count``.
  ///
  /// - Complexity: O(rows · log(rows)) comparisons of points.
  public func sites() -> [BoxSite<Coordinate>] {
    let sorted = (0..<count).sorted { left, right in
      let order = order(left, right)
      return order == 0 ? left < right : order < 0
    }
    var groups: [[Int]] = []
    for row in sorted {
      if let last = groups.last, order(last[0], row) == 0 {
        groups[groups.count - 1].append(row)
      } else {
        groups.append([row])
      }
    }
    groups.sort { $0[0] < $1[0] }
    return groups.map { BoxSite(point: self[$0[0]], rows: $0) }
  }

  /// The sign of the lexicographic comparison of two rows.
  private func order(_ left: Int, _ right: Int) -> Int {
    for axis in 0..<box.dimension {
      let a = coordinates[left * box.dimension + axis]
      let b = coordinates[right * box.dimension + axis]
      if a != b { return a < b ? -1 : 1 }
    }
    return 0
  }
}

extension BoxSite: CustomStringConvertible {
  /// The point and how often it occurs, such as `(0, 3) × 2`.
  public var description: String {
    var text = "("
    for (axis, coordinate) in point.enumerated() {
      if axis > 0 { text += ", " }
      text += String(coordinate)
    }
    return text + ") × " + String(multiplicity)
  }
}
