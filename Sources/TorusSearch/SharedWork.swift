internal import Dispatch
internal import Synchronization

// How work is shared between threads, for searches and for what is made of them.

/// The results of `work` on 0..<count, in order; `nil` once `meter` is cancelled.
///
/// Each worker takes the next number until none is left, so that long pieces of work delay nobody.
package func inOrder<Result: Sendable>(
  _ count: Int, threads: Int, _ meter: WorkMeter, _ work: @Sendable (Int) -> Result
) -> [Result]? {
  let results = Mutex([Result?](repeating: nil, count: count))
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: min(threads, max(1, count))) { _ in
    while !meter.isCancelled {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      let result = work(index)
      results.withLock { $0[index] = result }
    }
  }
  return meter.isCancelled ? nil : results.withLock { $0.compactMap { $0 } }
}

/// Counts steps of all workers, and tells of every hundredth part.
package final class WorkMeter: Sendable {
  private let state = Mutex((done: 0, told: 0))
  private let cancelled = Atomic(false)
  private let all: Int
  private let progress: ExactSearch.Progress?

  package init(all: Int, _ progress: ExactSearch.Progress?) {
    self.all = all
    self.progress = progress
  }

  /// Whether the work was told to end.
  package var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

  /// Counts, tells, and says whether to go on.
  @discardableResult
  package func step(_ count: Int) -> ExactSearch.Continuation {
    guard let progress else { return .proceed }
    let answer = state.withLock { state -> ExactSearch.Continuation in
      state.done += count
      guard state.done == all || (state.done - state.told) >= max(1, all / 100) else {
        return .proceed
      }
      state.told = state.done
      return progress(state.done, all)
    }
    if answer == .cancel { cancelled.store(true, ordering: .relaxed) }
    return isCancelled ? .cancel : .proceed
  }
}
