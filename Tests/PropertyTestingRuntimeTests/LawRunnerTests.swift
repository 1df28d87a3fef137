import Foundation
import PropertyTesting
import PropertyTestingRuntime
import TestSupport
import Testing

@Suite("Runs of laws")
struct LawRunnerTests {
  @Test("reports do not depend on the number of workers", arguments: [2, 5])
  func workers(count: Int) {
    let alone = RunConfiguration(budget: .samples(7300), engine: .sample)
    var shared = alone
    shared.workers = count
    for law in PlainLaws.all {
      #expect(LawRunner(shared).run(law) == LawRunner(alone).run(law))
    }
    #expect(LawRunner(shared).run(PlainLaws.all) == LawRunner(alone).run(PlainLaws.all))
  }

  @Test("a run is that of the engine alone, journal or not")
  func engine() throws {
    let folder = try TemporaryFolder()
    let journaled = RunConfiguration(engine: .sample, journals: folder.url)
    for law in PlainLaws.all {
      let plain = Sampler(seed: 1).run(law)
      #expect(LawRunner(RunConfiguration(engine: .sample)).run(law) == plain)
      #expect(LawRunner(journaled).run(law) == plain)
    }
    #expect(LawRunner.journals(in: folder.url).isEmpty, "a journal was left behind")
  }

  @Test("the engine is chosen by the number of cases, and says so")
  func automatic() {
    let runner = LawRunner()
    #expect(runner.run(PlainLaws.holds).description.contains("enumerated all 65,536 cases"))
    #expect(runner.run(PlainLaws.discards).description.contains("passed 1,000 cases"))
    let enumerated = LawRunner(RunConfiguration(engine: .enumerate(cap: 1000)))
    #expect(!enumerated.run(PlainLaws.holds).isSuccess)
  }

  @Test("a budget of time ends, and says how many cases there were", arguments: [false, true])
  func time(isIsolated: Bool) {
    let configuration = RunConfiguration(
      budget: .seconds(0.05), engine: .sample, workers: 2,
      isolation: isIsolated ? IsolationLimits() : nil)
    let report = LawRunner(configuration).run(PlainLaws.discards)
    #expect(report.isSuccess)
    #expect(report.cases > 100)
  }

  @Test("the time of a law bounds the shrinking of its failure too", arguments: [false, true])
  func shrinkingTime(isIsolated: Bool) throws {
    let law = Law("slow.list", "fewer than 20 elements") { choices throws(Discard) in
      let list = try choices.array(count: 0...300) { choices throws(Discard) in
        try choices.integer(UInt64.self)
      }
      usleep(5000)
      return .require(list.count < 20, "\(list.count)")
    }
    let configuration = RunConfiguration(
      budget: .seconds(0.3), engine: .sample, workers: 1,
      isolation: isIsolated ? IsolationLimits() : nil)
    var found: Counterexample?
    let time = ContinuousClock().measure {
      found = LawRunner(configuration).run(law).counterexample
    }
    #expect(try #require(found).isReproducible)
    // Without a bound it takes 15 s.
    #expect(time < .seconds(8))
  }

  @Test("a stored line that lost bytes says so, in a child process too", arguments: [false, true])
  func truncatedLine(isIsolated: Bool) throws {
    let folder = try TemporaryFolder()
    let store = FailureStore(folder: folder.url.appending(path: "failures"))
    try store.store(ChoiceEncoding(bytes: [5]), of: FatalLaws.exact.name)
    let configuration = RunConfiguration(
      engine: .sample, isolation: isIsolated ? IsolationLimits() : nil, failures: store)
    let report = LawRunner(configuration).run(FatalLaws.exact)
    #expect(report.recordFit == RecordFit(missing: 3, leftOver: 0))
    #expect(report.description.contains("record: 3 bytes are missing, read as 0"))
  }

  @Test("of a stored case that traps, the bytes left over are counted")
  func overlongLine() throws {
    let folder = try TemporaryFolder()
    let store = FailureStore(folder: folder.url.appending(path: "failures"))
    try store.store(ChoiceEncoding(bytes: [128, 9, 9]), of: FatalLaws.negation.name)
    let configuration = RunConfiguration(
      engine: .sample, isolation: IsolationLimits(), failures: store)
    let report = LawRunner(configuration).run(FatalLaws.negation)
    #expect(report.recordFit == RecordFit(missing: 0, leftOver: 2))
    #expect(report.counterexample?.values.map(\.text) == ["-128"])
  }

  @Test("a failure is stored, and judged first ever after, without a shift of the stream")
  func stored() throws {
    let folder = try TemporaryFolder()
    let store = FailureStore(folder: folder.url.appending(path: "failures"))
    let configuration = RunConfiguration(engine: .sample, failures: store)
    let found = try #require(LawRunner(configuration).run(PlainLaws.fails).counterexample)
    #expect(try store.failures(of: PlainLaws.fails.name) == [ChoiceEncoding(found.choices)])

    let again = LawRunner(configuration).run(PlainLaws.fails)
    #expect(again.engine == .replayed)
    #expect(again.counterexample?.choices == found.choices)

    let mended = Law(PlainLaws.fails.name, "a + b = b + a") { choices throws(Discard) in
      let a = try choices.integer(Int64.self, named: "a")
      let b = try choices.integer(Int64.self, named: "b")
      return .require(a &+ b == b &+ a, "differs")
    }
    var expected = Sampler(seed: 1).run(mended)
    expected.storedCases = 1
    #expect(LawRunner(configuration).run(mended) == expected)
  }

  @Test("a malformed store is an undecided law, never a passed one, and is left alone")
  func malformedStore() throws {
    let folder = try TemporaryFolder()
    let text = "plain.negation v1:8000\nplain.negation v1:800\n"
    try folder.write(Data(text.utf8), to: "plain.negation.txt")
    let runner = LawRunner(RunConfiguration(failures: FailureStore(folder: folder.url)))
    let report = runner.run(PlainLaws.holds)
    #expect(!report.isSuccess)
    #expect(report.description.contains("byte 23: expected 'plain.negation v1:HEX'"), "\(report)")
    let left = try Data(contentsOf: folder.url.appending(path: "plain.negation.txt"))
    #expect(left == Data(text.utf8))
  }

  @Test("a journal of a process that ended is kept, and one in use left alone")
  func journalsOfOthers() throws {
    let folder = try TemporaryFolder()
    let store = FailureStore(folder: folder.url.appending(path: "failures"))
    let used = try Journal(file: folder.url.appending(path: "used.journal"))
    used.begin(law: PlainLaws.holds.name)
    let configuration = RunConfiguration(failures: store, journals: folder.url)
    #expect(LawRunner(configuration).run(PlainLaws.holds).isSuccess)
    #expect(LawRunner.journals(in: folder.url).map(\.lastPathComponent) == ["used.journal"])
    #expect(throws: RuntimeError.self) {
      _ = try Journal(file: folder.url.appending(path: "used.journal"))
    }
  }

  @Test("the environment is stronger than the configuration")
  func environment() {
    let changed = RunConfiguration().changedByEnvironment([
      "PROPERTY_TESTING_SEED": "0x10", "PROPERTY_TESTING_SAMPLES": "7",
      "PROPERTY_TESTING_ISOLATION": "2.5",
    ])
    let expected = RunConfiguration(
      seed: 16, budget: .samples(7), isolation: IsolationLimits(seconds: 2.5))
    #expect(changed == expected)
  }
}
