import PropertyTesting
import Testing

/// Stands where an argument must not be evaluated; ends the test if it is.
func mustNotRun<Value>() -> Value {
  fatalError("evaluated an argument that is only for failures")
}

@Suite("Outcome")
struct OutcomeTests {
  @Test("require and equal hold, or fail with their reason")
  func verdicts() {
    #expect(Outcome.require(true, "no") == .holds)
    #expect(Outcome.require(false, "no") == .fails("no"))
    #expect(Outcome.equal(2, 2) == .holds)
    #expect(Outcome.equal(2, 3, "the sum") == .fails("the sum: expected 3, found 2"))
  }

  @Test("a reason is not built while the law holds")
  func laziness() {
    #expect(Outcome.require(true, mustNotRun()) == .holds)
    #expect(Outcome.fails("first").and(mustNotRun()) == .fails("first"))
  }

  @Test("and gives the first failure")
  func conjunction() {
    #expect(Outcome.holds.and(.holds) == .holds)
    #expect(Outcome.holds.and(.fails("second")) == .fails("second"))
  }
}
