/// How two sequence numbers of a wrapping counter stand to each other (RFC 1982, section 3.2).
///
/// The relation is no order of the integers: it is not transitive (0 precedes 100, 100 precedes
/// 200, and 200 precedes 0 modulo 256), and numbers exactly half the ring apart are incomparable.
/// So there is no `Comparable` here, nothing to sort by, and a case that says so.
@frozen
public enum SerialOrder: Hashable, Sendable, CaseIterable {
  /// The two numbers are the same.
  case equal
  /// The first is before the second: the way forward is shorter than half the ring.
  case precedes
  /// The first is after the second.
  case follows
  /// The two are half the ring apart, and neither is before the other.
  case incomparable

  /// The relation with the two numbers exchanged.
  @inlinable
  public var reversed: SerialOrder {
    switch self {
    case .precedes: .follows
    case .follows: .precedes
    case .equal, .incomparable: self
    }
  }
}

extension FixedWidthInteger {
  /// How `self` stands to `other` as sequence numbers modulo 2^w: RFC 1982, section 3.2.
  ///
  ///     UInt32(0xffff_ffff).serialOrder(relativeTo: 0)     // precedes
  ///     UInt32(0).serialOrder(relativeTo: 0x8000_0000)     // incomparable
  ///
  /// `self` precedes `other` exactly if (other − self) mod 2^w lies in [1, 2^(w−1)).
  /// For signed types the sequence numbers are the residues, so 127 precedes −128.
  ///
  /// - Complexity: O(1) operations on integers of this width.
  @inlinable
  public func serialOrder(relativeTo other: Self) -> SerialOrder {
    let displacement = displacement(to: other)
    if displacement.residue == 0 { return .equal }
    if displacement.isHalfTurn { return .incomparable }
    return displacement.isNegative ? .follows : .precedes
  }
}
