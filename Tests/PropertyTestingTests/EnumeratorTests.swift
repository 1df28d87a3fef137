import PropertyTesting
import Testing

@Suite("Enumerator")
struct EnumeratorTests {
  private let nibbles = Law("nibbles.add", "a + b = b + a for 4 bits") {
    (choices) throws(Discard) in
    let a = try choices.draw(from: .unsigned(width: 4))
    let b = try choices.draw(from: .unsigned(width: 4))
    return .require(a &+ b == b &+ a, "no")
  }

  @Test("a law that holds is exhausted, with the exact count")
  func exhausted() {
    let report = Enumerator().run(nibbles)
    #expect(report.verdict == .exhausted)
    #expect(report.cases == 256)
    #expect(report.isSuccess)
    #expect(report.description == "nibbles.add: enumerated all 256 cases")
  }

  @Test("a cap of exactly the count is enough, one less is not")
  func cap() {
    #expect(Enumerator(cap: 256).run(nibbles).verdict == .exhausted)
    let report = Enumerator(cap: 255).run(nibbles)
    #expect(report.verdict == .notEnumerable(atLeast: 256))
    #expect(report.cases == 255)
    #expect(!report.isSuccess)
  }

  @Test("a law of 64 bits is seen not to be enumerable after one case")
  func wide() {
    let law = Law("int64.holds", "holds") { (choices) throws(Discard) in
      _ = try choices.integer(Int64.self)
      return .holds
    }
    let report = Enumerator().run(law)
    #expect(report.verdict == .notEnumerable(atLeast: 1 << 64))
    #expect(report.cases == 1)
  }

  @Test("the only case that fails is found, and shrunk")
  func refuted() throws {
    let law = Law("int8.pair", "not this one") { (choices) throws(Discard) in
      let a = try choices.integer(Int8.self, named: "a")
      let b = try choices.integer(Int8.self, named: "b")
      return .require(a != -77 || b != 113, "found it")
    }
    let found = try #require(Enumerator().run(law).counterexample)
    #expect(found.values.map(\.description) == ["a = -77 (0xb3)", "b = 113 (0x71)"])
    #expect(found.seed == nil)
    #expect(found.caseNumber == 179 * 256 + 113)
  }

  @Test("discards count towards the cap, and a law that only discards has shown nothing")
  func discards() {
    let law = Law("none.satisfies", "vacuous") { (choices) throws(Discard) in
      try choices.assume(try choices.index(below: 30) > 30)
      return .holds
    }
    let report = Enumerator().run(law)
    #expect(report.verdict == .noCase)
    #expect(report.discards == 30)
    #expect(!report.isSuccess)
    #expect(Enumerator(cap: 29).run(law).verdict == .notEnumerable(atLeast: 30))
  }

  @Test("the faults of 16 bits and fewer choices are found without chance")
  func faults() throws {
    for fault in numberFaults where fault.law.name.text.hasPrefix("int8") {
      let found = try #require(Enumerator().run(fault.law).counterexample)
      #expect(found.choices.choices.map(\.value) == fault.minimum)
    }
  }
}
