/// How many numbers of a table are kept in memory, so that memory is bounded, whatever the table.
package enum KeptNumbers {
  /// The most of one table. Certificates do not depend on it.
  @TaskLocal package static var most = 1 << 24
}

/// Rows of numbers that are made from a file whenever one is asked for, or kept where they are few.
struct MadeRows<Number: BitwiseCopyable & Sendable>: Sendable {
  /// Makes the numbers of a row.
  typealias Maker = @Sendable (_ row: Int, _ target: UnsafeMutableBufferPointer<Number>) -> Void

  /// The number of rows.
  let count: Int
  let axes: Int
  private let make: Maker
  private var numbers: [Number]?

  init(count: Int, axes: Int, _ make: @escaping Maker) {
    (self.count, self.axes, self.make) = (count, axes, make)
  }

  /// Whether there are at most ``KeptNumbers/most`` numbers.
  var areFew: Bool {
    let (size, overflow) = count.multipliedReportingOverflow(by: axes)
    return !overflow && size <= KeptNumbers.most
  }

  /// The same, all made at once where they are few.
  var kept: MadeRows {
    guard numbers == nil, areFew else { return self }
    var kept = self
    kept.numbers = [Number](unsafeUninitializedCapacity: count * axes) { numbers, initialized in
      for row in 0..<count {
        make(row, .init(rebasing: numbers[row * axes..<(row + 1) * axes]))
      }
      initialized = count * axes
    }
    return kept
  }

  /// Calls `body` with the numbers of one row.
  @inline(__always)
  func withRow<Result>(_ row: Int, _ body: (UnsafeBufferPointer<Number>) -> Result) -> Result {
    if let numbers {
      return numbers.withUnsafeBufferPointer {
        body(.init(rebasing: $0[row * axes..<(row + 1) * axes]))
      }
    }
    return withUnsafeTemporaryAllocation(of: Number.self, capacity: axes) { numbers in
      make(row, numbers)
      return body(.init(numbers))
    }
  }

  /// The rows that `rows` names, in this order.
  func chosen(_ rows: some RandomAccessCollection<Int> & Sendable) -> MadeRows {
    MadeRows(count: rows.count, axes: axes) { [self] place, target in
      withRow(rows[rows.index(rows.startIndex, offsetBy: place)]) { numbers in
        for axis in target.indices { target.initializeElement(at: axis, to: numbers[axis]) }
      }
    }
  }
}
