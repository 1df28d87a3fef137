internal import Synchronization

/// Makes the tree of a table once it pays, and keeps it.
final class TreeKeeper: Sendable {
  private let method: SearchMethod
  private let state = Mutex((asked: 0, tree: PeriodicTree?.none))

  init(_ method: SearchMethod) {
    self.method = method
  }

  /// The tree for `queries` more queries of the table; `nil` if they should scan it.
  ///
  /// Who asks while another makes the tree waits for it.
  func tree(of rows: CodeRows, for queries: Int) -> PeriodicTree? {
    guard method != .scan, rows.count <= PeriodicTree.mostRows else { return nil }
    return state.withLock { state in
      state.asked += queries
      if state.tree == nil, pays(rows, queries: state.asked) { state.tree = PeriodicTree(rows) }
      return state.tree
    }
  }

  private func pays(_ rows: CodeRows, queries: Int) -> Bool {
    if method == .tree { return true }
    let fastest = SearchMethod.fastest(
      queries: queries, rows: rows.count, axes: rows.axes, layout: rows.layout)
    return fastest == .tree && !rows.isMapped
  }
}
