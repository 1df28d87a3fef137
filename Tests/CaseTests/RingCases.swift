import Testing
import ToroidalArithmetic

/// Public reports of ring buffers whose counters wrap (kind R), where the size is a power of two.
@Suite("Cases R: rings")
struct RingCases {
  @Test("R02: writes that wrapped less reads that did not is the number stored")
  func countAfterWrap() {
    #expect(Int(exactly: UInt8(255).displacement(to: 0)) == 1)
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
    #expect(UnsignedBits<4>(0) &- 1 == 15)
    for slot in UnsignedBits<4>.min...UnsignedBits<4>.max {
      #expect(Int(slot &- 1) == (Int(slot) + 15) % 16)
    }
  }
}
