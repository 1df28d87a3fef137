/// Timers, replayed numbers and ring buffers: integers that never wrap, and a memory of everything.
extension Reference {
  /// The ticks from `start` to the first instant at or after it at which the counter reads `now`.
  public func elapsed(from start: BigInteger, to now: BigInteger) -> BigInteger {
    let instant = residue(now)
    return (instant >= residue(start) ? instant : instant + modulus) - residue(start)
  }

  /// The instant less than half the ring from `instant` at which the counter reads `reading`;
  /// nil if that is half the ring away, where there is none.
  public func instant(reading: BigInteger, near instant: BigInteger) -> BigInteger? {
    // The last one at or before `instant`, and the one after that.
    let earlier = instant - (instant - reading).modulo(modulus)
    return [earlier, earlier + modulus].first { 2 * ($0 - instant).magnitude < modulus }
  }

  /// What a receiver that forgets nothing says of a number.
  public enum Receipt: Sendable, Equatable {
    case fresh
    case duplicate
    case tooOld
    case undecided
  }

  /// What that receiver says of `numbers`, one after another, with a window of `size` numbers.
  ///
  /// Numbers are unwrapped, each to the integer less than half the ring from the latest, and every
  /// one that was accepted is kept. With `last`, it and everything before it has been accepted.
  public func receipts(
    of numbers: [BigInteger], size: BigInteger, after last: BigInteger? = nil
  ) -> [Receipt] {
    var accepted: [BigInteger] = []
    var latest = last
    return numbers.map { number in
      guard let highest = latest else {
        latest = residue(number)
        accepted.append(residue(number))
        return .fresh
      }
      guard let instant = instant(reading: number, near: highest) else { return .undecided }
      if instant <= highest - size { return .tooOld }
      if accepted.contains(instant) { return .duplicate }
      if let last, instant <= last { return .duplicate }
      accepted.append(instant)
      latest = max(highest, instant)
      return .fresh
    }
  }

  /// A queue in a ring of `capacity` slots, by the numbers of all its reads and writes ever.
  public struct Queue: Sendable, Equatable {
    /// The number of slots.
    public let capacity: BigInteger
    /// The elements written since the beginning.
    public var writes: BigInteger = 0
    /// The elements read since the beginning.
    public var reads: BigInteger = 0

    /// The empty queue of `capacity` slots, at least 1.
    public init(capacity: BigInteger) { self.capacity = capacity }

    /// The elements stored.
    public var count: BigInteger { writes - reads }

    /// The slot of the next write.
    public var writeSlot: BigInteger { writes.modulo(capacity) }

    /// The slot of the next read.
    public var readSlot: BigInteger { reads.modulo(capacity) }
  }
}
