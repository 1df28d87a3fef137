import TorusSearch

/// A drawn search, by the definition of every distance: one loop over all rows, one over all axes.
struct PlainSearch {
  let rows: [[UInt16]]
  let queries: [[UInt16]]
  let layout: CodeLayout
  let metric: SearchMetric
  let candidates: ExactSearch.Candidates

  /// m, the number of points of the circle.
  var turn: UInt64 { 1 << UInt64(layout.codeBits) }

  /// Σ (or max) over the axes of g, g², or T[g].
  func distance(_ a: [UInt16], _ b: [UInt16]) -> UInt64 {
    distance(
      gaps: zip(a, b).map { a, b in
        let forward = (turn + UInt64(b) - UInt64(a)) % turn
        return min(forward, turn - forward)
      }, by: metric)
  }

  /// The same, of the gaps g.
  func distance(gaps: [UInt64], by metric: SearchMetric) -> UInt64 {
    switch metric {
    case .lee: gaps.reduce(0, +)
    case .squaredFlat: gaps.map { $0 * $0 }.reduce(0, +)
    case .chebyshev: gaps.max() ?? 0
    case .tabulated(let table): gaps.map { UInt64(table[Int($0)]) }.reduce(0, +)
    }
  }

  /// The row that a query may not find, if any.
  func excluded(_ query: Int) -> Int? {
    if case .allButRows(let first) = candidates { first + query } else { nil }
  }

  /// How many rows a query may find.
  var available: Int { rows.count - (candidates == .all ? 0 : 1) }

  /// Every candidate of a query, by (distance, row).
  func ranked(_ query: Int) -> [Neighbor] {
    rows.indices.filter { $0 != excluded(query) }
      .map { Neighbor(row: $0, distance: distance(queries[query], rows[$0])) }.sorted()
  }

  /// The question that is asked one way about these tables.
  func question(_ way: SearchWay, threads: Int = 1) -> SearchQuestion {
    SearchQuestion(
      rows: codes(rows), queries: codes(queries), metric: metric, candidates: candidates,
      body: way.body, method: way.method, threads: threads)
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

extension PlainSearch {
  /// What a question asks.
  init(_ ask: SearchQuestion) {
    self.init(
      rows: (0..<ask.rows.count).map { ask.rows.codes(ofRow: $0) },
      queries: (0..<ask.queries.count).map { ask.queries.codes(ofRow: $0) },
      layout: ask.rows.layout, metric: ask.metric, candidates: ask.candidates)
  }
}

/// A method with the instructions for its distances.
struct SearchWay: CustomStringConvertible {
  let body: KernelBody
  let method: SearchMethod

  var description: String { "the \(method.rawValue) by \(body.rawValue)" }

  /// Both methods, by every body that this machine runs.
  static let all = KernelBody.available.flatMap { body in
    [SearchMethod.scan, .tree].map { SearchWay(body: body, method: $0) }
  }
}
