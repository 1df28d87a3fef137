import PropertyTesting
import PropertyTestingRuntime
import Testing

/// What ends a process is a failure like any other: reported, with its input, shrunk.
@Suite("Isolation")
struct IsolationTests {
  private func run(_ law: Law, _ limits: IsolationLimits = IsolationLimits()) throws
    -> Counterexample
  {
    var configuration = RunConfiguration(engine: .sample)
    configuration.isolation = limits
    let report = LawRunner(configuration).run(law)
    let counterexample = try #require(report.counterexample, "\(report)")
    #expect(counterexample.isReproducible)
    return counterexample
  }

  @Test("a trap is shrunk to the one number without a negative")
  func trap() throws {
    let found = try run(FatalLaws.negation)
    #expect(found.values.map(\.text) == ["-128"])
    #expect(found.reason.contains("SIG"), "\(found.reason)")
    #expect(found.replayLine == "fatal.negation v1:80")
  }

  @Test("a trap after a draw and a note keeps both, and is shrunk to the smallest sum")
  func trapLater() throws {
    let found = try run(FatalLaws.sum)
    #expect(found.values.map(\.text) == ["1", "32767"])
    #expect(found.notes == ["the first is 1"])
  }

  @Test("a hang is cut off, and shrunk to the smallest number that hangs")
  func hang() throws {
    let found = try run(FatalLaws.hang, IsolationLimits(seconds: 0.1))
    #expect(found.values.map(\.text) == ["1001"])
    #expect(found.reason == "did not end within 0.1 s")
  }

  @Test("exhausted memory is cut off, and shrunk to the smallest number that exhausts it")
  func memory() throws {
    let found = try run(FatalLaws.hoard, IsolationLimits(seconds: 20, memory: 128 << 20))
    #expect(found.values.map(\.text) == ["100"])
    #expect(found.reason == "took more than 128 MiB of memory")
  }

  @Test("a law that ends the process is reported")
  func exit() throws {
    let found = try run(FatalLaws.exit)
    #expect(found.values.map(\.text) == ["77"])
    #expect(found.reason == "ended the process with exit code 3")
  }

  @Test("the other laws still run, and their reports are there", arguments: [1, 3])
  func others(workers: Int) {
    let laws = [
      PlainLaws.holds, FatalLaws.negation, PlainLaws.fails, FatalLaws.sum, PlainLaws.discards,
    ]
    let configuration = RunConfiguration(
      budget: .samples(300), workers: workers, isolation: IsolationLimits())
    let reports = LawRunner(configuration).run(laws)
    #expect(reports.map(\.law) == laws.map(\.name))
    #expect(reports.map(\.isSuccess) == [true, false, false, false, true])
  }

  @Test("a law that ends no process has the same report as without isolation", arguments: 0..<4)
  func sameReport(index: Int) {
    for engine in [RunConfiguration.Engine.sample, .enumerate(cap: 1 << 16)] {
      var configuration = RunConfiguration(budget: .samples(2500), engine: engine)
      let plain = LawRunner(configuration).run(PlainLaws.all[index])
      configuration.isolation = IsolationLimits()
      #expect(LawRunner(configuration).run(PlainLaws.all[index]) == plain)
    }
  }

  @Test("an enumeration that traps says how far it came")
  func enumeration() throws {
    let configuration = RunConfiguration(engine: .enumerate(cap: 256), isolation: IsolationLimits())
    let report = LawRunner(configuration).run(FatalLaws.negation)
    #expect(report.cases == 129)
    #expect(try #require(report.counterexample).values.map(\.text) == ["-128"])
  }
}
