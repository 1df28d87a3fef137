// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Orders")
struct OrdersExamples {
  @Test("Deadline.swift, example 1")
  func Deadline_swift_1() throws {
    expect(UInt32(5).elapsedTicks(since: 4_294_967_290), is: #"11, across the wrap"#)
    expect(Int8(-120).elapsedTicks(since: 120), is: #"16"#)
  }

  @Test("Deadline.swift, example 2")
  func Deadline_swift_2() throws {
    expect(Deadline(after: 10, from: UInt32(4_294_967_290))?.instant, is: #"4"#)
    let deadline = Deadline(at: UInt32(4))
    expect(deadline.status(at: 4_294_967_295), is: #"pending(remaining: 5)"#)
    expect(deadline.status(at: 4), is: #"expired(overdue: 0)"#)
    expect(deadline.remaining(at: 2), is: #"2"#)
  }

  @Test("Deadline.swift, example 3")
  func Deadline_swift_3() throws {
    expect(
      Deadline(after: 128, from: UInt8(0)),
      is: #"nil: it would be called expired at once, or never"#)
  }

  @Test("LollipopCounter.swift, example 1")
  func LollipopCounter_swift_1() throws {
    let restarted = LollipopCounter<UInt8>.initial
    expect(restarted, is: #"240"#)
    expect(LollipopCounter<UInt8>(255).successor, is: #"0: from the stick to the head"#)
    expect(LollipopCounter<UInt8>(127).successor, is: #"0: round the head"#)
    expect(restarted.serialOrder(relativeTo: LollipopCounter(5)), is: #"follows: a restart"#)
    expect(
      LollipopCounter<UInt8>(250).serialOrder(relativeTo: LollipopCounter(5)), is: #"precedes"#)
  }

  @Test("LollipopCounter.swift, example 2")
  func LollipopCounter_swift_2() throws {
    expect(LollipopCounter(127).serialOrder(relativeTo: LollipopCounter(0)), is: #"precedes"#)
    expect(LollipopCounter(0).serialOrder(relativeTo: LollipopCounter(17)), is: #"incomparable"#)
    expect(LollipopCounter(255).serialOrder(relativeTo: LollipopCounter(128)), is: #"incomparable"#)
  }

  @Test("ReceiveWindow.swift, example 1")
  func ReceiveWindow_swift_1() throws {
    let window = ReceiveWindow(start: UInt32(4_294_967_290), length: 100)
    expect(window.contains(5), is: #"true, across the seam"#)
    expect(window.offset(of: 5), is: #"11"#)
    expect(window.position(of: 94), is: #"after: 94 is start + 100"#)
    expect(window.slid(by: 50)?.start, is: #"44"#)
  }

  @Test("ReceiveWindow.swift, example 2")
  func ReceiveWindow_swift_2() throws {
    let window = ReceiveWindow(start: UInt8(250), length: 10)
    expect(window, is: #"[250, 4): 250 … 255, 0 … 3"#)
    expect(window.position(of: 249), is: #"before"#)
    expect(window.position(of: 4), is: #"after"#)
    expect(
      window.position(of: 130), is: #"undecided: before 250, but half the ring or more before 3"#)
  }

  @Test("ReceiveWindow.swift, example 3")
  func ReceiveWindow_swift_3() throws {
    let window = ReceiveWindow(start: UInt16(65_535), length: 64)
    expect(window.slid(to: 3)?.start, is: #"3"#)
    expect(window.slid(to: 65_000), is: #"nil: an old acknowledgment never moves a window back"#)
  }

  @Test("ReceiveWindow.swift, example 4")
  func ReceiveWindow_swift_4() throws {
    let window = ReceiveWindow(start: UInt32(0), length: 1000)
    expect(window.accepts(segmentAt: 4_294_967_290, length: 10), is: #"true: its last number is 3"#)
    expect(window.accepts(segmentAt: 1000, length: 10), is: #"false"#)
  }

  @Test("ReplayWindow.swift, example 1")
  func ReplayWindow_swift_1() throws {
    var window = ReplayWindow<UInt16>(size: 64)
    expect(window.accept(65_535), is: #"fresh"#)
    expect(window.accept(0), is: #"fresh: ahead, across the seam"#)
    expect(window.accept(65_535), is: #"duplicate"#)
    expect(window.accept(65_400), is: #"tooOld: 136 behind"#)
    expect(window.accept(32_768), is: #"undecided: exactly half the ring from 0"#)
  }

  @Test("ReplayWindow.swift, example 2")
  func ReplayWindow_swift_2() throws {
    var window = ReplayWindow(size: 32, after: UInt32(0))
    expect(window.accept(0), is: #"duplicate"#)
    expect(window.accept(1), is: #"fresh"#)
  }

  @Test("RingIndices.swift, example 1")
  func RingIndices_swift_1() throws {
    var ring = RingIndices<UInt8>(capacity: 48)
    expect(ring.advanceWrite(by: 48), is: #"true: and now it is full"#)
    expect(ring.advanceWrite(by: 1), is: #"false, and nothing has changed"#)
    expect(ring.advanceRead(by: 2), is: #"true"#)
    expect((ring.count, ring.free), is: #"(46, 2)"#)
    expect((ring.readSlot, ring.writeSlot), is: #"(2, 0)"#)
  }

  @Test("RingIndices.swift, example 2")
  func RingIndices_swift_2() throws {
    expect(Int32.min.ringSlot(capacity: 48), is: #"32, as 2,147,483,648 mod 48: never negative"#)
    expect(UInt8(255).ringSlot(capacity: 48), is: #"15, and the next is 0: see below"#)
  }

  @Test("SerialAddition.swift, example 1")
  func SerialAddition_swift_1() throws {
    expect(UInt32(0xffff_ffff).serialAdvanced(by: 1), is: #"0"#)
    expect(UInt8(200).serialAdvanced(by: 100), is: #"44"#)
    expect(UInt8(200).serialAdvanced(by: 128), is: #"nil: half the ring is no step forward"#)
  }
}
