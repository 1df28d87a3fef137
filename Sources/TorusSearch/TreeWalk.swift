/// One query's way through a ``PeriodicTree``.
struct TreeWalk {
  private let nodes: PeriodicTree.Nodes
  private let distance: BoxDistance

  /// The query's codes, each at the top of its word.
  private let codes: UnsafeBufferPointer<UInt16>

  /// What compares the query with the rows of a leaf.
  private var scan: BlockScan

  /// The number of blocks that were compared.
  private(set) var compared = 0

  init(
    _ nodes: PeriodicTree.Nodes, _ distance: BoxDistance, codes: UnsafeBufferPointer<UInt16>,
    scan: BlockScan
  ) {
    self.nodes = nodes
    self.distance = distance
    self.codes = codes
    self.scan = scan
  }

  /// Offers `found` every row that it may keep.
  mutating func offerRows<Found: FoundRows>(to found: inout Found) {
    if scan.rows > 0 {
      visit(PeriodicTree.Node(index: 0, blocks: 0..<RowBlocks.blocks(of: scan.rows)), &found)
    }
  }

  /// The nearer half comes first, so that fewer rows of the other may still be kept.
  private mutating func visit<Found: FoundRows>(_ node: PeriodicTree.Node, _ found: inout Found) {
    if node.isLeaf {
      compared += 1
      let laid = nodes.blocks.pointer(toBlock: node.blocks.lowerBound)
      scan.offer(node.blocks, at: laid, to: &found) { [order = nodes.order] in Int(order[$0]) }
      return
    }
    var (near, far) = node.children
    var (least, other) = (leastDistance(near), leastDistance(far))
    if other < least { (near, far, least, other) = (far, near, other, least) }
    if mayKeep(near, at: least, found) { visit(near, &found) }
    if mayKeep(far, at: other, found) { visit(far, &found) }
  }

  private func leastDistance(_ node: PeriodicTree.Node) -> UInt64 {
    let size = 2 * codes.count
    return distance.least(
      from: codes, toBoxAt: nodes.boxes.baseAddress?.advanced(by: node.index * size))
  }

  /// Whether one of a node's rows, none of them nearer than `distance`, may be kept.
  private func mayKeep<Found: FoundRows>(
    _ node: PeriodicTree.Node, at distance: UInt64, _ found: Found
  ) -> Bool {
    guard let limit = found.limit(from: Int(nodes.leastRows[node.index])) else { return false }
    return distance <= limit
  }
}
