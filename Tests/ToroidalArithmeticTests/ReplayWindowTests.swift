import Testing
import ToroidalArithmetic

@Suite("Replay windows")
struct ReplayWindowTests {
  @Test("the documented verdicts")
  func documented() {
    var window = ReplayWindow<UInt16>(size: 64)
    #expect(window.latest == nil)
    #expect(window.accept(65_535) == .fresh)
    #expect(window.accept(0) == .fresh)
    #expect(window.accept(65_535) == .duplicate)
    #expect(window.accept(65_400) == .tooOld)
    #expect(window.accept(32_768) == .undecided)
    #expect(window.latest == 0)
    var expecting = ReplayWindow(size: 32, after: UInt32(0))
    #expect(expecting.accept(0) == .duplicate)
    #expect(expecting.accept(1) == .fresh)
  }

  @Test("a verdict remembers nothing")
  func verdicts() {
    var window = ReplayWindow<Int8>(size: 100)
    #expect(window.verdict(on: 5) == .fresh)
    #expect(window.accept(5) == .fresh)
    #expect(window.verdict(on: 6) == .fresh)
    #expect(window.verdict(on: 6) == .fresh)
    #expect(window.latest == 5)
  }

  /// The verdict by a list of everything accepted, in integers that do not wrap.
  private struct Everything {
    var accepted: Set<Int> = []
    var latest = 0

    mutating func accept(_ instant: Int, size: Int) -> ReplayVerdict {
      if abs(instant - latest) == 128 { return .undecided }
      if instant <= latest - size { return .tooOld }
      if !accepted.insert(instant).inserted { return .duplicate }
      latest = max(latest, instant)
      return .fresh
    }
  }

  @Test(
    "every size of a byte's window, through many turns",
    arguments: [1, 2, 3, 63, 64, 65, 100, 127, 128])
  func sizes(size: Int) {
    var window = ReplayWindow<UInt8>(size: size)
    var everything = Everything()
    _ = window.accept(0)
    _ = everything.accept(0, size: size)
    var state = UInt32(size)
    for _ in 0..<2000 {
      // A published linear congruence; high bits only.
      state = state &* 1_664_525 &+ 1_013_904_223
      let spread = state >> 31 == 0 ? 12 : 128
      let step = Int(state >> 8 & 0xffff) % (2 * spread) - spread + 1
      let instant = everything.latest + step
      let number = UInt8(truncatingIfNeeded: instant)
      let expected = everything.accept(instant, size: size)
      if window.accept(number) != expected { Issue.record("size \(size), \(instant)") }
    }
    #expect(everything.latest > 2560, "ten turns and more")
  }

  @Test("the largest window of one bit holds one number")
  func oneBit() {
    var window = ReplayWindow<SignedBits<1>>(size: 1)
    #expect(window.accept(-1) == .fresh)
    #expect(window.accept(-1) == .duplicate)
    #expect(window.accept(0) == .undecided)
  }

  @Test("a jump by the largest step forgets the whole window")
  func jumps() {
    var window = ReplayWindow(size: 1000, after: UInt64.max - 3)
    #expect(window.accept(UInt64.max >> 1 - 4) == .fresh)
    for back in 1..<1000 as Range<UInt64> {
      #expect(window.verdict(on: UInt64.max >> 1 - 4 - back) == .fresh)
    }
    #expect(window.verdict(on: UInt64.max >> 1 - 1004) == .tooOld)
  }
}
