import Testing
import ToroidalArithmetic

/// Programmers' errors with windows and rings end the process instead of giving an answer.
@Suite("Preconditions of orders")
struct OrderPreconditionTests {
  @Test("a replay window has 1 to m/2 numbers")
  func replayWindows() async {
    await #expect(processExitsWith: .failure) { _ = ReplayWindow<UInt8>(size: 0) }
    await #expect(processExitsWith: .failure) { _ = ReplayWindow<UInt8>(size: 129) }
  }

  @Test("a window of comparison is below a quarter of the ring")
  func lollipops() async {
    await #expect(processExitsWith: .failure) {
      let counter = LollipopCounter<UInt8>(3)
      print(counter.serialOrder(relativeTo: counter, window: 64))
    }
  }

  @Test("a ring has 1 to m/2 slots, and its slots are below its capacity")
  func rings() async {
    await #expect(processExitsWith: .failure) { _ = RingIndices<Int8>(capacity: 0) }
    await #expect(processExitsWith: .failure) { _ = RingIndices<Int8>(capacity: 129) }
    await #expect(processExitsWith: .failure) {
      print(RingIndices<Int8>(capacity: 5).slot(before: 5))
    }
    await #expect(processExitsWith: .failure) { print(UInt8(3).ringSlot(capacity: 0)) }
  }
}
