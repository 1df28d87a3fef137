/// Where a sequence number stands to a receive window.
///
/// The relation is that of RFC 1982 to *every* number of the window, so numbers near the other side
/// of the ring get the honest answer that they cannot be placed.
@frozen
public enum WindowPosition: Hashable, Sendable, CaseIterable {
  /// The number precedes every number of the window.
  case before
  /// The number is one of the window.
  case inside
  /// The number follows every number of the window.
  case after
  /// The number is none of these: outside, and neither before all of the window nor after it.
  case undecided
}

/// The sequence numbers start, start + 1, …, start + length − 1 modulo m = 2^w: a half-open window
/// [start, start + length) on the ring.
///
///     let window = ReceiveWindow(start: UInt32(4_294_967_290), length: 100)
///     window.contains(5)                     // true, across the seam
///     window.offset(of: 5)                   // 11
///     window.position(of: 94)                // after: 94 is start + 100
///     window.slid(by: 50)?.start             // 44
///
/// Lengths are 0 … m − 1, whatever the magnitude type holds. The whole ring is no window: it
/// receives every number, and has no end where later ones begin. A protocol that must tell a new
/// number from a repeated one needs length ≤ m/2 (selective repeat; RFC 7323 keeps TCP's to m/4).
///
/// The same window serves TCP (start is RCV.NXT and length RCV.WND of RFC 9293) and the reordering of RTP
/// packets.
@frozen
public struct ReceiveWindow<Scalar: FixedWidthInteger> {
  /// The first sequence number of the window; of an empty window, where it would begin.
  public let start: Scalar

  /// How many sequence numbers are in the window, in [0, m).
  public let length: Scalar.Magnitude

  /// The window [start, start + length).
  @inlinable
  public init(start: Scalar, length: Scalar.Magnitude) {
    self.start = start
    self.length = length
  }

  /// The first sequence number behind the window: start + length, modulo m.
  @inlinable
  public var end: Scalar { start &+ Scalar(truncatingIfNeeded: length) }

  /// Whether `number` is in the window: (number − start) mod m < length.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func contains(_ number: Scalar) -> Bool { number.stepsForward(from: start) < length }

  /// The number of steps from `start` to `number`, in [0, length); nil where the number is outside.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func offset(of number: Scalar) -> Scalar.Magnitude? {
    let offset = number.stepsForward(from: start)
    return offset < length ? offset : nil
  }

  /// Where `number` stands to the window.
  ///
  ///     let window = ReceiveWindow(start: UInt8(250), length: 10)    // [250, 4): 250 … 255, 0 … 3
  ///     window.position(of: 249)     // before
  ///     window.position(of: 4)       // after
  ///     window.position(of: 130)     // undecided: before 250, but half the ring or more before 3
  ///
  /// Of a window of 1 ≤ L ≤ m/2 numbers, m/2 − L numbers are before, as many are after, and L are
  /// undecided; where L > m/2, all that is outside is undecided. An empty window is a mark between
  /// start − 1 and start: what precedes start is before, start and what follows it is after, and
  /// its antipode is undecided.
  ///
  /// TCP asks less: it calls a segment old if it precedes the left edge (RFC 7323, section 2.3),
  /// which is `number.serialOrder(relativeTo: window.start)`.
  ///
  /// - Complexity: O(1).
  public func position(of number: Scalar) -> WindowPosition {
    let half = Scalar.halfRing
    let forward = number.stepsForward(from: start)
    if forward < length { return .inside }
    if forward < half { return .after }
    let backward = start.stepsForward(from: number)
    if length == 0 { return backward < half ? .before : .undecided }
    // The last number is backward + length − 1 steps on, which must be below half.
    return length <= half && backward <= half - length ? .before : .undecided
  }

  /// The window moved forward by `steps`, with the same length.
  ///
  /// - Returns: The window at start + steps; nil unless steps is in [0, 2^(w−1) − 1], since what is
  ///   half the ring ahead does not follow (RFC 1982).
  @inlinable
  public func slid(by steps: Scalar.Magnitude) -> Self? {
    start.serialAdvanced(by: steps).map { Self(start: $0, length: length) }
  }

  /// The window moved forward to begin at `newStart`, with the same length.
  ///
  ///     let window = ReceiveWindow(start: UInt16(65_535), length: 64)
  ///     window.slid(to: 3)?.start     // 3
  ///     window.slid(to: 65_000)       // nil: an old acknowledgment never moves a window back
  ///
  /// - Returns: The window at `newStart`; nil unless `newStart` is `start` or follows it.
  @inlinable
  public func slid(to newStart: Scalar) -> Self? { slid(by: newStart.stepsForward(from: start)) }

  /// Whether TCP accepts a segment of `segmentLength` sequence numbers from `sequence` on: the four
  /// cases of RFC 9293, section 3.4.
  ///
  ///     let window = ReceiveWindow(start: UInt32(0), length: 1000)
  ///     window.accepts(segmentAt: 4_294_967_290, length: 10)    // true: its last number is 3
  ///     window.accepts(segmentAt: 1000, length: 10)             // false
  ///
  /// A segment with data is acceptable if its first or its last number is in the window; so none is
  /// for an empty window, and a segment around the whole window is refused, as in the RFC. One
  /// without data is acceptable in the window, or at the start of an empty one.
  ///
  /// - Parameters:
  ///   - sequence: SEG.SEQ, the segment's first sequence number.
  ///   - segmentLength: SEG.LEN, which counts SYN and FIN, in [0, m).
  /// - Returns: Whether the segment is acceptable.
  /// - Complexity: O(1).
  public func accepts(segmentAt sequence: Scalar, length segmentLength: Scalar.Magnitude) -> Bool {
    if segmentLength == 0 { return length == 0 ? sequence == start : contains(sequence) }
    let last = sequence &+ Scalar(truncatingIfNeeded: segmentLength - 1)
    return contains(sequence) || contains(last)
  }
}

extension ReceiveWindow: Hashable {}

extension ReceiveWindow: Sendable where Scalar: Sendable, Scalar.Magnitude: Sendable {}

extension ReceiveWindow: CustomStringConvertible {
  /// The window as a half-open interval, its end before its start where it crosses the seam.
  public var description: String { "[" + String(start) + ", " + String(end) + ")" }
}
