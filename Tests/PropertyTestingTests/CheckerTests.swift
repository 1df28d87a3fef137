import PropertyTesting
import Testing

@Suite("Checker")
struct CheckerTests {
  private let checker = Checker(sampler: Sampler(seed: 1, samples: 500))

  private func pairs<T: FixedWidthInteger & Sendable>(_ name: LawName, _: T.Type) -> Law {
    Law(name, "a + b = b + a") { (choices) throws(Discard) in
      let a = try choices.integer(T.self)
      let b = try choices.integer(T.self)
      return .equal(a &+ b, b &+ a)
    }
  }

  @Test("pairs of bytes are enumerated, and the report says how many that is")
  func enumerates() {
    let report = checker.run(pairs("int8.sum.commutes", Int8.self))
    #expect(report.description == "int8.sum.commutes: enumerated all 65,536 cases")
  }

  @Test("wider ones are sampled, and a smaller cap samples bytes too")
  func samples() {
    #expect(checker.run(pairs("int16.sum.commutes", Int16.self)).engine == .sampled(1))
    let small = Checker(sampler: checker.sampler, enumeratingUpTo: 65_535)
    let report = small.run(pairs("int8.sum.commutes", Int8.self))
    #expect(report.description == "int8.sum.commutes: passed 500 cases")
  }

  @Test("a failure found while enumerating counts, also where the cap is too small")
  func refutes() {
    let law = Law("small.values-differ", "a != 3") { (choices) throws(Discard) in
      let a = try choices.index(below: 10)
      for _ in 0..<a { _ = try choices.index(below: 10) }
      return .require(a != 1, "it is")
    }
    let report = Checker(sampler: checker.sampler, enumeratingUpTo: 100).run(law)
    #expect(report.engine == .enumerated(cap: 100))
    #expect(report.counterexample?.choices.choices.map(\.value) == [1, 0])
  }

  @Test("a report does not depend on the laws beside it")
  func manyLaws() {
    let laws = numberFaults.map(\.law)
    let reports = checker.run(laws)
    #expect(reports.map(\.law) == laws.map(\.name))
    #expect(checker.run(laws.reversed()) == reports.reversed())
    #expect(reports == laws.map { checker.run($0) })
  }

  @Test("a clock stops a run early, and the report says how far it came")
  func time() {
    let law = pairs("int64.sum.commutes", Int64.self)
    var questions = 0
    let report = Sampler(seed: 1, samples: 5000).run(law) {
      questions += 1
      return questions == 3
    }
    #expect(report.cases == 192)
    #expect(report.isSuccess && report.isStoppedEarly)
    #expect(
      report.description
        == "int64.sum.commutes: passed 192 cases, then stopped for time; 5,000 were planned")
    #expect(!Sampler(seed: 1, samples: 192).run(law).isStoppedEarly)
  }

  @Test("a run stopped before its first outcome has not passed")
  func noTime() {
    let law = Law("none.in-time", "discards") { (choices) throws(Discard) in
      try choices.discard()
    }
    let report = Sampler(seed: 1, samples: 5000).run(law) { true }
    #expect(report.verdict == .noCase)
    #expect(!report.isSuccess && report.isStoppedEarly)
  }
}
