import Testing
import ToroidalArithmetic

@Suite("Serial addition and receive windows")
struct ReceiveWindowTests {
  @Test("the documented sums")
  func sums() {
    #expect(UInt32(0xffff_ffff).serialAdvanced(by: 1) == 0)
    #expect(UInt8(200).serialAdvanced(by: 100) == 44)
    #expect(UInt8(200).serialAdvanced(by: 128) == nil)
    #expect(Int8(127).serialAdvanced(by: 127) == -2)
    #expect(UInt128.max.serialAdvanced(by: UInt128.max >> 1) == UInt128.max >> 1 - 1)
    #expect(SignedBits<1>(-1).serialAdvanced(by: 0) == -1)
    #expect(SignedBits<1>(-1).serialAdvanced(by: 1) == nil)
  }

  @Test("the documented windows")
  func documented() {
    let window = ReceiveWindow(start: UInt32(4_294_967_290), length: 100)
    #expect(window.contains(5))
    #expect(window.offset(of: 5) == 11)
    #expect(window.offset(of: 94) == nil)
    #expect(window.position(of: 94) == .after)
    #expect(window.slid(by: 50)?.start == 44)
    #expect(window.end == 94)
    #expect(window.description == "[4294967290, 94)")
    let short = ReceiveWindow(start: UInt8(250), length: 10)
    #expect(short.position(of: 249) == .before)
    #expect(short.position(of: 4) == .after)
    #expect(short.position(of: 130) == .undecided)
    #expect(ReceiveWindow(start: UInt16(65_535), length: 64).slid(to: 3)?.start == 3)
    #expect(ReceiveWindow(start: UInt16(65_535), length: 64).slid(to: 65_000) == nil)
    let open = ReceiveWindow(start: UInt32(0), length: 1000)
    #expect(open.accepts(segmentAt: 4_294_967_290, length: 10))
    #expect(!open.accepts(segmentAt: 1000, length: 10))
  }

  @Test("before and after have m/2 - L numbers each, for every length L of a byte's windows")
  func counts() {
    for length in 1...255 {
      let window = ReceiveWindow(start: Int8(100), length: UInt8(length))
      var counts: [WindowPosition: Int] = [:]
      for number in Int8.min...Int8.max { counts[window.position(of: number), default: 0] += 1 }
      let placed = max(0, 128 - length)
      #expect(counts[.inside] == length)
      #expect(counts[.before, default: 0] == placed)
      #expect(counts[.after, default: 0] == placed)
      #expect(counts[.undecided, default: 0] == 256 - length - 2 * placed)
    }
  }

  @Test("an empty window contains nothing, and accepts an empty segment at its start")
  func empty() {
    let window = ReceiveWindow(start: UInt8(3), length: 0)
    for number in UInt8.min...UInt8.max {
      #expect(!window.contains(number))
      #expect(window.accepts(segmentAt: number, length: 0) == (number == 3))
      #expect(!window.accepts(segmentAt: number, length: 5))
    }
    #expect(window.position(of: 2) == .before)
    #expect(window.position(of: 3) == .after)
    #expect(window.position(of: 131) == .undecided)
  }

  @Test("a segment around the whole window is refused, as RFC 9293 refuses it")
  func aroundTheWindow() {
    let window = ReceiveWindow(start: UInt16(100), length: 10)
    #expect(window.accepts(segmentAt: 90, length: 15))
    #expect(window.accepts(segmentAt: 105, length: 100))
    #expect(!window.accepts(segmentAt: 90, length: 100))
  }
}
