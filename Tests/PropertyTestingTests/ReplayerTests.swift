import PropertyTesting
import Testing

@Suite("Replayer")
struct ReplayerTests {
  @Test("the replay line of every fault is the same failure, from its text alone")
  func replayLine() throws {
    for fault in ShrinkQualityTests.faults {
      let sampled = try #require(
        Sampler(seed: 6, samples: fault.samples).run(fault.law).counterexample)
      let words = sampled.replayLine.split(separator: " ").map(String.init)
      #expect(words.first == fault.law.name.text)
      let encoding = try #require(words.last.flatMap { ChoiceEncoding(text: $0) })
      let replayed = try #require(Replayer().run(fault.law, on: encoding).counterexample)
      #expect(replayed.choices == sampled.choices)
      #expect(replayed.values == sampled.values)
      #expect(replayed.reason == sampled.reason)
      #expect(replayed.shrinks == 0)
    }
  }

  @Test("a case that holds passes, one too short runs to no outcome")
  func otherVerdicts() {
    let law = Law("two.bytes", "the second byte is not 9") { (choices) throws(Discard) in
      _ = try choices.integer(UInt8.self)
      return .require(try choices.integer(UInt8.self) != 9, "it is")
    }
    #expect(Replayer().run(law, on: ChoiceEncoding(bytes: [1, 2])).verdict == .passed)
    #expect(Replayer().run(law, on: ChoiceEncoding(bytes: [9])).verdict == .passed)
    let short = ChoiceSequence([Choice(9, from: .unsigned(width: 8))])
    let report = Replayer().run(law, on: short)
    #expect(report.verdict == .noCase)
    #expect(report.discards == 1)
    #expect(!report.isSuccess)
  }

  @Test("the report says how many bytes were missing or left over")
  func otherLengths() throws {
    let law = Law("three.bytes", "the last is below 7") { (choices) throws(Discard) in
      _ = try choices.integer(UInt8.self)
      let word = try choices.integer(UInt16.self)
      return .require(word < 0x700, "\(word)")
    }
    func text(_ line: String) throws -> String {
      let encoding = try #require(ChoiceEncoding(text: line))
      return Replayer().run(law, on: encoding).description
    }
    #expect(try text("v1:000006") == "three.bytes: passed 1 case")
    #expect(
      try text("v1:0000") == """
        three.bytes: passed 1 case
          record: 1 byte is missing, read as 0
        """)
    #expect(
      try text("v1:") == """
        three.bytes: passed 1 case
          record: 3 bytes are missing, read as 0
        """)
    #expect(
      try text("v1:0000000700") == """
        three.bytes: passed 1 case
          record: 2 bytes are left over, not read
        """)
    #expect(try !text("v1:000007").contains("record:"))
    #expect(try text("v1:00000700").contains("record: 1 byte is left over, not read"))
  }

  @Test("any bytes mean a case of any law")
  func arbitraryBytes() {
    var generator = Xoshiro256(seed: 31)
    for length in 0..<60 {
      let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      for fault in ShrinkQualityTests.faults {
        let report = Replayer().run(fault.law, on: ChoiceEncoding(bytes: bytes))
        #expect(report.cases + report.discards == 1)
      }
    }
  }

  @Test("a choice that no longer fits becomes the simplest; another width of a sign too")
  func misaligned() throws {
    let record = ChoiceSequence([
      Choice(200, from: .index(through: 255)), Choice(5, from: .unsigned(width: 8)),
      Choice(255, from: .signed(width: 8)), Choice(7, from: .index(through: 9)),
    ])
    var choices = Choices(from: ReplayedChoices(record))
    choices.begin(case: 0)
    #expect(try choices.draw(from: .index(through: 100)) == 0)
    #expect(try choices.draw(from: .signed(width: 8)) == 0)
    #expect(try choices.integer(Int16.self) == 0)
    #expect(try choices.draw(from: .index(through: 1000)) == 7)
  }

  @Test("with a budget, a stored case is made simpler")
  func shrinks() throws {
    let law = Law("byte.is-small", "x < 10") { (choices) throws(Discard) in
      .require(try choices.integer(UInt8.self) < 10, "it is not")
    }
    let encoding = ChoiceEncoding(bytes: [200])
    let found = try #require(Replayer(shrinkBudget: 100).run(law, on: encoding).counterexample)
    #expect(found.choices.choices.map(\.value) == [10])
  }
}
