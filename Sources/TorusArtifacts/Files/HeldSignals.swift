internal import Foundation
internal import Synchronization

/// The result of `body`, which signals that would end the process do not interrupt: they are raised again
/// when it is there.
///
/// Handlers are of the whole process, as a signal goes to whichever thread does not block it: those that a
/// library such as OpenBLAS makes do not. A file that grows beyond what the process may write fails by
/// `EFBIG` meanwhile, as any other write would.
func withSignalsHeld<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  HeldSignals.hold()
  defer { HeldSignals.release() }
  return try body()
}

private enum HeldSignals {
  private struct State {
    /// How many hold signals now.
    var holders = 0
    /// What was done with each before.
    var before: [(number: Int32, action: sigaction)] = []
  }

  private static let state = Mutex(State())

  /// The signal that came last since the first of them; 0 for none.
  private static let caught = Atomic<Int32>(0)

  static func hold() {
    state.withLock { state in
      state.holders += 1
      guard state.holders == 1 else { return }
      caught.store(0, ordering: .relaxed)
      for number in [SIGHUP, SIGINT, SIGTERM, SIGXFSZ] {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { continue }
        state.before.append((number, action))
        if number == SIGXFSZ {
          signal(number, SIG_IGN)
        } else {
          signal(number) { HeldSignals.caught.store($0, ordering: .relaxed) }
        }
      }
    }
  }

  static func release() {
    let number = state.withLock { state in
      state.holders -= 1
      guard state.holders == 0 else { return Int32(0) }
      for (number, action) in state.before {
        _ = withUnsafePointer(to: action) { sigaction(number, $0, nil) }
      }
      state.before = []
      return caught.load(ordering: .relaxed)
    }
    if number != 0 { raise(number) }
  }
}
