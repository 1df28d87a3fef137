import PropertyTesting
import PropertyTestingForSwiftTesting
import PropertyTestingRuntime
import Testing

private let commutes = Law("bytes.sum", "a + b = b + a") { choices throws(Discard) in
  let a = try choices.integer(Int8.self, named: "a")
  let b = try choices.integer(Int8.self, named: "b")
  return .require(a &+ b == b &+ a, "differs")
}

private let hasNoFixedPoint = Law("bytes.negation", "only 0 is its own negative") {
  choices throws(Discard) in
  let a = try choices.integer(Int8.self, named: "a")
  return .require(a == 0 || 0 &- a != a, "-a = a")
}

private let traps = Law("bytes.trap", "every byte has a negative") { choices throws(Discard) in
  let a = try choices.integer(Int8.self, named: "a")
  return .require((0 - a) &+ a == 0, "no such number")
}

@Suite("Laws in tests", .laws(seed: 7, samples: 50))
struct ExpectHoldsTests {
  @Test("a law that holds is no issue", arguments: [commutes])
  func holds(law: Law) {
    #expect(expectHolds(law).isSuccess)
  }

  @Test("a law that fails is an issue at the line of the call, with all that replays it")
  func fails() {
    let line = #line + 2
    withKnownIssue {
      expectHolds(hasNoFixedPoint)
    } matching: { issue in
      let text = issue.comments.map(\.rawValue).joined()
      return issue.sourceLocation?.line == line
        && issue.sourceLocation?.fileName == "ExpectHoldsTests.swift"
        && text.contains("a = -128 (0x80)") && text.contains("bytes.negation v1:80")
        && text.contains("only 0 is its own negative")
    }
  }

  @Test("traits of a suite reach its tests, and inner traits change what outer ones set")
  func outer() {
    #expect(expectHolds(commutesWide).cases == 50)
    #expect(expectHolds(commutesWide).engine == .sampled(7))
  }

  @Test("an inner trait", .laws(samples: 20))
  func inner() {
    #expect(expectHolds(commutesWide).cases == 20)
    #expect(expectHolds(commutesWide).engine == .sampled(7))
  }

  @Test("a trap is an issue, and the test goes on", .laws(isolation: IsolationLimits()))
  func trap() {
    withKnownIssue {
      expectHold([traps, commutes])
    } matching: { issue in
      issue.comments.map(\.rawValue).joined().contains("replay: bytes.trap v1:80")
    }
    #expect(expectHolds(commutes).isSuccess)
  }

  @Test("a trait may change everything", .laws { $0.engine = .enumerate(cap: 1 << 16) })
  func whole() {
    #expect(expectHolds(commutes).verdict == .exhausted)
  }
}

private let commutesWide = Law("wide.sum", "a + b = b + a") { choices throws(Discard) in
  let a = try choices.integer(Int64.self, named: "a")
  let b = try choices.integer(Int64.self, named: "b")
  return .require(a &+ b == b &+ a, "differs")
}
