extension BoxTable {
  /// The `count` rows nearest to `query`, by increasing (distance, row): exact, with ties going to
  /// the lower row index. All rows, if there are fewer than `count`.
  ///
  /// - Parameters:
  ///   - query: A point of the box, wrapped or not.
  ///   - count: How many rows to find.
  ///   - metric: The distance to compare by.
  ///   - weights: The weights of the axes; nil where all are 1.
  /// - Returns: The rows found, nearest first.
  /// - Precondition: The query has n coordinates, of at most 128 bits; there are n weights; and
  ///   `count` is not negative.
  /// - Complexity: O(rows · n) distances of an axis and O(rows · log(count)) comparisons.
  public func nearest(
    to query: [Coordinate], count: Int, metric: TorusMetric = .lee, weights: AxisWeights? = nil
  ) -> [TorusNeighbor] {
    precondition(count >= 0, "expected a count of at least 0, found \(count)")
    return withRows(and: query, metric, weights) { distance in
      RowSearch.nearest(count, of: self.count, distance: distance)
    }
  }

  /// The rows at distance at most `radius` from `query`, in increasing order of the row.
  ///
  /// - Parameters:
  ///   - radius: The greatest distance that counts; of the squared distance, its square.
  ///   - query: A point of the box, wrapped or not.
  ///   - metric: The distance to measure by.
  ///   - weights: The weights of the axes; nil where all are 1.
  /// - Returns: The rows found, with their distances.
  /// - Precondition: The query has n coordinates, of at most 128 bits, and there are n weights.
  /// - Complexity: O(rows · n) distances of an axis.
  public func rows(
    within radius: UInt320, of query: [Coordinate], metric: TorusMetric = .lee,
    weights: AxisWeights? = nil
  ) -> [TorusNeighbor] {
    withRows(and: query, metric, weights) { distance in
      RowSearch.rows(within: radius, of: count, distance: distance)
    }
  }

  /// All pairs of rows first < second at distance at most `radius`, in increasing order of
  /// (first, second).
  ///
  /// Every pair is measured: none is lost at a wall, in the middle of the box, or because the
  /// radius is L/2.
  ///
  /// - Parameters:
  ///   - radius: The greatest distance that counts; of the squared distance, its square.
  ///   - metric: The distance to measure by.
  ///   - weights: The weights of the axes; nil where all are 1.
  /// - Returns: The pairs found, with their distances.
  /// - Precondition: Coordinates have at most 128 bits, and there are n weights.
  /// - Complexity: O(rows² · n) distances of an axis, and space for the pairs found.
  public func pairs(
    within radius: UInt320, metric: TorusMetric = .lee, weights: AxisWeights? = nil
  ) -> [TorusPair] {
    check(weights)
    return coordinates.withUnsafeBufferPointer { all in
      RowSearch.pairs(within: radius, of: count) {
        distance(row($0, of: all), row($1, of: all), metric, weights)
      }
    }
  }

  private typealias Row = UnsafeBufferPointer<Coordinate>

  /// Calls `body` with the distances of the rows from `query`.
  private func withRows<Answer>(
    and query: [Coordinate], _ metric: TorusMetric, _ weights: AxisWeights?,
    _ body: ((Int) -> UInt320) -> Answer
  ) -> Answer {
    check(weights)
    return box.wrapped(query).withUnsafeBufferPointer { query in
      coordinates.withUnsafeBufferPointer { all in
        body { distance(row($0, of: all), query, metric, weights) }
      }
    }
  }

  private func row(_ row: Int, of all: Row) -> Row {
    Row(rebasing: all[row * box.dimension..<(row + 1) * box.dimension])
  }

  private func distance(
    _ left: Row, _ right: Row, _ metric: TorusMetric, _ weights: AxisWeights?
  ) -> UInt320 {
    if let weights {
      box.distance(left, right, metric, weights)
    } else {
      box.distance(left, right, metric)
    }
  }

  private func check(_ weights: AxisWeights?) {
    guard let weights else { return }
    precondition(
      weights.dimension == box.dimension,
      "expected \(box.dimension) weights, found \(weights.dimension)")
  }
}
