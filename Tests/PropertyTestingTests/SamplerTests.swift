import PropertyTesting
import Testing

/// Holds for every byte; draws one.
private let byteLaw = Law("byte.is-a-byte", "0 <= x <= 255") { (choices) throws(Discard) in
  let x = try choices.integer(UInt8.self, named: "x")
  choices.label(x < 128 ? "low" : "high")
  choices.label(x < 128 ? "low" : "high")
  return .holds
}

@Suite("Sampler")
struct SamplerTests {
  @Test("the canary: a law that always fails is refuted in the first case, with its seed")
  func canary() throws {
    let law = Law("canary.fails", "nothing holds") { _ in .fails("as planted") }
    let report = Sampler(seed: 0xC0FFEE).run(law)
    let found = try #require(report.counterexample)
    #expect(!report.isSuccess)
    #expect(report.cases == 1)
    #expect(found.caseNumber == 0)
    #expect(found.seed == 0xC0FFEE)
    #expect(found.reason == "as planted")
    #expect(found.choices.count == 0)
  }

  @Test("a law that holds passes exactly the samples asked for")
  func passes() {
    let report = Sampler(seed: 1, samples: 123).run(byteLaw)
    #expect(report.verdict == .passed)
    #expect(report.isSuccess)
    #expect(report.cases == 123)
    #expect(report.discards == 0)
  }

  @Test("a label counts once a case, and the labels are in order")
  func labels() {
    let report = Sampler(seed: 1, samples: 500).run(byteLaw)
    #expect(report.labels.map(\.label) == ["high", "low"])
    #expect(report.labels.map(\.cases).reduce(0, +) == 500)
    #expect(report.labels.allSatisfy { $0.cases > 100 })
  }

  @Test("a table of labels shows shares, of a condition too")
  func shares() {
    let law = Law("byte.has-shares", "holds") { (choices) throws(Discard) in
      let x = try choices.index(below: 8)
      choices.label("even", if: x % 2 == 0)
      choices.label("drawn")
      return .holds
    }
    #expect(
      Enumerator().run(law).description == """
        byte.has-shares: enumerated all 8 cases
          label drawn: 8 of 8 (100.0 %)
          label even: 4 of 8 (50.0 %)
        """)
  }

  @Test("a discarded case is neither sample nor label")
  func discards() {
    let law = Law("byte.if-even", "even bytes are even") { (choices) throws(Discard) in
      let x = try choices.integer(UInt8.self)
      choices.label("drawn")
      try choices.assume(x % 2 == 0)
      return .holds
    }
    let report = Sampler(seed: 1, samples: 400).run(law)
    #expect(report.verdict == .passed)
    #expect(report.cases == 400)
    #expect((200...800).contains(report.discards))
    #expect(report.labels.map(\.cases) == [400])
  }

  @Test("a law that discards everything has not passed")
  func allDiscarded() {
    let law = Law("nothing.is-tried", "vacuous") { (choices) throws(Discard) in
      _ = try choices.bool()
      return try choices.discard()
    }
    let report = Sampler(seed: 1, samples: 100).run(law)
    #expect(report.verdict == .tooManyDiscards)
    #expect(!report.isSuccess)
    #expect(report.discards == 1001)
    #expect(Sampler(seed: 1, samples: 100, discardLimit: 7).run(law).discards == 8)
    #expect(report.description.contains("seed 0x") || report.description.contains("seed: 0x"))
  }

  @Test("same seed, same report; another seed, another case")
  func determinism() throws {
    let law = Law("int64.is-tame", "x is even, small, or huge") { (choices) throws(Discard) in
      let x = try choices.integer(Int64.self)
      return .require(x % 2 == 0 || x.magnitude < 1000 || x.magnitude > 1 << 62, "\(x)")
    }
    let one = Sampler(seed: 9, shrinkBudget: 0).run(law)
    #expect(one == Sampler(seed: 9, shrinkBudget: 0).run(law))
    let found = (0..<20).compactMap {
      Sampler(seed: Seed($0), shrinkBudget: 0).run(law).counterexample?.choices
    }
    #expect(found.count == 20)
    #expect(Set(found).count > 1)
  }

  @Test("laws of different names draw different cases of the same seed")
  func streamsOfLaws() {
    let names: [LawName] = ["a.first", "a.second", "b"]
    #expect(Set(names.map { Seed(1).stream(for: $0) }).count == 3)
    #expect(Seed(1).stream(for: "a.first") != Seed(2).stream(for: "a.first"))
  }

  @Test("every failure prints law, statement, values, reason, seed, shrinks and a replay line")
  func report() {
    let law = Law("sum.is-small", "a + b < 100") { (choices) throws(Discard) in
      let a = try choices.integer(UInt8.self, named: "a")
      let b = try choices.integer(Int8.self, named: "b")
      choices.note("in words: \(a) and \(b)")
      return .require(Int(a) + Int(b) < 100, "the sum is \(Int(a) + Int(b))")
    }
    let text = Sampler(seed: 1).run(law).description
    for part in [
      "sum.is-small: refuted", "law: a + b < 100", "a = 0 (0x00)", "b = 100 (0x64)",
      "in words: 0 and 100", "reason: the sum is 100", "seed 0x0000000000000001", "shrunk",
      "replay: sum.is-small v1:0064",
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
  }

  @Test("a law that draws nothing has one case, and the report says so")
  func drawsNothing() {
    let law = Law("nothing.is-drawn", "1 = 1") { (choices) throws(Discard) in
      _ = try choices.integer(in: 5...5)
      return .holds
    }
    #expect(
      Sampler(seed: 1).run(law).description
        == "nothing.is-drawn: passed 1,000 cases, all the same: the law draws nothing")
    let seldom = Law("hardly.anything-is-drawn", "holds") { (choices) throws(Discard) in
      _ = try choices.bool()
      return .holds
    }
    #expect(
      Sampler(seed: 1).run(seldom).description
        == "hardly.anything-is-drawn: passed 1,000 cases")
    #expect(
      Enumerator().run(law).description == "nothing.is-drawn: enumerated all 1 case")
  }

  @Test("a note is not evaluated while a law holds")
  func notesAreLazy() {
    let law = Law("note.is-lazy", "holds") { (choices) throws(Discard) in
      _ = try choices.bool()
      choices.note(mustNotRun())
      return .holds
    }
    #expect(Sampler(seed: 1, samples: 50).run(law).isSuccess)
  }
}
