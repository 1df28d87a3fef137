import COpenBLAS
import Dispatch

/// Threads that share out numbered tasks.
///
/// The tasks, and so every shape that a product is called with, are fixed by the work and never by
/// the number of threads; a task writes only what is its own; sums over tasks are taken afterwards,
/// in order. Hence the same bytes at any thread count.
package struct Workers: Sendable {
  /// In [1, ∞).
  package let threads: Int

  /// Also holds OpenBLAS, for the whole process, to the calling thread: the threads are ours.
  package init(threads: Int) {
    precondition(threads >= 1, "expected at least one thread, found \(threads)")
    self.threads = threads
    openblas_set_num_threads(1)
  }

  /// Runs `task(0)` … `task(count − 1)`, and returns when all have ended.
  package func perform(_ count: Int, _ task: (Int) -> Void) {
    let workers = min(threads, count)
    guard workers > 1 else {
      for index in 0..<count { task(index) }
      return
    }
    withoutActuallyEscaping(task) { task in
      // Safe as long as tasks write only what is their own, which is what a task promises.
      nonisolated(unsafe) let shared = task
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for index in stride(from: worker, to: count, by: workers) { shared(index) }
      }
    }
  }
}

/// 0 ..< count cut into consecutive ranges whose sizes differ by at most one.
package struct Partition: Sendable {
  package let count: Int
  package let parts: Int

  /// The partition of rows in training: eight parts, enough for eight threads.
  package init(count: Int, parts: Int = 8) {
    self.count = count
    self.parts = min(parts, max(1, count))
  }

  /// Part `part`, in 0 ..< ``parts``: there may be fewer than were asked for.
  package subscript(part: Int) -> Range<Int> {
    precondition(0..<parts ~= part, "expected a part below \(parts), found \(part)")
    return (part * count / parts)..<((part + 1) * count / parts)
  }
}
