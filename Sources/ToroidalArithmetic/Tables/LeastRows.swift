/// The `capacity` least rows seen so far by (distance, row): a binary heap, greatest on top.
@usableFromInline
struct LeastRows<Distance: Comparable> {
  /// A row and its distance, ordered by distance and then by row.
  @usableFromInline
  struct Entry: Comparable {
    @usableFromInline let distance: Distance
    @usableFromInline let row: Int

    @inlinable
    init(distance: Distance, row: Int) {
      self.distance = distance
      self.row = row
    }

    @inlinable
    static func < (left: Self, right: Self) -> Bool {
      left.distance != right.distance ? left.distance < right.distance : left.row < right.row
    }
  }

  @usableFromInline let capacity: Int
  @usableFromInline var heap: [Entry] = []

  @inlinable
  init(capacity: Int) {
    self.capacity = capacity
    heap.reserveCapacity(capacity)
  }

  /// Keeps the entry if it is among the `capacity` least so far.
  ///
  /// - Complexity: O(1) comparisons for an entry that is not kept, else O(log(capacity)).
  @inlinable
  mutating func offer(_ entry: Entry) {
    if heap.count < capacity {
      heap.append(entry)
      siftUp(from: heap.count - 1)
    } else if let greatest = heap.first, entry < greatest {
      heap[0] = entry
      siftDown()
    }
  }

  /// The kept entries in increasing order.
  @inlinable
  func sorted() -> [Entry] {
    var entries = heap
    entries.sort()
    return entries
  }

  @inlinable
  mutating func siftUp(from start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[parent] < heap[child] else { return }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  @inlinable
  mutating func siftDown() {
    var parent = 0
    while true {
      let left = 2 * parent + 1
      let right = left + 1
      var greatest = parent
      if left < heap.count, heap[greatest] < heap[left] { greatest = left }
      if right < heap.count, heap[greatest] < heap[right] { greatest = right }
      if greatest == parent { return }
      heap.swapAt(parent, greatest)
      parent = greatest
    }
  }
}
