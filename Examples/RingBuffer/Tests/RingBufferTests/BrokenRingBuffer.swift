/// The kind of case R01: the slots are as many as the capacity, whatever it is, and the indices wrap
/// at a power of two that it does not divide. Then the slot after that of index 255 is not the next.
struct BrokenRingBuffer: Sendable {
  private var slots: [UInt8]
  private var first: UInt8 = 0
  private var end: UInt8 = 0

  init(capacity: Int) {
    slots = Array(repeating: 0, count: capacity)
  }

  var count: Int { Int(end &- first) }

  mutating func push(_ byte: UInt8) -> Bool {
    guard count < slots.count else { return false }
    slots[Int(end) % slots.count] = byte
    end &+= 1
    return true
  }

  mutating func pop() -> UInt8? {
    guard count > 0 else { return nil }
    defer { first &+= 1 }
    return slots[Int(first) % slots.count]
  }
}
