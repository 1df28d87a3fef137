/// The `capacity` least pairs (value, row), in increasing order, of those inserted.
///
/// Rows must come in increasing order: then a later row with an equal value is the greater pair.
struct LeastPairs<Value: Comparable> {
  private let capacity: Int
  private(set) var values: [Value] = []
  private(set) var rows: [Int] = []

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// - Complexity: O(1) for a pair that is not among the least, else O(capacity).
  mutating func insert(_ value: Value, row: Int) {
    if values.count == capacity {
      guard let last = values.last, value < last else { return }
      values.removeLast()
      rows.removeLast()
    }
    var place = values.count
    while place > 0, values[place - 1] > value { place -= 1 }
    values.insert(value, at: place)
    rows.insert(row, at: place)
  }
}
