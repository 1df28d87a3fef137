import Foundation
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

  @Test("a trap is not shrunk to a wrong answer, which is another fault")
  func kind() throws {
    let law = Law("fatal.two", "numbers are small") { choices throws(Discard) in
      let n = try choices.integer(UInt16.self, named: "n")
      precondition(n < 1000, "too large to count")
      return .require(n < 10 || n % 64 != 7, "the number ends in 7")
    }
    var configuration = RunConfiguration(engine: .sample)
    configuration.isolation = IsolationLimits()
    var kinds: Set<String> = []
    for seed in 0..<20 as Range<UInt64> {
      configuration.seed = Seed(seed)
      let found = try #require(LawRunner(configuration).run(law).counterexample)
      let isTrap = found.reason.contains("SIG")
      kinds.insert(isTrap ? "trap" : "answer")
      #expect(found.values.map(\.text) == [isTrap ? "1000" : "71"])
    }
    #expect(kinds.contains("trap"))
  }

  @Test("what many cases leak together is no failure of one")
  func leaks() {
    let law = Law("fatal.leak", "a little is lost") { choices throws(Discard) in
      _ = try choices.integer(UInt64.self)
      let lost = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 16)
      lost.initializeMemory(as: UInt8.self, repeating: 1, count: 1 << 16)
      return .holds
    }
    let configuration = RunConfiguration(
      budget: .samples(5000), engine: .sample, isolation: IsolationLimits(memory: 64 << 20))
    let report = LawRunner(configuration).run(law)
    #expect(report.isSuccess, "\(report)")
  }

  @Test("a stack that overflows and an abort are traps")
  func otherEnds() throws {
    // By address, so that no optimizer makes a loop of it.
    @Sendable func depth(_ outer: UnsafePointer<Int>) -> Int {
      withUnsafePointer(to: outer.pointee - 1) { $0.pointee < 0 ? 1 : depth($0) + $0.pointee }
    }
    let deep = Law("fatal.deep", "every depth can be reached") { choices throws(Discard) in
      let n = try choices.integer(UInt32.self, named: "n")
      return .require(withUnsafePointer(to: n < 1 << 20 ? 1 : 1 << 40, depth) > 0, "none")
    }
    #expect(try run(deep).values.map(\.text) == ["1048576"])
    let aborts = Law("fatal.abort", "no number aborts") { choices throws(Discard) in
      let n = try choices.integer(UInt8.self, named: "n")
      if n > 4 { abort() }
      return .holds
    }
    #expect(try run(aborts).reason.contains("SIGABRT"))
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
