import PropertyTesting
import PropertyTestingForSwiftTesting
import RingBuffer
import Testing

@Suite("A ring buffer as a state machine")
struct RingBufferTests {
  @Test("every program runs as on an array", .laws(seed: 1, samples: 300))
  func holds() {
    let report = expectHolds(queueLaw(RingBuffer.self))
    // Each command ran in many of the programs.
    #expect(report.labels.map(\.label) == ["pop", "push", "stream"])
    #expect(report.labels.allSatisfy { $0.cases > 100 })
  }

  @Test("R01: a capacity that is no power of two loses an element where the indices wrap")
  func broken() throws {
    let law = queueLaw(BrokenRingBuffer.self)
    var report: Report?
    let time = ContinuousClock().measure { report = Sampler(seed: 1).run(law) }
    #expect(time < .seconds(1))
    let found = try #require(report?.counterexample)
    // One slot and two divide 256. Of three, index 255 has slot 0, and so has index 0 after it: while
    // one byte waits there, the next is written over it.
    #expect(found.values.map(\.description) == ["capacity = 3 (0x0000000000000003)"])
    #expect(found.notes == ["step 1: push(0)", "step 2: stream(256)"])
  }
}
