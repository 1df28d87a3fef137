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

/// A search by the kernels where one has the metric, else row after row of those within a distance.
struct PointSearch: RowSearch {
  let codes: PointCodes
  let distance: PointDistance
  /// By the metric, or by Lee distance where no kernel has it: what is near by one is near enough by another.
  /// `nil` where Lee distances of so many axes could overflow, too.
  private let search: ExactSearch?
  private let isByMetric: Bool

  /// A search of these rows; `areKept` says whether few ones may be kept in memory, and is not where many
  /// searches of one table would keep all of it.
  init(
    _ codes: PointCodes, by distance: PointDistance, areKept: Bool = true
  ) throws(CertificationError) {
    self.distance = distance
    guard let metric = distance.searchMetric(bits: codes.bits) else {
      self.codes = codes
      isByMetric = false
      search = try? ExactSearch(codes.coarse)
      return
    }
    isByMetric = true
    // Where a search does not see all bits, the rows that it finds are looked at.
    self.codes = areKept && codes.hiddenBits > 0 ? codes.kept : codes
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
      var nearest = own.map { _ in LeastPairs<UInt64>(capacity: count) }
      compareAll(queries, own: own) { nearest[$0].insert($1.distance, row: $1.row) }
      return nearest.map { zip($0.rows, $0.values).map { Neighbor(row: $0, distance: $1) } }
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
    guard let search, isByMetric else {
      var found = own.map { _ in [Neighbor]() }
      compareAll(queries, own: own) { if $1.distance <= radii[$0] { found[$0].append($1) } }
      return found
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
    guard codes.hiddenBits > 0 || !isByMetric else { return others }
    return others.map {
      Neighbor(
        row: $0.row, distance: codes.distance($0.row, to: query, of: queries, by: distance))
    }
  }

  /// Calls `body` with every row for each query but its own, in increasing order.
  private func compareAll(
    _ queries: PointCodes, own: [Int?], _ body: (_ query: Int, Neighbor) -> Void
  ) {
    for row in 0..<codes.rows {
      codes.distances(row, to: queries, by: distance) { query, distance in
        if row != own[query] { body(query, Neighbor(row: row, distance: distance)) }
      }
    }
  }
}

/// What a search of tables that were checked to fit finds.
private func searched(_ search: () throws -> NeighborLists) -> NeighborLists {
  do { return try search() } catch { preconditionFailure("\(error)") }
}
