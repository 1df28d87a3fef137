internal import CTorusKernels

/// Exact searches of a table of codes by one metric: every distance is compared, and none is rounded.
///
///     let table = CodeRows([0, 10, 250, 128], count: 4, axes: 1, layout: CodeLayout(bits: 8))
///     let search = try ExactSearch(table)
///     let query = CodeRows([255], count: 1, axes: 1, layout: CodeLayout(bits: 8))
///     let found = try search.nearest(to: query, count: 2)[0]  // row 0 at 1, row 2 at 5
///
/// Answers depend on the tables, the metric and the count alone: not on the body, not on the method, not
/// on the threads.
public struct ExactSearch: Sendable {
  /// The table that is searched.
  public let rows: CodeRows

  /// What distances are compared.
  public let metric: SearchMetric

  /// The instructions they are computed with.
  public let body: KernelBody

  /// How the rows that answer a query are found.
  public let method: SearchMethod

  /// The kernel, and how many bits its distances are too far left.
  let kernel: torus_metric
  let shift: Int

  /// The kernel's table of 129 distances; empty where it reads none.
  let table: [UInt32]

  /// The table laid in blocks; `nil` where it stays in its file and is laid piece by piece.
  let laid: RowBlocks?

  /// The table's tree, once it pays.
  let treeKeeper: TreeKeeper

  /// A search of these rows.
  ///
  /// - Parameters:
  ///   - rows: The table. One in memory is laid for the kernels here, in as much memory again.
  ///   - metric: What to compare.
  ///   - body: The instructions to use.
  ///   - method: How to find rows: by default whichever is faster.
  /// - Throws: ``SearchError`` where the metric has no kernel for the layout, where a sum at this many
  ///   axes could overflow, and where the body is not this machine's.
  /// - Complexity: O(rows · axes).
  public init(
    _ rows: CodeRows, metric: SearchMetric = .lee, body: KernelBody = .widest,
    method: SearchMethod = .measured
  ) throws(SearchError) {
    guard let (kernel, shift) = rows.layout.kernel(of: metric) else {
      throw .metric(metric, rows.layout)
    }
    let largest = rows.layout.mostAxes(kernel)
    guard rows.axes <= largest else { throw .axes(rows.axes, largest: largest) }
    guard body.runsHere else { throw .body(body) }
    self.rows = rows
    self.metric = metric
    self.body = body
    self.method = method
    treeKeeper = TreeKeeper(method)
    self.kernel = kernel
    self.shift = shift
    table = try Self.kernelTable(metric, bits: rows.layout.codeBits)
    if rows.isMapped {
      laid = nil
    } else {
      let blocks = RowBlocks.blocks(of: rows.count)
      let laid = RowBlocks(capacity: blocks, rowBytes: rows.rowBytes)
      laid.lay(0..<blocks, of: rows)
      self.laid = laid
    }
  }

  /// The 129 distances on the circle of 256 codes; those between two of the 2^b are never read.
  private static func kernelTable(
    _ metric: SearchMetric, bits: Int
  ) throws(SearchError) -> [UInt32] {
    guard case .tabulated(let entries) = metric else { return [] }
    let expected = 1 << (bits - 1) + 1
    guard entries.count == expected, entries.first == 0 else {
      throw .table(entries: entries.count, first: entries.first, expected: expected)
    }
    return (0...128).map { entries[$0 >> (8 - bits)] }
  }
}

extension ExactSearch {
  /// Which rows may be neighbors of a query.
  public enum Candidates: Hashable, Sendable {
    /// Every row.
    case all
    /// Every row but `first` + i for query i: the queries are the rows from `first` on.
    case allButRows(from: Int)

    /// Every row but that of the query's own index: the queries are the rows themselves.
    public static let allButOwn = Candidates.allButRows(from: 0)

    /// The row that query `query` may not find; `nil` if it may find any.
    func excluded(_ query: Int) -> Int? {
      if case .allButRows(let first) = self { first + query } else { nil }
    }
  }

  /// What a search does after it has told its progress.
  public enum Continuation: Hashable, Sendable {
    /// It goes on.
    case proceed
    /// It ends with ``SearchError/cancelled``.
    case cancel
  }

  /// Told, from any worker but one at a time, how many of all comparisons are done or need not be, in
  /// hundredths of the work or so; says whether to go on.
  public typealias Progress = @Sendable (_ done: Int, _ all: Int) -> Continuation

  /// The `count` nearest rows of each query, ties going to the lower row.
  ///
  /// - Parameters:
  ///   - queries: Points of the table's axes in the table's layout.
  ///   - count: k, in 1 ... the number of candidates.
  ///   - candidates: Whether a query may find the row of its own index.
  ///   - threads: How many workers share the work; at least 1.
  ///   - progress: Told how far the search is.
  /// - Returns: For each query k rows, in increasing order of (distance, row).
  /// - Throws: ``SearchError`` where queries or count do not fit the table, or the search is cancelled.
  /// - Complexity: O(queries · rows · axes), reading the rows once per some hundred queries; by a
  ///   tree, which reads few of them where k ≪ rows, this is the worst case.
  public func nearest(
    to queries: CodeRows, count: Int, candidates: Candidates = .all, threads: Int = 1,
    progress: Progress? = nil
  ) throws(SearchError) -> NeighborLists {
    try check(queries, candidates)
    let available = candidates == .all ? rows.count : rows.count - 1
    guard count >= 1, count <= available else {
      throw .neighbors(count, available: max(0, available))
    }
    let lists = try SearchPlan(self, queries, candidates, threads: threads, progress).run { _ in
      NearestRows(capacity: count)
    }
    return NeighborLists(lists.map { Array($0.prefix(count)) })
  }

  /// The rows at most at distance `radius` of each query.
  ///
  /// - Parameters:
  ///   - radius: The greatest distance, in the metric's units.
  ///   - queries: Points of the table's axes in the table's layout.
  ///   - candidates: Whether a query may find the row of its own index.
  ///   - threads: How many workers share the work; at least 1.
  ///   - progress: Told how far the search is.
  /// - Returns: For each query the rows within the radius, in increasing order of (distance, row).
  /// - Throws: ``SearchError`` where the queries do not fit the table, or the search is cancelled.
  /// - Complexity: O(queries · rows · axes), and memory in the number of rows found.
  public func rows(
    within radius: UInt64, of queries: CodeRows, candidates: Candidates = .all, threads: Int = 1,
    progress: Progress? = nil
  ) throws(SearchError) -> NeighborLists {
    try check(queries, candidates)
    let limit = limit(radius)
    return NeighborLists(
      try SearchPlan(self, queries, candidates, threads: threads, progress).run { _ in
        RowsWithin(limit: limit)
      })
  }

  /// The rows at most at distance `radii[i]` of query i; the rest is as of a single radius.
  ///
  /// - Precondition: There are as many radii as queries.
  public func rows(
    within radii: [UInt64], of queries: CodeRows, candidates: Candidates = .all, threads: Int = 1,
    progress: Progress? = nil
  ) throws(SearchError) -> NeighborLists {
    precondition(
      radii.count == queries.count,
      "expected a radius for each of \(queries.count) queries, found \(radii.count)")
    try check(queries, candidates)
    return NeighborLists(
      try SearchPlan(self, queries, candidates, threads: threads, progress).run { query in
        RowsWithin(limit: limit(radii[query]))
      })
  }

  /// The greatest distance of the kernel that is the radius once shifted back.
  private func limit(_ radius: UInt64) -> UInt64 {
    let (next, overflow) = radius.addingReportingOverflow(1)
    let shift = UInt64(shift)
    return overflow || next > UInt64.max >> shift ? .max : next << shift - 1
  }

  /// The most queries of one search: with 2^32 lists of neighbors, memory ends before this.
  private static let mostQueries = 1 << 32

  private func check(_ queries: CodeRows, _ candidates: Candidates) throws(SearchError) {
    guard queries.count <= Self.mostQueries else {
      throw .queryCount(queries.count, largest: Self.mostQueries)
    }
    guard queries.layout == rows.layout else {
      throw .layout(queries.layout, expected: rows.layout)
    }
    guard queries.axes == rows.axes else {
      throw .queryAxes(queries.axes, expected: rows.axes)
    }
    if case .allButRows(let first) = candidates {
      guard first >= 0, queries.count <= rows.count, first <= rows.count - queries.count else {
        throw .queries(queries.count, from: first, rows: rows.count)
      }
    }
  }
}
