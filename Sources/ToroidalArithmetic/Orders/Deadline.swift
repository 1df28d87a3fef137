extension FixedWidthInteger {
  /// (self − start) mod 2^w: the ticks that a wrapping counter made from `start` to `self`.
  ///
  ///     UInt32(5).elapsedTicks(since: 4_294_967_290)     // 11, across the wrap
  ///     Int8(-120).elapsedTicks(since: 120)              // 16
  ///
  /// Exact if fewer than 2^w ticks have passed since `start`: a counter does not count its turns.
  /// Subtract instants on the ring, as here, and convert the difference: instants converted first,
  /// to floating point or a wider integer, have lost the ring.
  ///
  /// - Returns: The number of ticks, in [0, 2^w).
  /// - Complexity: O(1).
  @inlinable
  public func elapsedTicks(since start: Self) -> Magnitude { stepsForward(from: start) }
}

/// How a ``Deadline`` stands to an instant, with the ticks between them.
@frozen
public enum DeadlineStatus<Ticks: FixedWidthInteger & UnsignedInteger> {
  /// The deadline lies ahead by this many ticks, in [1, m/2).
  case pending(remaining: Ticks)
  /// The deadline was this many ticks ago, in [0, m/2).
  case expired(overdue: Ticks)
  /// The deadline is exactly half the ring away, and could be ahead or behind.
  case undecided
}

extension DeadlineStatus: Hashable {}

extension DeadlineStatus: Sendable where Ticks: Sendable {}

/// An instant of a wrapping tick counter at which something is due.
///
///     Deadline(after: 10, from: UInt32(4_294_967_290))?.instant     // 4
///     let deadline = Deadline(at: UInt32(4))
///     deadline.status(at: 4_294_967_295)     // pending(remaining: 5)
///     deadline.status(at: 4)                 // expired(overdue: 0)
///     deadline.remaining(at: 2)              // 2
///
/// With a duration below half the ring the answer is right from the start of the timer until m/2
/// ticks after the deadline, where it becomes ``DeadlineStatus/undecided`` and then wrong: ask at
/// least once in that time. Linux's `time_after_eq(now, deadline)` is `expired`, but it takes a side
/// at exactly half the ring. Never compare the instants themselves: 4 < 4,294,967,290 is no expiry.
@frozen
public struct Deadline<Scalar: FixedWidthInteger> {
  /// The tick at which the deadline has come.
  public let instant: Scalar

  /// The deadline at the tick `instant`, which lies less than m/2 ticks ahead or behind.
  @inlinable
  public init(at instant: Scalar) { self.instant = instant }

  /// The deadline `duration` ticks after `start`; nil unless duration is in [0, m/2).
  ///
  ///     Deadline(after: 128, from: UInt8(0))     // nil: it would be called expired at once, or never
  @inlinable
  public init?(after duration: Scalar.Magnitude, from start: Scalar) {
    guard let instant = start.serialAdvanced(by: duration) else { return nil }
    self.init(at: instant)
  }

  /// Whether the deadline is ahead of `now` or behind it, and by how many ticks.
  ///
  /// - Complexity: O(1).
  public func status(at now: Scalar) -> DeadlineStatus<Scalar.Magnitude> {
    let ahead = now.displacement(to: instant)
    if ahead.isHalfTurn { return .undecided }
    return ahead.isNegative || ahead.residue == 0
      ? .expired(overdue: ahead.magnitude) : .pending(remaining: ahead.magnitude)
  }

  /// The ticks from `now` until the deadline: 0 once it has expired, nil where that is undecided.
  ///
  /// - Complexity: O(1).
  public func remaining(at now: Scalar) -> Scalar.Magnitude? {
    switch status(at: now) {
    case .pending(let remaining): remaining
    case .expired: 0
    case .undecided: nil
    }
  }
}

extension Deadline: Hashable {}

extension Deadline: Sendable where Scalar: Sendable {}
