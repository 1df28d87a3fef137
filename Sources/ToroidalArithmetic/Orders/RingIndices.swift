/// Where to write and where to read next in a ring buffer of any capacity N, not only powers of two.
///
///     var ring = RingIndices<UInt8>(capacity: 48)
///     ring.advanceWrite(by: 48)     // true: and now it is full
///     ring.advanceWrite(by: 1)      // false, and nothing has changed
///     ring.advanceRead(by: 2)       // true
///     (ring.count, ring.free)       // (46, 2)
///     (ring.readSlot, ring.writeSlot)     // (2, 0)
///
/// Two slots alone cannot tell full from empty: they are equal in both. Free-running counters can,
/// by their difference, and are read as slots modulo N; but they wrap at m = 2^w, and there
/// the slot jumps from (m − 1) mod N to 0, which is the next one only if N divides m. (A signed
/// counter has a negative remainder even before, from m/2 on.) So the positions here are kept
/// modulo 2N, which N divides: count = (write − read) mod 2N is 0 when empty and N when full, the slot is the
/// position modulo N, and both are right for ever.
///
/// `Scalar` is the integer whose 2^w values hold the positions, signed or not; slots and counts are
/// `Int`, as the indices of arrays.
public struct RingIndices<Scalar: FixedWidthInteger> {
  /// N, the number of slots, in [1, m/2].
  public let capacity: Int

  /// The number of elements read so far, modulo 2N.
  public private(set) var readPosition: Scalar.Magnitude

  /// The number of elements written so far, modulo 2N.
  public private(set) var writePosition: Scalar.Magnitude

  /// The indices of an empty ring of `capacity` slots, beginning at slot 0.
  ///
  /// - Precondition: 1 ≤ capacity ≤ m/2.
  public init(capacity: Int) {
    precondition(
      capacity >= 1 && capacity - 1 < Scalar.halfRing,
      "expected a capacity in [1, m/2], found \(capacity)")
    self.capacity = capacity
    readPosition = 0
    writePosition = 0
  }

  /// The indices at the positions that somebody else kept, such as a device or another process.
  ///
  /// - Returns: Nil unless both positions are in [0, 2N) and write − read modulo 2N is at most N.
  /// - Precondition: 1 ≤ capacity ≤ m/2.
  public init?(
    capacity: Int, readPosition: Scalar.Magnitude, writePosition: Scalar.Magnitude
  ) {
    self.init(capacity: capacity)
    self.readPosition = readPosition
    self.writePosition = writePosition
    guard readPosition <= lastPosition, writePosition <= lastPosition, distance <= slots else {
      return nil
    }
  }

  /// The number of elements stored, in [0, N].
  public var count: Int { Int(truncatingIfNeeded: distance) }

  /// The number of elements that fit, N − count.
  public var free: Int { capacity - count }

  /// Whether nothing is stored.
  public var isEmpty: Bool { readPosition == writePosition }

  /// Whether nothing more fits.
  public var isFull: Bool { distance == slots }

  /// The slot of the oldest element, or where it will be, in [0, N).
  public var readSlot: Int { slot(of: readPosition) }

  /// The slot for the next element, in [0, N); of a full ring, the slot of the oldest.
  public var writeSlot: Int { slot(of: writePosition) }

  /// Moves the write position on by `elements`, if they fit.
  ///
  /// - Returns: Whether `elements` is in [0, free]; if not, nothing has changed.
  /// - Complexity: O(1).
  public mutating func advanceWrite(by elements: Int) -> Bool {
    guard elements >= 0, elements <= free else { return false }
    writePosition = position(writePosition, movedBy: elements)
    return true
  }

  /// Moves the read position on by `elements`, if they are stored.
  ///
  /// - Returns: Whether `elements` is in [0, count]; if not, nothing has changed.
  /// - Complexity: O(1).
  public mutating func advanceRead(by elements: Int) -> Bool {
    guard elements >= 0, elements <= count else { return false }
    readPosition = position(readPosition, movedBy: elements)
    return true
  }

  /// The slot after `slot`: 0 after N − 1.
  ///
  /// - Precondition: 0 ≤ slot < N.
  public func slot(after slot: Int) -> Int {
    check(slot)
    return slot == capacity - 1 ? 0 : slot + 1
  }

  /// The slot before `slot`: N − 1 before 0, never a negative or a huge one.
  ///
  /// - Precondition: 0 ≤ slot < N.
  public func slot(before slot: Int) -> Int {
    check(slot)
    return slot == 0 ? capacity - 1 : slot - 1
  }

  private func check(_ slot: Int) {
    precondition(
      slot >= 0 && slot < capacity, "expected a slot in 0..<\(capacity), found \(slot)")
  }
}

extension RingIndices {
  /// N, as a position.
  private var slots: Scalar.Magnitude { Scalar.Magnitude(truncatingIfNeeded: capacity) }

  /// 2N − 1, which fits where 2N = m does not.
  private var lastPosition: Scalar.Magnitude { slots - 1 + slots }

  /// (write − read) mod 2N.
  private var distance: Scalar.Magnitude {
    writePosition >= readPosition
      ? writePosition - readPosition : writePosition + (lastPosition - readPosition) + 1
  }

  /// (position + elements) mod 2N, for elements ≤ N.
  private func position(
    _ position: Scalar.Magnitude, movedBy elements: Int
  ) -> Scalar.Magnitude {
    let elements = Scalar.Magnitude(truncatingIfNeeded: elements)
    let room = lastPosition - position
    return elements <= room ? position + elements : elements - room - 1
  }

  private func slot(of position: Scalar.Magnitude) -> Int {
    Int(truncatingIfNeeded: position < slots ? position : position - slots)
  }
}

extension RingIndices: Hashable {}

extension RingIndices: Sendable where Scalar: Sendable, Scalar.Magnitude: Sendable {}

extension FixedWidthInteger {
  /// (self mod 2^w) mod capacity: the slot of a free-running counter, in [0, capacity).
  ///
  ///     Int32.min.ringSlot(capacity: 48)      // 32, as 2,147,483,648 mod 48: never negative
  ///     UInt8(255).ringSlot(capacity: 48)     // 15, and the next is 0: see below
  ///
  /// The next number is in the next slot except at the wrap, unless the capacity divides 2^w: for
  /// other capacities use ``RingIndices``, or a counter that never wraps.
  ///
  /// - Precondition: capacity ≥ 1.
  /// - Complexity: O(1).
  public func ringSlot(capacity: Int) -> Int {
    precondition(capacity >= 1, "expected a capacity of at least 1, found \(capacity)")
    let count = Magnitude(truncatingIfNeeded: self)
    // A capacity that does not fit is above every count.
    guard let divisor = Magnitude(exactly: capacity) else { return Int(truncatingIfNeeded: count) }
    return Int(truncatingIfNeeded: count % divisor)
  }
}
