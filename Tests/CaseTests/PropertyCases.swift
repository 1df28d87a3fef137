import PropertyTesting
import Testing

/// Public reports of property testers that lose, spoil or cannot replay what they found (kind V).
@Suite("Cases V: property testers")
struct PropertyCases {
  /// Fails for every number above 50, and says which.
  private let small = Law("case.v04", "n <= 50") { (choices) throws(Discard) in
    let n = try choices.integer(in: 0...1000, named: "n")
    return .require(n <= 50, "found \(n)")
  }

  /// Fails once a counter that loses its carry has been advanced over its edge.
  private let counter = StateMachine<Int, UInt8>(
    start: { (_) throws(Discard) in (0, 0) },
    commands: [
      Command(
        "advance", argument: { (choices, _) throws(Discard) in try choices.integer(in: 0...200) },
        run: { (counter: inout UInt8, step: Int) in
          counter &+= UInt8(step)
          return Int(counter)
        },
        expected: { total, step in
          total += step
          return total
        }),
      Command("read", run: { Int($0) }, expected: { $0 }),
    ]
  ).law("case.v07", "a counter is a number")

  @Test("V01: every failure shows its seed, and how much of it was run", arguments: 1...100)
  func seedIsShown(seed: Int) throws {
    let report = Sampler(seed: Seed(UInt64(seed))).run(small)
    let found = try #require(report.counterexample)
    #expect(found.seed == Seed(UInt64(seed)))
    let text = report.description
    #expect(text.contains("seed \(Seed(UInt64(seed))), case \(found.caseNumber)"))
    #expect(text.contains("refuted after \(report.cases) cases"))
    // The seed and the number alone lead to the case again.
    let again = Sampler(seed: Seed(UInt64(seed)))
      .shard(of: small, cases: found.caseNumber..<found.caseNumber + 1)
    #expect(again.failure?.caseNumber == found.caseNumber)
  }

  @Test("V03: shrinking stays in a set of three, and ends")
  func domainIsKept() throws {
    for seed in 0..<50 as Range<UInt64> {
      let law = Law("case.v03", "the unit is m") { (choices) throws(Discard) in
        let units = ["m", "metre", "metres"]
        let unit = try choices.element(of: units, named: "unit")
        // A run outside the set would end the test here.
        precondition(units.contains(unit))
        return .require(unit == "m", unit)
      }
      let found = try #require(Sampler(seed: Seed(seed)).run(law).counterexample)
      #expect(found.reason == "metre")
      #expect(found.values.map(\.text) == ["metre"])
    }
  }

  @Test("V04: 51, with the message of 51")
  func reasonIsOfTheShrunkCase() throws {
    for seed in 0..<100 as Range<UInt64> {
      let found = try #require(Sampler(seed: Seed(seed)).run(small).counterexample)
      #expect(found.values.map(\.text) == ["51"])
      #expect(found.reason == "found 51")
    }
  }

  @Test("V06: a replay line is read whole, zeros at its start and all")
  func replayLineIsWhole() throws {
    let law = Law("case.v06", "the last of three bytes is below 7") { (choices) throws(Discard) in
      let bytes = [
        try choices.integer(UInt8.self), try choices.integer(UInt8.self),
        try choices.integer(UInt8.self),
      ]
      return .require(bytes[2] < 7, "\(bytes)")
    }
    let found = try #require(Sampler(seed: 1).run(law).counterexample)
    #expect(found.replayLine == "case.v06 v1:000007")
    let encoding = try #require(ChoiceEncoding(text: "v1:000007"))
    #expect(encoding.bytes == [0, 0, 7])
    #expect(Replayer().run(law, on: encoding).counterexample?.reason == "[0, 0, 7]")
  }

  @Test("V07: a program of commands fails on replay as it did, by its line and by its seed")
  func commandsReplay() throws {
    for seed in 0..<25 as Range<UInt64> {
      let sampler = Sampler(seed: Seed(seed))
      let found = try #require(sampler.run(counter).counterexample)
      #expect(found.notes == ["step 1: advance(56)", "step 2: advance(200)"])
      let text = try #require(found.replayLine.split(separator: " ").last)
      let encoding = try #require(ChoiceEncoding(text: String(text)))
      let replayed = try #require(Replayer().run(counter, on: encoding).counterexample)
      #expect(replayed.entries == found.entries)
      #expect(replayed.reason == found.reason)
      #expect(sampler.run(counter).counterexample == found)
    }
  }

  @Test("V10: a stored case shows the values that the law draws from it now")
  func storedCaseIsDerivedAnew() throws {
    let stored = ChoiceEncoding(bytes: [51, 0])
    #expect(Replayer().run(small, on: stored).counterexample?.values.map(\.text) == ["51"])
    let changed = Law("case.v04", "n <= 50") { (choices) throws(Discard) in
      let n = try choices.integer(in: -500...500, named: "n")
      return .require(n <= 20, "now \(n)")
    }
    let found = try #require(Replayer().run(changed, on: stored).counterexample)
    #expect(found.values.map(\.text) == ["26"])
    #expect(found.reason == "now 26")
  }

  @Test("V13: a seed is the same list of cases wherever it runs")
  func seedIsPortable() {
    var digest: UInt64 = 0
    var choices = Choices(from: RandomChoices(seed: Seed(13).stream(for: "case.v13")))
    for number in 0..<500 as Range<UInt64> {
      choices.begin(case: number)
      _ = try? choices.integer(Int8.self)
      _ = try? choices.integer(UInt64.self)
      _ = try? choices.integer(in: 15...123_456_789)
      _ = try? choices.float(Double.self, including: .all)
      _ = try? choices.place(weighted: [5, 2, 1])
      for byte in ChoiceEncoding(choices.recorded).bytes {
        digest = SplitMix64.mix(digest ^ UInt64(byte))
      }
    }
    // As first computed: another number would mean other cases for a seed written down before.
    #expect(digest == 6_645_869_133_736_716_477)
  }
}
