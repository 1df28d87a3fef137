public import TorusSearch

/// What a search is asked.
public struct SearchQuestion: Sendable {
  /// The table.
  public var rows: CodeRows
  /// The queries.
  public var queries: CodeRows
  /// The distance.
  public var metric: SearchMetric
  /// Whether a query may find the row of its own index.
  public var candidates: ExactSearch.Candidates
  /// The instructions.
  public var body: KernelBody
  /// Whether rows are scanned, or found by a tree.
  public var method: SearchMethod
  /// The number of workers.
  public var threads: Int
}

/// What the laws of searches judge: functions from a question to the neighbors of each query.
///
/// The library is one value of this type, each planted fault is another, and so is your own search.
public struct SearchImplementation: Sendable {
  /// The given number of nearest rows, in increasing order of (distance, row); `nil` if refused.
  public var nearest: @Sendable (SearchQuestion, _ count: Int) -> NeighborLists? = { ask, count in
    try? ExactSearch(ask).nearest(
      to: ask.queries, count: count, candidates: ask.candidates, threads: ask.threads)
  }

  /// The rows at most at the given distance, in that order; `nil` if refused.
  public var within: @Sendable (SearchQuestion, _ radius: UInt64) -> NeighborLists? = {
    ask, radius in
    try? ExactSearch(ask).rows(
      within: radius, of: ask.queries, candidates: ask.candidates, threads: ask.threads)
  }

  /// The library.
  public static let standard = SearchImplementation()

  /// A k-d tree in plain Swift, whatever the method and the body: the faults of trees are planted in it.
  public static let plainTree = {
    var implementation = SearchImplementation()
    implementation.nearest = PlainTree().nearest
    return implementation
  }()
}

extension ExactSearch {
  /// The search that a question is for.
  fileprivate init(_ ask: SearchQuestion) throws(SearchError) {
    try self.init(ask.rows, metric: ask.metric, body: ask.body, method: ask.method)
  }
}
