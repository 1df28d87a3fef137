import Testing
import ToroidalArithmetic

@Suite("Deadlines")
struct DeadlineTests {
  @Test("the documented instants")
  func documented() {
    #expect(UInt32(5).elapsedTicks(since: 4_294_967_290) == 11)
    #expect(Int8(-120).elapsedTicks(since: 120) == 16)
    #expect(Deadline(after: 10, from: UInt32(4_294_967_290))?.instant == 4)
    let deadline = Deadline(at: UInt32(4))
    #expect(deadline.status(at: 4_294_967_295) == .pending(remaining: 5))
    #expect(deadline.status(at: 4) == .expired(overdue: 0))
    #expect(deadline.remaining(at: 2) == 2)
    #expect(deadline.remaining(at: 100) == 0)
    #expect(deadline.status(at: 4 + 0x8000_0000) == .undecided)
    #expect(deadline.remaining(at: 4 + 0x8000_0000) == nil)
    #expect(Deadline(after: 128, from: UInt8(0)) == nil)
  }

  @Test("every start, duration and time of a byte's timers, counted in integers")
  func everyTimer() throws {
    for start in stride(from: 0, to: 256, by: 5) {
      for duration in stride(from: 0, to: 128, by: 3) {
        let deadline = try #require(
          Deadline(after: UInt8(duration), from: UInt8(start)), "\(duration)")
        for t in stride(from: 0, to: duration + 128, by: 7) {
          let expected: DeadlineStatus<UInt8> =
            t < duration
            ? .pending(remaining: UInt8(duration - t)) : .expired(overdue: UInt8(t - duration))
          if deadline.status(at: UInt8((start + t) % 256)) != expected {
            Issue.record("\(start), \(duration), \(t)")
          }
        }
      }
      #expect(Deadline(after: 128, from: UInt8(start)) == nil)
    }
  }

  @Test("as Linux's time_after_eq, except that half the ring is nobody's")
  func jiffies() {
    /// `time_after_eq(a, b)`: the signed difference a − b is not negative.
    func timeAfterOrEqual(_ a: UInt32, _ b: UInt32) -> Bool { Int32(bitPattern: a &- b) >= 0 }
    for b in [0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ff00] as [UInt32] {
      for step in [0, 1, 0x7fff_ffff, 0x8000_0001, 0xffff_ffff] as [UInt32] {
        let isExpired =
          if case .expired = Deadline(at: b).status(at: b &+ step) { true } else { false }
        #expect(isExpired == timeAfterOrEqual(b &+ step, b))
      }
      #expect(Deadline(at: b).status(at: b &+ 0x8000_0000) == .undecided)
    }
  }
}
