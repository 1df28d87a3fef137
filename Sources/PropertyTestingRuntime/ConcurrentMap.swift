import Dispatch
public import Foundation

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in their order, by up to `workers` threads at a time.
  public func concurrentMap<Result: Sendable>(
    workers: Int = ProcessInfo.processInfo.activeProcessorCount,
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let results = Results<Result>(count: count)
    DispatchQueue.concurrentPerform(iterations: Swift.min(Swift.max(1, workers), count)) { _ in
      while let index = results.claim() { results.set(index, to: transform(self[index])) }
    }
    return results.all
  }
}

/// Places that threads claim and fill, each once.
private final class Results<Result: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var places: [Result?]
  private var next = 0

  init(count: Int) { places = Array(repeating: nil, count: count) }

  func claim() -> Int? {
    lock.withLock {
      guard next < places.count else { return nil }
      defer { next += 1 }
      return next
    }
  }

  func set(_ index: Int, to result: Result) { lock.withLock { places[index] = result } }

  var all: [Result] { places.compactMap { $0 } }
}
