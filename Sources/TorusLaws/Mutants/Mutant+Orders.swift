import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of counters, windows, timers and ring indices.
  static let orders: [Mutant] = counters + windows + replays + timers + rings

  private static let counters: [Mutant] = [
    Mutant(
      "addition-of-half-ring", "half the ring may be added, and does not follow",
      killedBy: "serial.addition.agrees-with-oracle", UInt32.self
    ) {
      $0.orders.serialAdvanced = { $1 <= 0x8000_0000 ? $0 &+ $1 : nil }
    },
    Mutant(
      "addition-of-anything", "any number of steps may be added",
      killedBy: "serial.addition.sum-follows", UInt16.self
    ) {
      $0.orders.serialAdvanced = { $0 &+ $1 }
    },
    Mutant(
      "addition-saturates", "the number after the largest is refused",
      killedBy: "serial.addition.reaches-what-follows", UInt16.self
    ) {
      $0.orders.serialAdvanced = { s, n in
        s.addingReportingOverflow(n).overflow ? nil : s.serialAdvanced(by: n)
      }
    },
    Mutant(
      "lollipop-head-is-a-line", "counters of the head are compared without their wrap at m/2",
      killedBy: "serial.lollipop.order-agrees-with-oracle", UInt8.self
    ) {
      $0.orders.lollipopOrder = { a, b, window in
        guard a < 128, b < 128 else {
          return LollipopCounter(a).serialOrder(relativeTo: LollipopCounter(b), window: window)
        }
        if Swift.max(a, b) - Swift.min(a, b) > window { return .incomparable }
        return a == b ? .equal : a < b ? .precedes : .follows
      }
    },
    Mutant(
      "lollipop-window-is-open", "exactly SEQUENCE_WINDOW increments are too many",
      killedBy: "serial.lollipop.order-agrees-with-oracle", UInt8.self
    ) {
      $0.orders.lollipopOrder = { a, b, window in
        LollipopCounter(a).serialOrder(
          relativeTo: LollipopCounter(b), window: window == 0 ? 0 : window - 1)
      }
    },
    Mutant(
      "lollipop-restart-unseen", "only the counter of the stick knows of the restart",
      killedBy: "serial.lollipop.order-reverses", UInt8.self
    ) {
      $0.orders.lollipopOrder = { a, b, window in
        a < 128 && b >= 128
          ? .follows
          : LollipopCounter(a).serialOrder(relativeTo: LollipopCounter(b), window: window)
      }
    },
    Mutant(
      "lollipop-climbs-the-stick", "127 is followed by 128, which looks like a restart",
      killedBy: "serial.lollipop.successor-agrees-with-oracle", UInt8.self
    ) {
      $0.orders.lollipopSuccessor = { $0 &+ 1 }
    },
    Mutant(
      "lollipop-stays-on-stick", "255 is followed by 128",
      killedBy: "serial.lollipop.successor-follows", UInt8.self
    ) {
      $0.orders.lollipopSuccessor = { $0 & 0x80 | ($0 &+ 1) & 0x7f }
    },
  ]

  private static let windows: [Mutant] = [
    Mutant(
      "window-by-integers", "start ≤ n and n < end are asked of integers",
      killedBy: "serial.window.offset-leads-there", UInt32.self
    ) {
      $0.orders.windowContains = { $0.start <= $1 && $1 < $0.end }
    },
    Mutant(
      "window-closed", "the end is taken to be in the window",
      killedBy: "serial.window.offset-leads-there", UInt32.self
    ) {
      $0.orders.windowOffset = { window, number in
        number == window.end ? window.length : window.offset(of: number)
      }
    },
    Mutant(
      "window-by-left-edge", "what precedes the start is before the window, however long that is",
      killedBy: "serial.window.position-is-serial-order-to-members", UInt32.self
    ) {
      $0.orders.windowPosition = { window, number in
        if window.contains(number) { return .inside }
        return switch number.serialOrder(relativeTo: window.start) {
        case .precedes: .before
        case .follows, .equal: .after
        case .incomparable: .undecided
        }
      }
    },
    Mutant(
      "window-decides-all", "what cannot be placed is called old",
      killedBy: "serial.window.position-agrees-with-oracle", UInt32.self
    ) {
      $0.orders.windowPosition = {
        let position = $0.position(of: $1)
        return position == .undecided ? .before : position
      }
    },
    Mutant(
      "window-order-of-integers", "outside, below the start is before and the rest after",
      killedBy: "serial.window.position-is-translation-invariant", UInt32.self
    ) {
      $0.orders.windowPosition = {
        $0.contains($1) ? .inside : $1 < $0.start ? .before : .after
      }
    },
    Mutant(
      "window-slides-too-far", "a window slides by any number of steps",
      killedBy: "serial.window.slides-by-serial-addition", UInt32.self
    ) {
      $0.orders.windowSlidBy = { ReceiveWindow(start: $0.start &+ $1, length: $0.length) }
    },
    Mutant(
      "window-slides-back", "an old acknowledgment moves the window back",
      killedBy: "serial.window.slides-forward-only", UInt32.self
    ) {
      $0.orders.windowSlidTo = { ReceiveWindow(start: $1, length: $0.length) }
    },
    Mutant(
      "segment-by-first", "a segment is judged by its first number alone",
      killedBy: "serial.window.accepts-as-rfc-9293", UInt32.self
    ) {
      $0.orders.windowAccepts = { window, sequence, length in
        length == 0
          ? window.accepts(segmentAt: sequence, length: 0) : window.contains(sequence)
      }
    },
    Mutant(
      "segment-by-end", "the number behind a segment is taken for its last",
      killedBy: "serial.window.accepts-what-it-contains", UInt32.self
    ) {
      $0.orders.windowAccepts = { window, sequence, length in
        window.contains(sequence) || window.contains(sequence &+ length)
      }
    },
  ]

  private static let timers: [Mutant] = [
    Mutant(
      "elapsed-in-float", "instants are subtracted as Float, where the ring is lost",
      killedBy: "serial.deadline.elapsed-agrees-with-oracle", UInt32.self
    ) {
      $0.orders.elapsedTicks = { UInt32(clamping: Int64(Float($1) - Float($0))) }
    },
    Mutant(
      "deadline-too-far", "any duration makes a deadline",
      killedBy: "serial.deadline.is-serial-addition", UInt32.self
    ) {
      $0.orders.deadline = { $0 &+ $1 }
    },
    Mutant(
      "deadline-takes-a-side", "half the ring from the deadline it is called expired",
      killedBy: "serial.deadline.status-agrees-with-oracle", UInt32.self
    ) {
      $0.orders.deadlineStatus = { instant, now in
        let status = Deadline(at: instant).status(at: now)
        return status == .undecided ? .expired(overdue: 0x8000_0000) : status
      }
    },
    Mutant(
      "deadline-by-integers", "a deadline has expired if now ≥ instant as integers",
      killedBy: "serial.deadline.survives-the-wrap", UInt32.self
    ) {
      $0.orders.deadlineStatus = {
        $1 >= $0 ? .expired(overdue: $1 &- $0) : .pending(remaining: $0 &- $1)
      }
    },
    Mutant(
      "remaining-underflows", "the time remaining after the deadline is nearly a whole turn",
      killedBy: "serial.deadline.remaining-is-of-status", UInt32.self
    ) {
      $0.orders.deadlineRemaining = { $0 &- $1 }
    },
  ]

  private static let rings: [Mutant] = [
    Mutant(
      "ring-counters-run-free", "counters run modulo 2^w, which the capacity need not divide",
      killedBy: "ring.index.agrees-with-oracle", UnsignedBits<3>.self
    ) {
      $0.orders.ringStates = { capacity, moves in
        var (reads, writes) = (UnsignedBits<3>(0), UnsignedBits<3>(0))
        return ringStates(after: moves, capacity: capacity) { state in
          reads &+= UnsignedBits<3>(truncatingIfNeeded: state.read)
          writes &+= UnsignedBits<3>(truncatingIfNeeded: state.written)
          return (Int(reads) % capacity, Int(writes) % capacity, Int(writes &- reads))
        }
      }
    },
    Mutant(
      "ring-full-is-empty", "the count is the difference of the slots, 0 when full",
      killedBy: "ring.index.agrees-with-oracle", UInt8.self
    ) {
      $0.orders.ringStates = { capacity, moves in
        var (reads, writes) = (0, 0)
        return ringStates(after: moves, capacity: capacity) { state in
          reads = (reads + state.read) % capacity
          writes = (writes + state.written) % capacity
          return (reads, writes, (writes - reads + capacity) % capacity)
        }
      }
    },
    Mutant(
      "ring-wastes-a-slot", "one slot is counted as never free",
      killedBy: "ring.index.count-and-free-add-up", UInt8.self
    ) {
      let states = $0.orders.ringStates
      $0.orders.ringStates = { capacity, moves in
        states(capacity, moves).map {
          var state = $0
          state.free -= 1
          return state
        }
      }
    },
    Mutant(
      "ring-previous-underflows", "the slot before 0 is the largest index there is",
      killedBy: "ring.index.neighbors-agree-with-oracle", UInt8.self
    ) {
      $0.orders.ringNeighbors = { capacity, slot in
        [Int(truncatingIfNeeded: UInt8(slot) &- 1) % 256, (slot + 1) % capacity]
      }
    },
    Mutant(
      "ring-slot-of-signed", "the remainder of a negative counter is made positive",
      killedBy: "ring.index.slot-of-counter-agrees-with-oracle", Int32.self
    ) {
      $0.orders.ringSlot = { abs(Int($0) % $1) }
    },
  ]

  /// The states after `moves`, with slots and count as `show` keeps them from the elements moved:
  /// refusals are right.
  private static func ringStates(
    after moves: [RingMove], capacity: Int,
    showing show: ((read: Int, written: Int)) -> (readSlot: Int, writeSlot: Int, count: Int)
  ) -> [RingState] {
    var stored = 0
    return moves.map { move in
      var moved = (read: 0, written: 0)
      let isDone: Bool
      switch move {
      case .write(let count):
        isDone = count >= 0 && count <= capacity - stored
        if isDone { moved.written = count }
      case .read(let count):
        isDone = count >= 0 && count <= stored
        if isDone { moved.read = count }
      }
      stored += moved.written - moved.read
      let (readSlot, writeSlot, count) = show(moved)
      return RingState(
        isDone: isDone, count: count, free: capacity - count, isEmpty: count == 0,
        isFull: count == capacity, readSlot: readSlot, writeSlot: writeSlot)
    }
  }
}
