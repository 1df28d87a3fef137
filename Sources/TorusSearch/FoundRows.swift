/// The rows that a scan has kept for one query so far.
///
/// Rows are offered in any order, each once, and only those within ``limit(from:)``.
protocol FoundRows: SendableMetatype {
  /// The greatest distance, in the kernel's units, at which `row` or one after it would be kept; `nil`
  /// if none would.
  func limit(from row: Int) -> UInt64?

  /// Keeps a row at a distance within its limit.
  mutating func keep(_ neighbor: Neighbor)

  /// What was kept, in increasing order.
  func sorted() -> [Neighbor]
}

/// The `capacity` ≥ 1 least rows: a binary heap, the greatest on top.
///
/// Once the heap is full, a row is kept that is less than the greatest: at a lesser distance, or at
/// the same if its index is lower.
struct NearestRows: FoundRows {
  private let capacity: Int
  private var heap: [Neighbor] = []

  init(capacity: Int) {
    self.capacity = capacity
  }

  func limit(from row: Int) -> UInt64? {
    if heap.count < capacity { return .max }
    let greatest = heap[0]
    if row < greatest.row { return greatest.distance }
    return greatest.distance == 0 ? nil : greatest.distance - 1
  }

  /// - Complexity: O(log(capacity)).
  mutating func keep(_ neighbor: Neighbor) {
    if heap.count < capacity {
      heap.append(neighbor)
      siftUp()
    } else {
      heap[0] = neighbor
      siftDown()
    }
  }

  func sorted() -> [Neighbor] { heap.sorted() }

  private mutating func siftUp() {
    var child = heap.count - 1
    while child > 0, heap[(child - 1) / 2] < heap[child] {
      heap.swapAt((child - 1) / 2, child)
      child = (child - 1) / 2
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var greatest = parent
      for child in 2 * parent + 1...2 * parent + 2
      where child < heap.count && heap[greatest] < heap[child] { greatest = child }
      if greatest == parent { return }
      heap.swapAt(parent, greatest)
      parent = greatest
    }
  }
}

/// All rows at most at a distance.
struct RowsWithin: FoundRows {
  private let limit: UInt64
  private var rows: [Neighbor] = []

  init(limit: UInt64) {
    self.limit = limit
  }

  func limit(from row: Int) -> UInt64? { limit }

  mutating func keep(_ neighbor: Neighbor) { rows.append(neighbor) }

  func sorted() -> [Neighbor] { rows.sorted() }
}
