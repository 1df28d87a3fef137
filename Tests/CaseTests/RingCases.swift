import Testing
import ToroidalArithmetic

/// Public reports of ring buffers whose counters wrap (kind R).
@Suite("Cases R: rings")
struct RingCases {
  @Test("R01: the slot of counter -2147483648 in a ring of 48 is 32, after 2^31 writes")
  func signedCounters() throws {
    #expect(Int32.min.ringSlot(capacity: 48) == 32)
    // The counter that reaches 2^31 and the one that wrapped there show the same slot.
    #expect(Int64(2_147_483_648).ringSlot(capacity: 48) == 32)
    // 2^31 writes and reads are 1 + (2^31 − 1) of them: lengths of 48 leave the remainder 32.
    var ring = RingIndices<Int32>(capacity: 48)
    for stored in [48, 48, 32] {
      #expect(ring.advanceWrite(by: stored) == true)
      #expect(ring.advanceRead(by: stored) == true)
    }
    #expect(ring.writeSlot == 32 && ring.readSlot == 32)
    // Any number of writes, one at a time, many times round a signed byte.
    var small = RingIndices<Int8>(capacity: 48)
    for writes in 1...1000 {
      #expect(small.advanceWrite(by: 1) == true)
      #expect(small.advanceRead(by: 1) == true)
      if small.writeSlot != writes % 48 || !small.isEmpty { Issue.record("\(writes)") }
    }
  }

  @Test("R02: writes that wrapped less reads that did not is the number stored")
  func countAfterWrap() {
    #expect(UInt8(0).elapsedTicks(since: 255) == 1)
    // In a ring of any capacity, after 255 reads and 256 writes.
    var ring = RingIndices<UInt8>(capacity: 3)
    for _ in 0..<255 {
      #expect(ring.advanceWrite(by: 1) == true)
      #expect(ring.advanceRead(by: 1) == true)
    }
    #expect(ring.advanceWrite(by: 1) == true)
    #expect(ring.count == 1)
    for reads in UInt8.min...UInt8.max {
      for stored in 0...127 {
        let writes = reads &+ UInt8(stored)
        if Int(exactly: reads.displacement(to: writes)) != stored {
          Issue.record("\(stored) stored after \(reads) reads")
        }
      }
    }
  }

  @Test("R04: the slot before slot 0 of 16 is 15")
  func decrement() {
    #expect(RingIndices<UInt>(capacity: 16).slot(before: 0) == 15)
    #expect(RingIndices<UInt>(capacity: 15).slot(before: 0) == 14)
    #expect(UnsignedBits<4>(0) &- 1 == 15)
    for slot in UnsignedBits<4>.min...UnsignedBits<4>.max {
      #expect(Int(slot &- 1) == (Int(slot) + 15) % 16)
    }
  }
}
