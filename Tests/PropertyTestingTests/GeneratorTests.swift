import PropertyTesting
import Testing

@Suite("Generators")
struct GeneratorTests {
  /// The values of `generator` over all its choices, in the order of the enumeration.
  private func all<Value: Sendable>(_ generator: Generator<Value>) -> [Value] {
    let source = ExhaustiveChoices()
    var choices = Choices(from: source)
    var values: [Value] = []
    repeat {
      choices.begin(case: 0)
      if let value = try? choices.draw(generator) { values.append(value) }
    } while source.advance()
    return values
  }

  private let trits = Generator<Int>.integer(in: 0...2)

  @Test("what each combination draws, and in which order")
  func combinations() {
    #expect(all(trits.map { $0 * 10 }) == [0, 10, 20])
    #expect(all(trits.filter { $0 != 1 }) == [0, 2])
    #expect(all(trits.flatMap { .integer(in: $0...2) }) == [0, 1, 2, 1, 2, 2])
    #expect(all(trits.optional) == [nil, 0, 1, 2])
    #expect(all(.oneOf([.constant(7), trits])) == [7, 0, 1, 2])
    #expect(all(.frequency([(0, .constant(7)), (9, trits)])) == [0, 1, 2])
    #expect(all(.frequency([(3, .constant(7)), (0, .constant(8)), (9, trits)])) == [7, 0, 1, 2])
    #expect(all(.element(of: ["m", "km"])) == ["m", "km"])
    #expect(all(trits.array(count: 1...2)).count == 3 + 9)
    #expect(
      all(trits.distinctArray(count: 2...2)) == [
        [0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1],
      ])
    #expect(all(Generator<Int8>.integer).count == 256)
  }

  @Test("nesting goes as deep as it may, and no deeper")
  func recursion() {
    let trees = all(
      Generator<Tree>.recursive(depth: 2, leaf: .constant(.leaf(1))) { inner in
        Generator { (choices) throws(Discard) in
          .fork(try choices.draw(inner), try choices.draw(inner))
        }
      })
    // A tree of depth at most d + 1 is a leaf or a pair of trees of depth at most d: 1, 2, 5, ….
    #expect(trees.count == 5)
    #expect(trees.map(\.depth) == [0, 1, 2, 2, 2])
  }

  @Test("samples of all elements are the permutations")
  func permutations() {
    let permutations = all(
      Generator { (choices) throws(Discard) in try choices.sample(4, of: [1, 2, 3, 4]) })
    #expect(Set(permutations).count == 24)
    #expect(permutations.count == 24)
    #expect(permutations.first == [1, 2, 3, 4])
  }

  @Test("weights are kept by chance within 4σ, and zero is never drawn")
  func weights() throws {
    var choices = Choices(from: RandomChoices(seed: 1))
    var counts = [0, 0, 0]
    for number in 0..<10_000 as Range<UInt64> {
      choices.begin(case: number)
      counts[try choices.place(weighted: [9, 0, 1])] += 1
    }
    // σ² = 10,000 · 0.9 · 0.1.
    #expect(abs(counts[2] - 1000) <= 120)
    #expect(counts[1] == 0)
  }

  @Test("a weight of zero is never drawn, by no engine, in shrinking or climbing")
  func weightOfZero() throws {
    let words = Generator<String>.frequency([
      (0, .constant("never")), (1, .constant("a")), (1, .constant("b")),
    ])
    let law = Law("frequency.is-a", "s = a") { (choices) throws(Discard) in
      let s = try choices.draw(words, named: "s")
      precondition(s != "never", "expected a word of positive weight")
      return .require(s == "a", s)
    }
    for seed in 0..<20 as Range<UInt64> {
      let found = try #require(Sampler(seed: Seed(seed)).run(law).counterexample)
      #expect(found.values.map(\.text) == ["b"])
    }
    #expect(Enumerator().run(law).counterexample?.reason == "b")
    for byte in 0...255 as ClosedRange<UInt8> {
      let report = Replayer().run(law, on: ChoiceEncoding(bytes: [byte]))
      #expect(report.cases == 1)
    }
    let climbing = Law("place.is-climbed", "no place of weight zero") { (choices) throws(Discard) in
      let places = [
        try choices.place(weighted: [1, 1, 0, 0]), try choices.place(weighted: [0, 2, 0, 1, 0]),
        try choices.place(weighted: [0, 0, 5]),
      ]
      choices.target(Double(places.reduce(0, +)))
      return .require(places[0] < 2 && [1, 3].contains(places[1]) && places[2] == 2, "\(places)")
    }
    #expect(Sampler(seed: 1, samples: 3000).run(climbing).isSuccess)
    #expect(Enumerator().run(climbing).description.contains("enumerated all 4 cases"))
  }

  @Test("the greatest weights there are")
  func greatWeights() throws {
    var choices = Choices(from: RandomChoices(seed: 1))
    var counts = [0, 0, 0]
    for number in 0..<3000 as Range<UInt64> {
      choices.begin(case: number)
      counts[try choices.place(weighted: [.max, .max, .max])] += 1
    }
    #expect(counts.allSatisfy { (800...1200).contains($0) })
  }

  @Test("an array of any count takes no memory for what is not drawn")
  func anyCount() throws {
    let law = Law("array.of-any-count", "holds") { (choices) throws(Discard) in
      let list = try choices.array(count: 0...Int.max) { (choices) throws(Discard) in
        try choices.bool()
      }
      return .require(list.count <= Choices.limit, "too long")
    }
    let report = Sampler(seed: 1, samples: 5, discardLimit: 100).run(law)
    #expect(report.cases == 5 && report.isSuccess)
  }

  @Test("to record a case changes nothing, not even weights")
  func recorded() throws {
    let memory = RecordMemory()
    var plain = Choices(from: RandomChoices(seed: 1))
    var watched = Choices(from: RandomChoices(seed: 1), recordedIn: memory.record)
    for number in 0..<500 as Range<UInt64> {
      plain.begin(case: number)
      watched.begin(case: number)
      for _ in 0..<3 {
        #expect(
          try plain.place(weighted: [50, 3, 1]) == (try watched.place(weighted: [50, 3, 1])))
        #expect(try plain.integer(Int16.self) == (try watched.integer(Int16.self)))
      }
    }
  }

  @Test("dictionaries, strings and bytes are reported whole, keys in order")
  func reported() throws {
    let law = Law("reported.whole", "no") { (choices) throws(Discard) in
      _ = try choices.dictionary(
        count: 3...3, named: "pairs",
        keys: { (choices) throws(Discard) in try choices.integer(in: 1...9) },
        values: { (choices) throws(Discard) in try choices.bool() })
      _ = try choices.string(count: 2...2, of: Alphabet.digits, named: "text")
      _ = try choices.unicodeString(count: 1...1, named: "scalar")
      _ = try choices.bytes(count: 2...2, named: "bytes")
      _ = try choices.optional(named: "byte") { (choices) throws(Discard) in
        try choices.integer(UInt8.self)
      }
      _ = try choices.draw(Generator<Int>.integer(in: 5...9).array(count: 2...2), named: "list")
      return .fails("no")
    }
    let values: [(UInt128, ChoiceDomain)] = [
      (8, .index(through: 8)), (1, .index(through: 1)), (0, .index(through: 8)),
      (0, .index(through: 1)), (4, .index(through: 8)), (1, .index(through: 1)),
      (3, .index(through: 9)), (9, .index(through: 9)),
      (0xD800, .index(through: 0x10F7FF)),
      (0xAB, .unsigned(width: 8)), (1, .unsigned(width: 8)),
      (1, .index(through: 1)), (7, .unsigned(width: 8)),
      (0, .index(through: 4)), (4, .index(through: 4)),
    ]
    let sequence = ChoiceSequence(values.map { Choice($0.0, from: $0.1) })
    #expect(
      law.description(of: sequence).values.map(\.description) == [
        "pairs = [1: false, 5: true, 9: true]", "text = \"39\"", "scalar = \"\u{E000}\"",
        "bytes = ab01", "byte = 7", "list = [5, 9]",
      ])
  }

  @Test("too few different elements or keys discard the case")
  func discards() {
    let law = Law("distinct.three-bits", "different") { (choices) throws(Discard) in
      let list = try choices.distinctArray(count: 2...2) { (choices) throws(Discard) in
        try choices.index(below: 3)
      }
      return .require(list[0] != list[1], "equal")
    }
    let report = Enumerator().run(law)
    #expect(report.cases == 6 && report.discards == 3)
  }

  @Test("printable characters are those of ASCII, each once")
  func alphabet() {
    #expect(Set(Alphabet.printable).count == 95)
    #expect(Alphabet.printable.count == 95)
    #expect(Alphabet.printable.allSatisfy { (0x20...0x7E).contains($0.asciiValue ?? 0) })
    #expect(Alphabet.printable.first == "a")
  }
}
