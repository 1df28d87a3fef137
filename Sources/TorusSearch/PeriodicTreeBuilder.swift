/// Orders rows as the leaves of a ``PeriodicTree``, and finds the boxes of its nodes.
///
/// Rows move together with their codes, so that every pass reads memory from front to back.
struct PeriodicTreeBuilder {
  private let count: Int
  private let axes: Int

  /// By how many bits the digits of a code are to be shifted, the upper one first.
  private let digits: [UInt16]

  /// The row at each place so far, and its codes.
  private var order: [UInt32]
  private var codes: [UInt16]

  /// The right half of a node's rows, while the left one closes up.
  private var rightOrder: [UInt32]
  private var rightCodes: [UInt16]

  private var boxes: [UInt16]
  private var leastRows: [UInt32]

  init(_ rows: CodeRows) {
    count = rows.count
    axes = rows.axes
    // In 8 bits or fewer, codes have no lower byte.
    digits = rows.layout.codeBits <= 8 ? [8] : [8, 0]
    order = (0..<count).map { UInt32($0) }
    codes = rows.aligned(0..<count)
    rightOrder = [UInt32](repeating: 0, count: count)
    rightCodes = [UInt16](repeating: 0, count: codes.count)
    let nodes = max(0, 2 * RowBlocks.blocks(of: count) - 1)
    boxes = [UInt16](repeating: 0, count: 2 * axes * nodes)
    leastRows = [UInt32](repeating: 0, count: nodes)
  }

  /// The order, the boxes and the least rows of the tree.
  ///
  /// - Complexity: O(count · axes · log(count)).
  mutating func build() -> (order: [UInt32], boxes: [UInt16], leastRows: [UInt32]) {
    if count > 0 {
      split(PeriodicTree.Node(index: 0, blocks: 0..<RowBlocks.blocks(of: count)))
    }
    return (order, boxes, leastRows)
  }

  /// Orders the rows of a node, which stand in increasing order, and describes the nodes from it on.
  private mutating func split(_ node: PeriodicTree.Node) {
    let first = node.blocks.lowerBound * RowBlocks.rows
    let places = first..<min(count, node.blocks.upperBound * RowBlocks.rows)
    leastRows[node.index] = order[first]
    let widest = enclose(places, inBoxOf: node.index)
    if node.isLeaf { return }
    let (left, right) = node.children
    halve(places, at: right.blocks.lowerBound * RowBlocks.rows, axis: widest)
    split(left)
    split(right)
  }

  /// Sets the box of these places; returns the first of the axes on which it is widest.
  private mutating func enclose(_ places: Range<Int>, inBoxOf node: Int) -> Int {
    var widest = (axis: 0, width: UInt16(0))
    for axis in 0..<axes {
      var (low, high) = (UInt16.max, UInt16.min)
      for place in places {
        let code = codes[place * axes + axis]
        low = min(low, code)
        high = max(high, code)
      }
      boxes[(node * axes + axis) * 2] = low
      boxes[(node * axes + axis) * 2 + 1] = high
      if high - low > widest.width { widest = (axis, high - low) }
    }
    return widest.axis
  }

  /// Moves the rows of the least codes of an axis, of equal ones the lower rows, before `middle`.
  ///
  /// On either side rows keep their order.
  private mutating func halve(_ places: Range<Int>, at middle: Int, axis: Int) {
    var (pivot, equals) = quantile(middle - places.lowerBound, of: places, axis: axis)
    var left = places.lowerBound
    var right = 0
    for place in places {
      let code = codes[place * axes + axis]
      let isEqual = code == pivot
      let goesLeft = code < pivot || (isEqual && equals > 0)
      // Each row is written on both sides, and stays on one: cheaper than a branch nobody foresees.
      let row = order[place]
      order[left] = row
      rightOrder[right] = row
      for axis in 0..<axes {
        let code = codes[place * axes + axis]
        codes[left * axes + axis] = code
        rightCodes[right * axes + axis] = code
      }
      left += goesLeft ? 1 : 0
      right += goesLeft ? 0 : 1
      equals -= goesLeft && isEqual ? 1 : 0
    }
    for place in 0..<right { order[middle + place] = rightOrder[place] }
    for place in 0..<right * axes { codes[middle * axes + place] = rightCodes[place] }
  }

  /// The code of which `equals` rows, and all of the lesser ones, are the `count` least of an axis.
  private func quantile(
    _ count: Int, of places: Range<Int>, axis: Int
  ) -> (code: UInt16, equals: Int) {
    var code: UInt16 = 0
    var left = count
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 256) { counts in
      for shift in digits {
        counts.initialize(repeating: 0)
        let upper = ~(UInt16.max >> (8 - shift))
        for place in places {
          let other = codes[place * axes + axis]
          counts[Int(other >> shift & 255)] += other & upper == code ? 1 : 0
        }
        var digit = 0
        while counts[digit] < left {
          left -= Int(counts[digit])
          digit += 1
        }
        code |= UInt16(digit) << shift
      }
    }
    return (code, left)
  }
}
