/// A sequence counter that starts on a line and goes on in a circle: RFC 6550, section 7.2.
///
/// The residues m/2 … m − 1 are the stick, counted once after a restart, and 0 … m/2 − 1 the head,
/// counted round and round. So a receiver can tell a node that has restarted from one that has
/// counted on. In the RFC's eight bits:
///
///     let restarted = LollipopCounter<UInt8>.initial                 // 240
///     LollipopCounter<UInt8>(255).successor                          // 0: from the stick to the head
///     LollipopCounter<UInt8>(127).successor                          // 0: round the head
///     restarted.serialOrder(relativeTo: LollipopCounter(5))          // follows: a restart
///     LollipopCounter<UInt8>(250).serialOrder(relativeTo: LollipopCounter(5))   // precedes
///
/// For signed types the counters are the residues: the negative numbers are the stick.
@frozen
public struct LollipopCounter<Scalar: FixedWidthInteger> {
  /// The counter as it stands in the message.
  public let value: Scalar

  /// The counter `value`.
  @inlinable
  public init(_ value: Scalar) { self.value = value }

  /// Whether the counter is on the stick, [m/2, m), where it was since the last restart.
  @inlinable
  public var isLinear: Bool { value.leadingZeroBitCount == 0 }

  /// The next counter: value + 1, but 0 after m − 1 and after m/2 − 1.
  @inlinable
  public var successor: Self {
    let next = value &+ Scalar.step
    // From the head the top bit is never reached: m/2 is the beginning of the stick.
    return Self(isLinear ? next : next & ~Scalar.halfTurn)
  }

  /// The largest window of comparison: m/4 − 1, below half of the head; 0 in one bit.
  @inlinable
  public static var largestWindow: Scalar.Magnitude { ~(0 as Scalar.Magnitude) >> 2 }

  /// How `self` stands to `other`, of which neither is more than `window` increments ahead.
  ///
  /// - One on the stick and one on the head: the head is ahead of the stick if it is at most
  ///   `window` increments on, else the stick is ahead, after a restart.
  /// - Both on the head: as RFC 1982 compares them modulo m/2 if the shorter way is at most
  ///   `window`, else incomparable.
  /// - Both on the stick: as integers if they differ by at most `window`, else incomparable.
  ///
  /// The RFC measures "the absolute magnitude of difference". On the head, "a circular sequence
  /// number space", that is the shorter way round: with |a − b| of integers 127 could not be
  /// compared with its own successor, 0.
  ///
  /// - Parameters:
  ///   - other: The counter to compare with.
  ///   - window: SEQUENCE_WINDOW, 16 in the RFC.
  /// - Returns: The relation of `self` to `other`.
  /// - Precondition: window ≤ ``largestWindow``.
  /// - Complexity: O(1).
  public func serialOrder(relativeTo other: Self, window: Scalar.Magnitude) -> SerialOrder {
    precondition(
      window <= Self.largestWindow,
      "expected a window below a quarter of the ring, found " + String(window))
    if isLinear == other.isLinear {
      return isLinear ? orderOnStick(to: other, window) : orderOnHead(to: other, window)
    }
    let (stick, head) = isLinear ? (self, other) : (other, self)
    // Modulo m, the way from the stick through m − 1 to the head.
    let headIsAhead = head.value.stepsForward(from: stick.value) <= window
    return headIsAhead == isLinear ? .precedes : .follows
  }

  /// The comparison of two counters of the head: RFC 1982 modulo m/2.
  private func orderOnHead(to other: Self, _ window: Scalar.Magnitude) -> SerialOrder {
    // Twice a residue modulo m/2 is a residue modulo m, so the ring's own comparison serves.
    let (twice, otherTwice) = (value << 1, other.value << 1)
    let distance = twice.displacement(to: otherTwice).magnitude >> 1
    return distance <= window ? twice.serialOrder(relativeTo: otherTwice) : .incomparable
  }

  /// The comparison of two counters of the stick, as integers.
  private func orderOnStick(to other: Self, _ window: Scalar.Magnitude) -> SerialOrder {
    if value == other.value { return .equal }
    let (least, most) = value < other.value ? (value, other.value) : (other.value, value)
    guard most.stepsForward(from: least) <= window else { return .incomparable }
    return value < other.value ? .precedes : .follows
  }
}

extension LollipopCounter where Scalar == UInt8 {
  /// SEQUENCE_WINDOW of RFC 6550: 16.
  @inlinable
  public static var sequenceWindow: UInt8 { 16 }

  /// The value that RFC 6550 recommends to begin with after a restart: 256 − 16 = 240.
  @inlinable
  public static var initial: Self { Self(0 &- sequenceWindow) }

  /// How `self` stands to `other` by RFC 6550: with a window of 16.
  ///
  ///     LollipopCounter(127).serialOrder(relativeTo: LollipopCounter(0))      // precedes
  ///     LollipopCounter(0).serialOrder(relativeTo: LollipopCounter(17))       // incomparable
  ///     LollipopCounter(255).serialOrder(relativeTo: LollipopCounter(128))    // incomparable
  @inlinable
  public func serialOrder(relativeTo other: Self) -> SerialOrder {
    serialOrder(relativeTo: other, window: Self.sequenceWindow)
  }
}

extension LollipopCounter: Hashable {}

extension LollipopCounter: Sendable where Scalar: Sendable {}

extension LollipopCounter: CustomStringConvertible {
  /// The counter in decimal.
  public var description: String { String(value) }
}
