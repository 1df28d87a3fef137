import Testing
import ToroidalArithmetic

@Suite("Lollipop counters")
struct LollipopCounterTests {
  @Test("the documented comparisons, two of them the RFC's own examples")
  func documented() {
    #expect(LollipopCounter<UInt8>.initial.value == 240)
    #expect(LollipopCounter<UInt8>(255).successor.value == 0)
    #expect(LollipopCounter<UInt8>(127).successor.value == 0)
    #expect(LollipopCounter<UInt8>(240).serialOrder(relativeTo: LollipopCounter(5)) == .follows)
    #expect(LollipopCounter<UInt8>(250).serialOrder(relativeTo: LollipopCounter(5)) == .precedes)
    #expect(LollipopCounter<UInt8>(127).serialOrder(relativeTo: LollipopCounter(0)) == .precedes)
    #expect(LollipopCounter<UInt8>(0).serialOrder(relativeTo: LollipopCounter(17)) == .incomparable)
    #expect(
      LollipopCounter<UInt8>(255).serialOrder(relativeTo: LollipopCounter(128)) == .incomparable)
  }

  @Test("from the restart on, 16 increments and no more can be compared, once round the head")
  func increments() {
    var counters = [LollipopCounter<UInt8>.initial]
    for _ in 0..<300 { counters.append(counters[counters.count - 1].successor) }
    #expect(counters[16].value == 0 && counters[16 + 128].value == 0)
    for first in 0..<(300 - 40) {
      for steps in 1...16 {
        #expect(counters[first].serialOrder(relativeTo: counters[first + steps]) == .precedes)
      }
      let beyond = counters[first].serialOrder(relativeTo: counters[first + 17])
      // From the stick, what is further on the head is seen as before the restart.
      let isAcross = counters[first].isLinear && !counters[first + 17].isLinear
      #expect(beyond == (isAcross ? .follows : .incomparable))
    }
  }

  @Test("signed counters are their residues: negative numbers are the stick")
  func signed() {
    for a in UInt8.min...UInt8.max {
      let signed = LollipopCounter(Int8(bitPattern: a))
      #expect(signed.isLinear == (a >= 128))
      #expect(UInt8(bitPattern: signed.successor.value) == LollipopCounter(a).successor.value)
      for b in stride(from: UInt8(1), to: 250, by: 7) {
        #expect(
          signed.serialOrder(relativeTo: LollipopCounter(Int8(bitPattern: b)), window: 16)
            == LollipopCounter(a).serialOrder(relativeTo: LollipopCounter(b)))
      }
    }
  }

  @Test("one bit has a stick and a head of one counter each")
  func oneBit() {
    let (stick, head) = (
      LollipopCounter(UnsignedBits<1>(1)), LollipopCounter(UnsignedBits<1>(0))
    )
    #expect(LollipopCounter<UnsignedBits<1>>.largestWindow == 0)
    #expect(stick.successor == head && head.successor == head)
    #expect(stick.serialOrder(relativeTo: head, window: 0) == .follows)
    #expect(head.serialOrder(relativeTo: head, window: 0) == .equal)
    #expect(head.description == "0")
  }
}
