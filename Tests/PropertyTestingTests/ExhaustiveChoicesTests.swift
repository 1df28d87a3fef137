import PropertyTesting
import Testing

@Suite("Exhaustive choices")
struct ExhaustiveChoicesTests {
  /// Every case that `draw` can be given, in the order of the visit.
  private func visits<Value>(
    _ draw: (inout Choices) throws(Discard) -> Value
  ) throws -> [(value: Value, sequence: ChoiceSequence)] {
    let source = ExhaustiveChoices()
    var choices = Choices(from: source)
    var visits: [(Value, ChoiceSequence)] = []
    repeat {
      choices.begin(case: UInt64(visits.count))
      let value = try draw(&choices)
      visits.append((value, choices.recorded))
    } while source.advance()
    return visits
  }

  @Test("all pairs of bytes, each once")
  func pairsOfBytes() throws {
    let visits = try visits { (choices) throws(Discard) in
      [Int(try choices.integer(UInt8.self)), Int(try choices.integer(Int8.self))]
    }
    #expect(visits.count == 65_536)
    #expect(Set(visits.map(\.value)).count == 65_536)
    #expect(Set(visits.map(\.sequence)).count == 65_536)
  }

  @Test("dependent draws: all lists of at most 3 of 4 elements, 1 + 4 + 16 + 64")
  func lists() throws {
    let visits = try visits { (choices) throws(Discard) in
      try choices.array(count: 0...3) { (choices) throws(Discard) in
        try choices.index(below: 4)
      }
    }
    #expect(visits.count == 85)
    #expect(Set(visits.map(\.value)).count == 85)
  }

  @Test("a bound drawn before: all k <= n <= 9, 55 pairs")
  func dependentBound() throws {
    let visits = try visits { (choices) throws(Discard) in
      let n = try choices.integer(in: 0...9)
      return [n, try choices.index(below: n + 1)]
    }
    #expect(visits.count == 55)
    #expect(Set(visits.map(\.value)).count == 55)
    #expect(visits.allSatisfy { $0.value[1] <= $0.value[0] })
  }

  @Test("subsets by truth values, in lexicographic order")
  func subsets() throws {
    let visits = try visits { (choices) throws(Discard) in
      [try choices.bool(), try choices.bool(), try choices.bool()]
    }
    let numbers = visits.map { $0.value.reduce(0) { 2 * $0 + ($1 ? 1 : 0) } }
    #expect(numbers == Array(0..<8))
  }

  @Test("a law that draws nothing has one case")
  func nothing() throws {
    #expect(try visits { _ in 0 }.count == 1)
  }

  @Test("more choices than the first storage holds")
  func manyChoices() throws {
    let visits = try visits { (choices) throws(Discard) in
      for _ in 0..<40 { _ = try choices.draw(from: .index(through: 0)) }
      var sum: UInt128 = 0
      // One of 40 wheels may move: 41 cases.
      for _ in 0..<40 where sum == 0 { sum = try choices.draw(from: .index(through: 1)) }
      return sum
    }
    #expect(visits.count == 41)
  }
}
