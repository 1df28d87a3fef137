import Foundation
import PropertyTesting
import PropertyTestingRuntime

// How many cases of a law over three bytes the engine judges in a second, on one thread, and whether
// it counts them right. The law is true, so that nothing ends early.

let law = Law("bytes.sum.is-associative", "(a + b) + c = a + (b + c)") { choices throws(Discard) in
  let a = try choices.integer(Int8.self)
  let b = try choices.integer(Int8.self)
  let c = try choices.integer(Int8.self)
  choices.label("wraps", if: a.addingReportingOverflow(b).overflow)
  return .require((a &+ b) &+ c == a &+ (b &+ c), "differs")
}

let folder = FileManager.default.temporaryDirectory.appending(path: "torus-engine-benchmark")

func measure(_ what: String, _ configuration: RunConfiguration, cases: Int) {
  var least = Duration.seconds(1_000_000)
  var isRight = true
  for _ in 0..<3 {
    var report: Report?
    let time = ContinuousClock().measure { report = LawRunner(configuration).run(law) }
    least = min(least, time)
    isRight = isRight && report?.isSuccess == true && report?.cases == cases
    isRight = isRight && report?.labels.map(\.label) == ["wraps"]
  }
  let name = what + String(repeating: " ", count: max(0, 44 - what.count))
  let speed = Double(cases) / (least / .seconds(1)) / 1_000_000
  print("\(name) \((speed * 100).rounded() / 100) million cases/s\(isRight ? "" : "  WRONG")")
}

let count = 5_000_000
let sampled = RunConfiguration(budget: .samples(count), engine: .sample)
var journaled = sampled
journaled.journals = folder
var isolated = sampled
isolated.isolation = IsolationLimits()
var enumerated = RunConfiguration(engine: .enumerate(cap: 1 << 24))
measure("random cases, labels", sampled, cases: count)
measure("random cases, labels, journal", journaled, cases: count)
measure("random cases, labels, in a child process", isolated, cases: count)
measure("every case, labels", enumerated, cases: 1 << 24)
enumerated.journals = folder
measure("every case, labels, journal", enumerated, cases: 1 << 24)
try? FileManager.default.removeItem(at: folder)
