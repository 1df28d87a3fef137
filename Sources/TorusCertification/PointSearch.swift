import TorusSearch

/// A search of rows of points by the D of a metric.
protocol RowSearch: Sendable {
  /// The rows.
  var codes: PointCodes { get }

  /// Some `count` rows that are near each query, though perhaps not the nearest, or all where there are
  /// fewer, with their distances. Query i never finds row `own[i]`.
  func near(_ queries: PointCodes, own: [Int?], count: Int) -> [[Neighbor]]

  /// All rows whose distance to query i is at most `radii[i]`, and perhaps others, in increasing order of
  /// rows, with their distances.
  func within(_ radii: [UInt64], of queries: PointCodes, own: [Int?]) -> [[Neighbor]]
}

/// A search by the kernels where one has the metric, else row after row.
struct PointSearch: RowSearch {
  let codes: PointCodes
  let distance: PointDistance
  private let search: ExactSearch?

  init(_ codes: PointCodes, by distance: PointDistance) throws(CertificationError) {
    self.codes = codes
    self.distance = distance
    guard let metric = distance.searchMetric(bits: codes.bits) else {
      search = nil
      return
    }
    do throws(SearchError) {
      search = try ExactSearch(codes.coarse, metric: metric)
    } catch .axes(let found, let largest) {
      throw .axes(found, largest: largest)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// The nearest by coarse codes.
  func near(_ queries: PointCodes, own: [Int?], count: Int) -> [[Neighbor]] {
    guard let search else {
      return everyRow(queries, own: own).map { Array($0.sorted().prefix(count)) }
    }
    guard codes.rows > 0 else { return own.map { _ in [] } }
    // One more, as one may be the query's own.
    let found = searched {
      try search.nearest(to: queries.coarse, count: min(count + 1, codes.rows))
    }
    return own.indices.map { query in
      Array(exact(found[query], queries, query, own: own[query]).prefix(count))
    }
  }

  func within(_ radii: [UInt64], of queries: PointCodes, own: [Int?]) -> [[Neighbor]] {
    guard let search else {
      return zip(radii, everyRow(queries, own: own)).map { radius, rows in
        rows.filter { $0.distance <= radius }
      }
    }
    guard codes.rows > 0 else { return own.map { _ in [] } }
    let coarse = radii.map {
      distance.coarseRadius($0, hidden: codes.hiddenBits, axes: codes.axes)
    }
    let found = searched { try search.rows(within: coarse, of: queries.coarse) }
    return own.indices.map { query in
      exact(found[query], queries, query, own: own[query]).sorted { $0.row < $1.row }
    }
  }

  private func exact(
    _ found: ArraySlice<Neighbor>, _ queries: PointCodes, _ query: Int, own: Int?
  ) -> [Neighbor] {
    let others = found.filter { $0.row != own }
    guard codes.hiddenBits > 0 else { return others }
    return others.map {
      Neighbor(
        row: $0.row, distance: codes.distance($0.row, to: query, of: queries, by: distance))
    }
  }

  private func everyRow(_ queries: PointCodes, own: [Int?]) -> [[Neighbor]] {
    own.enumerated().map { query, own in
      (0..<codes.rows).filter { $0 != own }.map {
        Neighbor(row: $0, distance: codes.distance($0, to: query, of: queries, by: distance))
      }
    }
  }
}

/// What a search of tables that were checked to fit finds.
private func searched(_ search: () throws -> NeighborLists) -> NeighborLists {
  do { return try search() } catch { preconditionFailure("\(error)") }
}
