import Dispatch
import Foundation

extension Array where Element: Sendable {
  /// What `transform` makes of each element, in their order, on as many threads as there are cores.
  func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let results = Results<Result>(count: count)
    DispatchQueue.concurrentPerform(iterations: count) { index in
      results.set(index, to: transform(self[index]))
    }
    return results.all
  }
}

/// Places that threads fill, each once.
private final class Results<Result: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var places: [Result?]

  init(count: Int) { places = Array(repeating: nil, count: count) }

  func set(_ index: Int, to result: Result) { lock.withLock { places[index] = result } }

  var all: [Result] { places.compactMap { $0 } }
}
