internal import Synchronization

/// Makes the tree of a table once it pays, keeps it, and watches whether it does pay.
final class TreeKeeper: Sendable {
  private struct State {
    var asked = 0
    var tree: PeriodicTree?
    /// The queries that went through the tree, the blocks that they were compared with, and the rows
    /// that they found.
    var walks = 0
    var compared = 0
    var found = 0
  }

  private let method: SearchMethod
  private let state = Mutex(State())

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

  /// Counts walks through the tree that compared this many blocks and found this many rows in all.
  func count(walks: Int, compared: Int, found: Int) {
    state.withLock { state in
      state.walks += walks
      state.compared += compared
      state.found += found
    }
  }

  /// Whether the walks so far took longer than scans of a table of `blocks` blocks had.
  ///
  /// A block takes some eight times as long in a walk as in a scan. A scan takes as long as 32 blocks more
  /// for each row found, as it keeps many for a while.
  func prefersScan(blocks: Int) -> Bool {
    method == .measured
      && state.withLock { state in
        state.walks >= 64
          && 8 * (state.compared / state.walks) > blocks + 32 * (state.found / state.walks)
      }
  }

  private func pays(_ rows: CodeRows, queries: Int) -> Bool {
    if method == .tree { return true }
    let fastest = SearchMethod.fastest(
      queries: queries, rows: rows.count, axes: rows.axes, layout: rows.layout)
    return fastest == .tree && !rows.isMapped
  }
}
