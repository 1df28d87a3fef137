/// A queue of bytes in a ring of slots, with indices of 8 bits that run freely and wrap.
///
/// The slot of an index is its residue modulo the number of slots. That number is a power of two, so it
/// divides 2^8, and the slot before the wrap is followed by the slot after it.
public struct RingBuffer: Sendable {
  /// The number of elements that fit, in [1, 128].
  public let capacity: Int
  private var slots: [UInt8]
  private var first: UInt8 = 0
  private var end: UInt8 = 0

  /// The empty buffer for `capacity` elements.
  public init(capacity: Int) {
    precondition((1...128).contains(capacity), "expected a capacity in 1...128, found \(capacity)")
    self.capacity = capacity
    var count = 1
    while count < capacity { count *= 2 }
    slots = Array(repeating: 0, count: count)
  }

  /// The number of elements.
  public var count: Int { Int(end &- first) }

  /// Adds `byte` at the end; false if there is no room.
  public mutating func push(_ byte: UInt8) -> Bool {
    guard count < capacity else { return false }
    slots[Int(end) % slots.count] = byte
    end &+= 1
    return true
  }

  /// Removes the first element; `nil` if there is none.
  public mutating func pop() -> UInt8? {
    guard count > 0 else { return nil }
    defer { first &+= 1 }
    return slots[Int(first) % slots.count]
  }
}
