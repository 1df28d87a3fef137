import Synchronization
import Testing
import TorusSearch

/// What a search promises beyond its laws: limits, refusals, progress.
@Suite("Exact searches")
struct ExactSearchTests {
  private func rows(_ codes: [UInt16], axes: Int, bits: Int, packed: Bool = false) -> CodeRows {
    CodeRows(
      codes, count: codes.count / axes, axes: axes, layout: CodeLayout(bits: bits, packed: packed))
  }

  @Test("the example of the documentation")
  func example() throws {
    let search = try ExactSearch(rows([0, 10, 250, 128], axes: 1, bits: 8))
    let found = try search.nearest(to: rows([255], axes: 1, bits: 8), count: 2)
    #expect(
      Array(found[0]) == [Neighbor(row: 0, distance: 1), Neighbor(row: 2, distance: 5)])
  }

  /// A layout, a metric, the most axes of their kernel, and the greatest distance on one axis.
  struct Limit: Sendable {
    let layout: CodeLayout
    let metric: SearchMetric
    let axes: Int
    let farthest: UInt64
  }

  /// Those whose limit is below a million axes.
  static let limits = [
    Limit(layout: .bytes(bits: 8), metric: .squaredFlat, axes: 131_068, farthest: 1 << 14),
    Limit(layout: .words(bits: 16), metric: .lee, axes: 65_534, farthest: 1 << 15),
    Limit(layout: .words(bits: 16), metric: .squaredFlat, axes: 131_074, farthest: 1 << 30),
  ]

  @Test("at the most axes the farthest point is at its exact distance", arguments: limits.indices)
  func largest(index: Int) throws {
    let limit = Self.limits[index]
    let half = UInt16(1) << UInt16(limit.layout.codeBits - 1)
    // The zero row, and its antipode.
    let codes =
      [UInt16](repeating: 0, count: limit.axes) + [UInt16](repeating: half, count: limit.axes)
    let table = CodeRows(codes, count: 2, axes: limit.axes, layout: limit.layout)
    let farthest = UInt64(limit.axes) * limit.farthest
    for body in KernelBody.available {
      let search = try ExactSearch(table, metric: limit.metric, body: body)
      let found = try search.nearest(to: table, count: 1, candidates: .allButOwn)
      #expect(found.neighbors.map(\.distance) == [farthest, farthest], "\(body)")
      #expect(try search.rows(within: farthest - 1, of: table).neighbors.count == 2, "\(body)")
    }
    let more = CodeRows(
      [UInt16](repeating: 0, count: limit.axes + 1), count: 1, axes: limit.axes + 1,
      layout: limit.layout)
    #expect(throws: SearchError.axes(limit.axes + 1, largest: limit.axes)) {
      try ExactSearch(more, metric: limit.metric)
    }
  }

  @Test("a distance of all bits, over more groups than a short sum has room for", arguments: [1536])
  func shortSumsAreWidened(axes: Int) throws {
    let table = rows([UInt16](repeating: 128, count: axes), axes: axes, bits: 8)
    let query = rows([UInt16](repeating: 0, count: axes), axes: axes, bits: 8)
    for body in KernelBody.available {
      let found = try ExactSearch(table, body: body).nearest(to: query, count: 1)
      #expect(found.neighbors == [Neighbor(row: 0, distance: UInt64(128 * axes))])
    }
  }

  @Test("what does not fit the table is refused")
  func refusals() throws {
    let table = rows([1, 2, 3], axes: 1, bits: 8)
    let search = try ExactSearch(table)
    #expect(throws: SearchError.neighbors(4, available: 3)) {
      try search.nearest(to: table, count: 4)
    }
    #expect(throws: SearchError.neighbors(3, available: 2)) {
      try search.nearest(to: table, count: 3, candidates: .allButOwn)
    }
    #expect(throws: SearchError.neighbors(0, available: 3)) {
      try search.nearest(to: table, count: 0)
    }
    #expect(throws: SearchError.queryAxes(3, expected: 1)) {
      try search.nearest(to: rows([1, 2, 3], axes: 3, bits: 8), count: 1)
    }
    #expect(throws: SearchError.layout(.bytes(bits: 7), expected: .bytes(bits: 8))) {
      try search.nearest(to: rows([1], axes: 1, bits: 7), count: 1)
    }
    #expect(throws: SearchError.queries(2, from: 2, rows: 3)) {
      try search.nearest(
        to: rows([1, 2], axes: 1, bits: 8), count: 1, candidates: .allButRows(from: 2))
    }
    #expect(throws: SearchError.metric(.chebyshev, .nibbles)) {
      try ExactSearch(rows([1], axes: 1, bits: 4, packed: true), metric: .chebyshev)
    }
    #expect(throws: SearchError.table(entries: 2, first: 1, expected: 2)) {
      try ExactSearch(rows([1], axes: 1, bits: 1), metric: .tabulated([1, 2]))
    }
    #expect(throws: SearchError.table(entries: 2, first: 0, expected: 3)) {
      try ExactSearch(rows([1], axes: 1, bits: 2), metric: .tabulated([0, 2]))
    }
    for body in KernelBody.allCases where !body.runsHere {
      #expect(throws: SearchError.body(body)) { try ExactSearch(table, body: body) }
    }
  }

  @Test("every error is one line that says what was expected and what was found")
  func descriptions() {
    let errors: [SearchError] = [
      .metric(.tabulated([0]), .bits), .table(entries: 3, first: nil, expected: 5),
      .axes(9, largest: 8), .body(.neon), .layout(.words(bits: 9), expected: .bytes(bits: 3)),
      .queryAxes(1, expected: 2), .neighbors(9, available: 8), .queries(1, from: 2, rows: 2),
    ]
    for error in errors {
      #expect(error.description.hasPrefix("expected"), "\(error)")
      #expect(error.description.contains("found"), "\(error)")
    }
  }

  @Test("a table without rows has no neighbors, and no query has no answer")
  func empty() throws {
    let none = CodeRows([], count: 0, axes: 3, layout: CodeLayout(bits: 8))
    let some = rows([1, 2, 3], axes: 3, bits: 8)
    #expect(throws: SearchError.neighbors(1, available: 0)) {
      try ExactSearch(none).nearest(to: some, count: 1)
    }
    #expect(try ExactSearch(none).rows(within: .max, of: some).neighbors.isEmpty)
    #expect(try ExactSearch(some).nearest(to: none, count: 1, threads: 3).count == 0)
  }

  @Test("more threads than there is work for change nothing")
  func manyThreads() throws {
    let some = rows(Array(0..<120), axes: 3, bits: 8)
    let found = try ExactSearch(some).nearest(to: some, count: 2)
    #expect(try ExactSearch(some).nearest(to: some, count: 2, threads: .max) == found)
  }

  @Test("progress ends at all, and may cancel", arguments: [1, 2, 3], [SearchMethod.scan, .tree])
  func progress(threads: Int, method: SearchMethod) throws {
    let table = CodeRows(
      (0..<10_000).map { UInt16($0 % 251) }, count: 10_000, axes: 1, layout: CodeLayout(bits: 8))
    let search = try ExactSearch(table, method: method)
    let seen = Mutex([(Int, Int)]())
    _ = try search.nearest(to: table, count: 1, threads: threads) { done, all in
      seen.withLock { $0.append((done, all)) }
      return .proceed
    }
    let steps = seen.withLock { $0 }
    #expect(steps.last.map { $0.0 == $0.1 } == true)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.0 < $1.0 })
    #expect(steps.count <= 101)
    #expect(throws: SearchError.cancelled) {
      try search.nearest(to: table, count: 1, threads: threads) { _, _ in .cancel }
    }
  }

  @Test("queries may be some of the rows, each with a radius of its own")
  func someRows() throws {
    let table = rows([5, 6, 8, 5, 200], axes: 1, bits: 8)
    let search = try ExactSearch(table)
    let found = try search.nearest(
      to: table[2..<5], count: 1, candidates: .allButRows(from: 2))
    #expect(found.neighbors.map(\.row) == [1, 0, 0])
    let within = try search.rows(
      within: [2, 0, 61], of: table[2..<5], candidates: .allButRows(from: 2))
    #expect((0..<3).map { within[$0].map(\.row) } == [[1], [0], [0, 3]])
  }

  @Test("the codes of a row are read back", arguments: [1, 4, 5, 8, 9, 16])
  func codesReadBack(bits: Int) {
    let codes = (0..<15).map { UInt16(truncatingIfNeeded: $0 * 40_503) >> UInt16(16 - bits) }
    for packed in bits == 1 || bits == 4 ? [false, true] : [false] {
      let rows = rows(codes, axes: 5, bits: bits, packed: packed)
      #expect((0..<3).flatMap { rows.codes(ofRow: $0) } == codes)
    }
  }
}
