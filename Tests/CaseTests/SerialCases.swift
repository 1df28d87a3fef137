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

  /// RFC 6550, section 7.2 on integers, rule by rule, with SEQUENCE_WINDOW = 16.
  private func lollipopRule(_ a: Int, _ b: Int) -> SerialOrder {
    if a >= 128 && b <= 127 { return 256 + b - a <= 16 ? .precedes : .follows }
    if b >= 128 && a <= 127 { return 256 + a - b <= 16 ? .follows : .precedes }
    if a == b { return .equal }
    if a <= 127 {
      // A circular space of 128 numbers: RFC 1982 with seven bits, where the difference allows it.
      let difference = min((b - a + 128) % 128, (a - b + 128) % 128)
      if difference > 16 { return .incomparable }
      return (a < b && b - a < 64) || (a > b && a - b > 64) ? .precedes : .follows
    }
    if abs(a - b) > 16 { return .incomparable }
    return a < b ? .precedes : .follows
  }

  @Test("S05: lollipop counters compare as RFC 6550, section 7.2 over all 65,536 pairs")
  func lollipops() {
    withEveryPair { a, b in
      let order = LollipopCounter(a).serialOrder(relativeTo: LollipopCounter(b))
      if order != lollipopRule(Int(a), Int(b)) { Issue.record("\(a), \(b)") }
    }
    // The wrapped branch, which the report found missing.
    #expect(LollipopCounter<UInt8>(127).serialOrder(relativeTo: LollipopCounter(0)) == .precedes)
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
    #expect(UInt16.max.serialAdvanced(by: 1) == 0)
    #expect(Int(exactly: UInt16.max.displacement(to: 0)) == 1)
    for number in UInt16.min...UInt16.max {
      let next = number.translated(by: Displacement(residue: 1))
      if number.serialAdvanced(by: 1) != next { Issue.record("\(number)") }
      if number.serialOrder(relativeTo: next) != .precedes { Issue.record("\(number)") }
      if number.displacement(to: next).magnitude != 1 { Issue.record("\(number)") }
    }
  }

  @Test("S09: after 65535 and 0, a second 65535 is a duplicate")
  func replayAtTheWrap() {
    var window = ReplayWindow<UInt16>(size: 64)
    #expect(window.accept(65_535) == .fresh)
    #expect(window.accept(0) == .fresh)
    #expect(window.accept(65_535) == .duplicate)
    // No place of the ring is special: the same at every number, and for windows of any size.
    for size in [2, 48, 64, 1000] {
      for number in UInt16.min...UInt16.max where number % 97 == 0 {
        var window = ReplayWindow<UInt16>(size: size)
        let verdicts = [number, number &+ 1, number, number &+ 1].map { window.accept($0) }
        if verdicts != [.fresh, .fresh, .duplicate, .duplicate] { Issue.record("\(number)") }
      }
    }
  }

  @Test("S11: from 4294967290 to 5 a timer has run 11 ticks")
  func timer() {
    #expect(UInt32(5).elapsedTicks(since: 4_294_967_290) == 11)
    #expect(
      Deadline(after: 11, from: UInt32(4_294_967_290))?.status(at: 4) == .pending(remaining: 1))
    #expect(Deadline(after: 11, from: UInt32(4_294_967_290))?.status(at: 5) == .expired(overdue: 0))
    withEveryPair { last, ticks in
      if (last &+ ticks).elapsedTicks(since: last) != ticks {
        Issue.record("\(last), \(ticks) ticks")
      }
    }
  }
}
