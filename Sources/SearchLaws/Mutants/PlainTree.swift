import TorusSearch

/// A k-d tree on the torus in a few lines, slow and plain: where the faults of trees are planted.
struct PlainTree: Sendable {
  /// The distance of a code to the interval [low, high] on the circle of `turn` points.
  var gap: @Sendable (_ code: UInt64, _ low: UInt64, _ high: UInt64, _ turn: UInt64) -> UInt64 = {
    code, low, high, turn in
    low...high ~= code ? 0 : min((turn + low - code) % turn, (turn + code - high) % turn)
  }

  /// Whether to look into a box, of which `first` is the least that a row could be, once k rows are found.
  var enters: @Sendable (_ first: Neighbor, _ worst: Neighbor) -> Bool = { $0 < $1 }

  /// The rows of a leaf that are compared.
  var compared: @Sendable (_ leaf: [Int]) -> ArraySlice<Int> = { $0[...] }

  /// The tables of distances that bound a metric's from below, at the gaps of a box.
  var bounding: @Sendable (SearchMetric) -> SearchMetric = { metric in
    guard case .tabulated(let table) = metric else { return metric }
    return .tabulated(table.indices.compactMap { table[$0...].min() })
  }

  /// The k nearest rows of each query.
  func nearest(_ ask: SearchQuestion, _ count: Int) -> NeighborLists {
    let search = PlainSearch(ask)
    return NeighborLists(
      search.queries.indices.map { query in
        var kept: [Neighbor] = []
        visit(
          search.rows.indices.filter { $0 != search.excluded(query) }, search, query, count, &kept)
        return kept
      })
  }

  /// Looks for rows to keep among these, which are in increasing order.
  private func visit(
    _ rows: [Int], _ search: PlainSearch, _ query: Int, _ count: Int, _ kept: inout [Neighbor]
  ) {
    if rows.count <= 4 {
      let found = compared(rows).map {
        Neighbor(row: $0, distance: search.distance(search.queries[query], search.rows[$0]))
      }
      kept = Array((kept + found).sorted().prefix(count))
      return
    }
    let halves = halves(rows, search).map { half in
      (half, Neighbor(row: half[0], distance: bound(half, search, search.queries[query])))
    }
    for (half, first) in halves.sorted(by: { $0.1.distance < $1.1.distance }) {
      if kept.count == count, let worst = kept.last, !enters(first, worst) { continue }
      visit(half, search, query, count, &kept)
    }
  }

  /// The rows of the lower and those of the upper codes of the widest axis, each in increasing order.
  private func halves(_ rows: [Int], _ search: PlainSearch) -> [[Int]] {
    let boxes = box(rows, search)
    let widest = boxes.indices.max { boxes[$0].count < boxes[$1].count } ?? 0
    let sorted = rows.sorted {
      (search.rows[$0][widest], $0) < (search.rows[$1][widest], $1)
    }
    return [
      sorted.prefix(sorted.count / 2).sorted(), sorted.dropFirst(sorted.count / 2).sorted(),
    ]
  }

  private func box(_ rows: [Int], _ search: PlainSearch) -> [ClosedRange<UInt16>] {
    search.rows[rows[0]].indices.map { axis in
      let codes = rows.map { search.rows[$0][axis] }
      return (codes.min() ?? 0)...(codes.max() ?? 0)
    }
  }

  /// What no distance to a row of the box is less than.
  private func bound(_ rows: [Int], _ search: PlainSearch, _ query: [UInt16]) -> UInt64 {
    let gaps = zip(query, box(rows, search)).map { code, interval in
      gap(UInt64(code), UInt64(interval.lowerBound), UInt64(interval.upperBound), search.turn)
    }
    return search.distance(gaps: gaps, by: bounding(search.metric))
  }
}
