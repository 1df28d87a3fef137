import LawSuites
import PropertyTesting
import Testing

@Suite("The suite of metrics")
struct MetricSuiteTests {
  private let circle = MetricSuite<UInt8, Int>(
    "circle", points: .integer, distance: { Int(min($1 &- $0, $0 &- $1)) },
    exact: { a, b in (-1...1).map { abs(Int(b) - Int(a) + 256 * $0) }.min() ?? 0 })

  private func broken(_ distance: @escaping @Sendable (UInt8, UInt8) -> Int)
    -> MetricSuite<UInt8, Int>
  {
    var suite = circle
    suite.distance = distance
    return suite
  }

  private func translation(of suite: MetricSuite<UInt8, Int>) -> Law {
    suite.invariance("translation", under: .integer) { $0 &+ $1 }
  }

  @Test("the circular distance is a metric, and knows no place")
  func passes() {
    expectPassed(circle)
    let report = Sampler(seed: 1).run(translation(of: circle))
    #expect(report.verdict == .passed)
    var inexact = circle
    inexact.exact = nil
    #expect(inexact.laws.count == 5)
    // A distance need not be an integer.
    expectPassed(
      MetricSuite<Int32, Double>(
        "line", points: .integer, distance: { abs(Double($0) - Double($1)) }))
  }

  @Test("each law refutes the fault that it is for")
  func faults() throws {
    let line = broken { abs(Int($0) - Int($1)) }
    let faults = [
      try Fault(
        broken { Int(Int8(bitPattern: $1 &- $0)).signum() }, "is-nonnegative",
        "a displacement, half of them negative", ["0", "128"]),
      try Fault(
        broken { Int(min($1 &- $0, $0 &- $1)) + 1 }, "vanishes-on-the-diagonal",
        "both ends are counted", ["0"]),
      try Fault(
        broken { Int(min($1 &- $0, $0 &- $1)) / 2 }, "separates-points",
        "the distance in steps of two", ["0", "1"]),
      try Fault(
        broken { Int($1 &- $0) }, "is-symmetric", "only the way forward", ["0", "1"]),
      try Fault(
        broken { a, b in
          let way = Int(min(b &- a, a &- b))
          return way * way
        }, "triangle-holds", "the square", ["0", "1", "2"]),
      // The absolute value of −128 in eight bits (W01), saturated.
      try Fault(
        broken { a, b in
          let way = Int8(bitPattern: b &- a)
          return Int(way == .min ? .max : abs(way))
        }, "agrees-with-exact-values", "W01: the magnitude of -128 does not fit", ["0", "128"]),
    ]
    try expectRefuted(faults, coveringLawsOf: circle)
    let found = Sampler(seed: 1).run(translation(of: line)).counterexample
    #expect(found?.values.map(\.text) == ["0", "1", "255"])
  }
}
