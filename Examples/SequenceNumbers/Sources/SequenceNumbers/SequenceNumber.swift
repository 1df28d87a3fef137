/// The number of a packet, modulo 2^16, in the serial order of RFC 1982.
///
/// Not `Comparable`: the order is not transitive, and of two numbers half a ring apart neither is first.
public struct SequenceNumber: Hashable, Sendable {
  /// The number, in [0, 2^16).
  public let value: UInt16

  /// The number `value`.
  public init(_ value: UInt16) {
    self.value = value
  }

  /// The number so many steps on, or back if `steps` is negative.
  public static func + (number: SequenceNumber, steps: Int16) -> SequenceNumber {
    SequenceNumber(number.value &+ UInt16(bitPattern: steps))
  }

  /// The steps from `self` to `other`, in [−2^15, 2^15).
  public func steps(to other: SequenceNumber) -> Int16 {
    Int16(bitPattern: other.value &- value)
  }

  /// Whether `self` was sent before `other`: whether the way from it to `other` is shorter than half
  /// the ring, and not none.
  public func precedes(_ other: SequenceNumber) -> Bool {
    steps(to: other) > 0
  }
}
