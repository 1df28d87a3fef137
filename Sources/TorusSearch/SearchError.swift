/// Why tables cannot be searched as asked.
public enum SearchError: Error, Hashable, Sendable {
  /// No kernel compares codes of this layout by this metric.
  case metric(SearchMetric, CodeLayout)
  /// A table of distances does not have `expected` = 2^(b−1) + 1 entries, the first of them 0.
  case table(entries: Int, first: UInt32?, expected: Int)
  /// Beyond `largest` axes a sum could overflow.
  case axes(Int, largest: Int)
  /// The instructions are not this machine's.
  case body(KernelBody)
  /// The queries' codes are not laid out as the rows'.
  case layout(CodeLayout, expected: CodeLayout)
  /// The queries have another number of axes than the rows.
  case queryAxes(Int, expected: Int)
  /// k neighbors were asked for where `available` rows can be one.
  case neighbors(Int, available: Int)
  /// The queries are said to be the rows from one on, but the table has not as many.
  case queries(Int, from: Int, rows: Int)
  /// Answers, which are held in memory, are for at most `largest` queries.
  case queryCount(Int, largest: Int)
  /// The progress closure said so.
  case cancelled
}

extension SearchError: CustomStringConvertible {
  /// One line: what was expected, and what was found.
  public var description: String {
    switch self {
    case .metric(let metric, let layout):
      "expected a metric of \(layout), found \(metric)"
    case .table(let entries, let first, let expected):
      "expected a table of \(expected) distances that begins with 0, found \(entries)"
        + (first.map { " that begin with \($0)" } ?? "")
    case .axes(let found, let largest):
      "expected at most \(largest) axes, so that no sum overflows, found \(found)"
    case .body(let body):
      "expected instructions of this machine, found those of \(body.rawValue)"
    case .layout(let found, let expected): "expected queries of \(expected), found \(found)"
    case .queryAxes(let found, let expected):
      "expected queries of \(expected) axes, found \(found)"
    case .neighbors(let found, let available):
      "expected a number of neighbors in 1...\(available), found \(found)"
    case .queries(let found, let first, let rows):
      "expected queries that are rows of a table of \(rows), found \(found) from row \(first) on"
    case .queryCount(let found, let largest):
      "expected at most \(largest) queries, whose answers are held in memory, found \(found)"
    case .cancelled: "the search was cancelled"
    }
  }
}
