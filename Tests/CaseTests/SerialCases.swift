import Testing
import ToroidalArithmetic

/// Public reports of wrapping sequence numbers and timers (kind S).
@Suite("Cases S: serial numbers")
struct SerialCases {
  /// Calls `body` with every pair of bytes.
  private func withEveryPair(_ body: (UInt8, UInt8) -> Void) {
    for a in UInt8.min...UInt8.max {
      for b in UInt8.min...UInt8.max { body(a, b) }
    }
  }

  @Test("S01: numbers half the ring apart are incomparable, and only those")
  func halfTheRing() {
    #expect(UInt32(0).serialOrder(relativeTo: 2_147_483_648) == .incomparable)
    #expect(UInt32(2_147_483_648).serialOrder(relativeTo: 0) == .incomparable)
    withEveryPair { a, b in
      let isIncomparable = a.serialOrder(relativeTo: b) == .incomparable
      if isIncomparable != (abs(Int(a) - Int(b)) == 128) { Issue.record("\(a), \(b)") }
    }
  }

  @Test("S03: 0 follows 2147483649, from which it is 2147483647 steps ahead")
  func plainComparison() {
    #expect(UInt32(0).serialOrder(relativeTo: 2_147_483_649) == .follows)
    #expect(UInt32(2_147_483_649).displacement(to: 0).magnitude == 2_147_483_647)
    // Section 3.2 of RFC 1982 on every pair of bytes.
    withEveryPair { a, b in
      let (i, j) = (Int(a), Int(b))
      let isLess = (i < j && j - i < 128) || (i > j && i - j > 128)
      let isGreater = (i < j && j - i > 128) || (i > j && i - j < 128)
      let expected: SerialOrder =
        i == j ? .equal : isLess ? .precedes : isGreater ? .follows : .incomparable
      if a.serialOrder(relativeTo: b) != expected { Issue.record("\(a), \(b)") }
    }
  }

  @Test("S06: 0x7fffffff precedes 0x80000001 by 2, and no place of the ring is special")
  func middleValues() {
    #expect(UInt32(0x7fff_ffff).serialOrder(relativeTo: 0x8000_0001) == .precedes)
    #expect(Int(exactly: UInt32(0x7fff_ffff).displacement(to: 0x8000_0001)) == 2)
    withEveryPair { start, steps in
      let order = start.serialOrder(relativeTo: start &+ steps)
      if order != (0 as UInt8).serialOrder(relativeTo: steps) { Issue.record("\(start), \(steps)") }
    }
  }

  @Test("S07: 0 is the successor of 65535, as every number has one")
  func successor() {
    #expect(Int(exactly: UInt16.max.displacement(to: 0)) == 1)
    for number in UInt16.min...UInt16.max {
      let next = number.translated(by: Displacement(residue: 1))
      if number.serialOrder(relativeTo: next) != .precedes { Issue.record("\(number)") }
      if number.displacement(to: next).magnitude != 1 { Issue.record("\(number)") }
    }
  }

  @Test("S11: from 4294967290 to 5 a timer has run 11 ticks")
  func timer() {
    #expect(Int(exactly: UInt32(4_294_967_290).displacement(to: 5)) == 11)
    withEveryPair { last, ticks in
      guard ticks < 128 else { return }
      let now = last &+ ticks
      if Int(exactly: last.displacement(to: now)) != Int(ticks) {
        Issue.record("\(last) to \(now)")
      }
    }
  }
}
