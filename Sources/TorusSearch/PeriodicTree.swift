/// A balanced k-d tree of rows on the torus, whose leaves are the kernels' blocks of 64.
///
/// Each node halves its rows at a code of the axis on which they are widest, and knows the box of its
/// rows: an interval of codes on every axis. No interval crosses the seam; distances to it may.
struct PeriodicTree: Sendable {
  /// n, the number of codes of a row.
  let axes: Int

  /// The row at each place; in a block, in increasing order.
  private let order: [UInt32]

  /// The rows in that order, laid for the kernels.
  private let blocks: RowBlocks

  /// The least and the greatest code of each node's rows on every axis, at the top of a word.
  private let boxes: [UInt16]

  /// The least row of each node.
  private let leastRows: [UInt32]

  /// The most rows of a tree.
  static let mostRows = 1 << 32

  /// The tree of these rows.
  ///
  /// - Precondition: There are at most 2^32.
  /// - Complexity: O(count · axes · log(count)).
  init(_ rows: CodeRows) {
    precondition(rows.count <= Self.mostRows, "expected at most 2^32 rows, found \(rows.count)")
    axes = rows.axes
    var builder = PeriodicTreeBuilder(rows)
    (order, boxes, leastRows) = builder.build()
    blocks = RowBlocks(capacity: RowBlocks.blocks(of: rows.count), rowBytes: rows.rowBytes)
    blocks.lay(order, of: rows)
  }

  /// A node: where its parts stand in the arrays.
  ///
  /// Nodes are in preorder, and one of b blocks has ⌊b / 2⌋ of them to its left. With c blocks below a
  /// child there are 2c − 1 nodes, so that the children need not be stored.
  struct Node {
    /// The place of its box.
    let index: Int

    /// Its blocks.
    let blocks: Range<Int>

    var isLeaf: Bool { blocks.count == 1 }

    /// The two halves of a node that is no leaf.
    var children: (Node, Node) {
      let half = blocks.count / 2
      let middle = blocks.lowerBound + half
      return (
        Node(index: index + 1, blocks: blocks.lowerBound..<middle),
        Node(index: index + 2 * half, blocks: middle..<blocks.upperBound)
      )
    }
  }

  /// The tree's arrays.
  struct Nodes {
    let order: UnsafeBufferPointer<UInt32>
    let blocks: RowBlocks
    let boxes: UnsafeBufferPointer<UInt16>
    let leastRows: UnsafeBufferPointer<UInt32>
  }

  /// Calls `body` with the arrays, which are valid until it returns.
  func withUnsafeNodes<Result>(_ body: (Nodes) -> Result) -> Result {
    order.withUnsafeBufferPointer { order in
      boxes.withUnsafeBufferPointer { boxes in
        leastRows.withUnsafeBufferPointer { leastRows in
          body(Nodes(order: order, blocks: blocks, boxes: boxes, leastRows: leastRows))
        }
      }
    }
  }
}
