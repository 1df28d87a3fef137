import TorusSearch

/// A drawn search, by the definition of every distance: one loop over all rows, one over all axes.
struct PlainSearch {
  let rows: [[UInt16]]
  let queries: [[UInt16]]
  let layout: CodeLayout
  let metric: SearchMetric
  let candidates: ExactSearch.Candidates

  /// Σ (or max) over the axes of g, g², or T[g].
  func distance(_ a: [UInt16], _ b: [UInt16]) -> UInt64 {
    let turn = UInt64(1) << UInt64(layout.codeBits)
    let gaps = zip(a, b).map { a, b in
      let forward = (turn + UInt64(b) - UInt64(a)) % turn
      return min(forward, turn - forward)
    }
    return switch metric {
    case .lee: gaps.reduce(0, +)
    case .squaredFlat: gaps.map { $0 * $0 }.reduce(0, +)
    case .chebyshev: gaps.max() ?? 0
    case .tabulated(let table): gaps.map { UInt64(table[Int($0)]) }.reduce(0, +)
    }
  }

  /// Every candidate of a query, by (distance, row).
  func ranked(_ query: Int) -> [Neighbor] {
    rows.indices.filter { candidates == .all || $0 != query }
      .map { Neighbor(row: $0, distance: distance(queries[query], rows[$0])) }.sorted()
  }

  /// The question that a body is asked about these tables.
  func question(_ body: KernelBody, threads: Int = 1) -> SearchQuestion {
    SearchQuestion(
      rows: codes(rows), queries: codes(queries), metric: metric, candidates: candidates,
      body: body, threads: threads)
  }

  /// The same search with all points moved by one vector.
  func moved(by vector: [UInt16]) -> PlainSearch {
    let mask = UInt16.max >> UInt16(16 - layout.codeBits)
    func moved(_ points: [[UInt16]]) -> [[UInt16]] {
      points.map { zip($0, vector).map { ($0 &+ $1) & mask } }
    }
    return PlainSearch(
      rows: moved(rows), queries: moved(queries), layout: layout, metric: metric,
      candidates: candidates)
  }

  private func codes(_ points: [[UInt16]]) -> CodeRows {
    CodeRows(
      points.flatMap { $0 }, count: points.count, axes: rows[0].count, layout: layout)
  }
}
