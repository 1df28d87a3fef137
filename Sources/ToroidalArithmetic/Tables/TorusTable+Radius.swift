extension TorusTable {
  /// The rows at distance at most `radius` from `query`, in increasing order of the row.
  ///
  ///     let table = TorusTable<UInt8>([[250], [3], [128]], dimension: 1)
  ///     table.rows(within: 6, of: [0])     // [row 0 at 6, row 1 at 3]
  ///
  /// - Parameters:
  ///   - radius: The greatest distance that counts; of the squared distance, its square.
  ///   - query: A point of the table's dimension.
  ///   - metric: The distance to measure by.
  ///   - weights: The weights of the axes; nil where all are 1.
  /// - Returns: The rows found, with their distances.
  /// - Precondition: The dimensions of the table, the query and the weights are equal, and scalars
  ///   have at most 128 bits.
  /// - Complexity: O(rows · n) circular distances.
  public func rows(
    within radius: UInt320, of query: TorusVector<Scalar>, metric: TorusMetric = .lee,
    weights: AxisWeights? = nil
  ) -> [TorusNeighbor] {
    withRows(and: query, metric, weights) { distance in
      RowSearch.rows(within: radius, of: count, distance: distance)
    }
  }

  /// All pairs of rows first < second at distance at most `radius`, in increasing order of
  /// (first, second).
  ///
  ///     let table = TorusTable<UInt8>([[250], [3], [128]], dimension: 1)
  ///     table.pairs(within: 9)     // [rows 0 and 1 at 9]
  ///
  /// Every pair is measured, so none is lost to a cell list or at the seam.
  ///
  /// - Parameters:
  ///   - radius: The greatest distance that counts; of the squared distance, its square.
  ///   - metric: The distance to measure by.
  ///   - weights: The weights of the axes; nil where all are 1.
  /// - Returns: The pairs found, with their distances.
  /// - Precondition: The dimensions of the table and the weights are equal, and scalars have at
  ///   most 128 bits.
  /// - Complexity: O(rows² · n) circular distances, and space for the pairs found.
  public func pairs(
    within radius: UInt320, metric: TorusMetric = .lee, weights: AxisWeights? = nil
  ) -> [TorusPair] {
    check(weights)
    return components.withUnsafeBufferPointer { all in
      RowSearch.pairs(within: radius, of: count) {
        Self.distance(row($0, of: all), row($1, of: all), metric, weights)
      }
    }
  }

  /// The `count` rows at the least weighted distances from `query`, by increasing (distance, row).
  /// All rows, if there are fewer than `count`.
  ///
  ///     let table = TorusTable<UInt8>([[4, 0], [0, 2]], dimension: 2)
  ///     try table.nearest(to: [0, 0], count: 1, weights: AxisWeights([1, 3]))     // [row 0 at 4]
  ///
  /// - Precondition: The dimensions of the table, the query and the weights are equal, `count` is
  ///   not negative, and scalars have at most 128 bits.
  /// - Complexity: O(rows · n) circular distances and products, and O(rows · log(count))
  ///   comparisons.
  public func nearest(
    to query: TorusVector<Scalar>, count: Int, metric: TorusMetric = .lee, weights: AxisWeights
  ) -> [TorusNeighbor] {
    precondition(count >= 0, "expected a count of at least 0, found \(count)")
    return withRows(and: query, metric, weights) { distance in
      RowSearch.nearest(count, of: self.count, distance: distance)
    }
  }

  private typealias Row = UnsafeBufferPointer<Scalar>

  /// Calls `body` with the distances of the rows from `query`.
  private func withRows<Answer>(
    and query: TorusVector<Scalar>, _ metric: TorusMetric, _ weights: AxisWeights?,
    _ body: ((Int) -> UInt320) -> Answer
  ) -> Answer {
    precondition(
      query.dimension == dimension,
      "expected a query of dimension \(dimension), found \(query.dimension)")
    check(weights)
    return query.components.withUnsafeBufferPointer { query in
      components.withUnsafeBufferPointer { all in
        body { Self.distance(row($0, of: all), query, metric, weights) }
      }
    }
  }

  private func row(_ row: Int, of all: Row) -> Row {
    Row(rebasing: all[row * dimension..<(row + 1) * dimension])
  }

  private static func distance(
    _ left: Row, _ right: Row, _ metric: TorusMetric, _ weights: AxisWeights?
  ) -> UInt320 {
    if let weights {
      return DistanceSums.weightedSum(metric, weights) {
        left[$0].circularDistance(to: right[$0])
      }
    }
    return switch metric {
    case .lee: DistanceSums.lee(left, right)
    case .squared: DistanceSums.squared(left, right)
    case .chebyshev: UInt320(DistanceSums.chebyshev(left, right))
    }
  }

  private func check(_ weights: AxisWeights?) {
    guard let weights else { return }
    precondition(
      weights.dimension == dimension,
      "expected \(dimension) weights, found \(weights.dimension)")
  }
}
