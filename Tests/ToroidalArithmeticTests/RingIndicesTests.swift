import Testing
import ToroidalArithmetic

@Suite("Ring indices")
struct RingIndicesTests {
  @Test("the documented moves")
  func documented() {
    var ring = RingIndices<UInt8>(capacity: 48)
    #expect(ring.advanceWrite(by: 48) == true)
    #expect(ring.isFull && !ring.isEmpty)
    let full = ring
    #expect(ring.advanceWrite(by: 1) == false)
    #expect(ring.advanceWrite(by: -1) == false)
    #expect(ring.advanceRead(by: -1) == false)
    #expect(ring == full)
    #expect(ring.advanceRead(by: 2) == true)
    #expect((ring.count, ring.free) == (46, 2))
    #expect((ring.readSlot, ring.writeSlot) == (2, 0))
    #expect(Int32.min.ringSlot(capacity: 48) == 32)
    #expect(UInt8(255).ringSlot(capacity: 48) == 15)
    #expect(UInt8(255).ringSlot(capacity: 1000) == 255)
    #expect(Int8(-1).ringSlot(capacity: 1) == 0)
  }

  /// Every capacity that `Scalar` can hold, against a queue counted in integers, for many turns.
  private func everyCapacity<Scalar: FixedWidthInteger>(_: Scalar.Type) {
    for capacity in 1...(1 << (Scalar.bitWidth - 1)) {
      var ring = RingIndices<Scalar>(capacity: capacity)
      var (reads, writes) = (0, 0)
      for turn in 0..<40 {
        let written = min(turn % (capacity + 1), capacity - (writes - reads))
        if !ring.advanceWrite(by: written) { Issue.record("\(capacity), \(turn): write") }
        writes += written
        if ring.advanceWrite(by: ring.free + 1) { Issue.record("\(capacity), \(turn): overfull") }
        let read = min((turn * 5 + 3) % (capacity + 1), writes - reads)
        if !ring.advanceRead(by: read) { Issue.record("\(capacity), \(turn): read") }
        reads += read
        let isRight =
          ring.count == writes - reads && ring.free == capacity - ring.count
          && ring.readSlot == reads % capacity && ring.writeSlot == writes % capacity
          && ring.isEmpty == (writes == reads) && ring.isFull == (writes - reads == capacity)
        if !isRight { Issue.record("\(capacity), \(turn)") }
      }
    }
  }

  @Test("every capacity up to half the ring, where twice it is no number of the scalar")
  func capacities() {
    everyCapacity(UnsignedBits<1>.self)
    everyCapacity(SignedBits<1>.self)
    everyCapacity(UnsignedBits<2>.self)
    everyCapacity(SignedBits<3>.self)
    everyCapacity(UnsignedBits<5>.self)
    everyCapacity(Int8.self)
    everyCapacity(UInt8.self)
  }

  @Test("the largest capacity of Int neither traps nor wraps")
  func largest() {
    var ring = RingIndices<Int>(capacity: .max)
    for _ in 0..<3 {
      #expect(ring.advanceWrite(by: .max) == true)
      #expect(ring.isFull && ring.free == 0)
      #expect(ring.advanceRead(by: .max) == true)
      #expect(ring.isEmpty && ring.readSlot == 0)
    }
  }

  @Test("positions that somebody else kept are taken only if they can be of a ring")
  func restored() {
    let ring = RingIndices<UInt8>(capacity: 48, readPosition: 90, writePosition: 10)
    #expect(ring?.count == 16)
    #expect(ring?.readSlot == 42)
    #expect(RingIndices<UInt8>(capacity: 48, readPosition: 96, writePosition: 10) == nil)
    #expect(RingIndices<UInt8>(capacity: 48, readPosition: 0, writePosition: 96) == nil)
    #expect(RingIndices<UInt8>(capacity: 48, readPosition: 0, writePosition: 49) == nil)
    #expect(RingIndices<UInt8>(capacity: 48, readPosition: 0, writePosition: 48)?.isFull == true)
  }

  @Test("slots before and after go round")
  func neighbors() {
    let ring = RingIndices<UInt>(capacity: 5)
    #expect((0..<5).map(ring.slot(after:)) == [1, 2, 3, 4, 0])
    #expect((0..<5).map(ring.slot(before:)) == [4, 0, 1, 2, 3])
  }
}
