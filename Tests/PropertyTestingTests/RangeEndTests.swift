import PropertyTesting
import Testing

/// A range of integers, each drawn by a law and widened to 128 bits.
struct RangeCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let low: Int128
  let high: Int128
  let draw: @Sendable (inout Choices) throws(Discard) -> Int128

  init<T: FixedWidthInteger & Sendable>(_ range: ClosedRange<T>) {
    testDescription = "\(range.lowerBound)...\(range.upperBound) of \(T.self)"
    low = Int128(range.lowerBound)
    high = Int128(range.upperBound)
    draw = { (choices) throws(Discard) in Int128(try choices.integer(in: range)) }
  }

  static let all = [
    RangeCase(-1000...1_000_000_000), RangeCase(-1_000_000_000...1000),
    RangeCase(Int64(Int16.min)...Int64(Int32.max)), RangeCase(Int64(Int32.min)...Int64(Int8.max)),
    RangeCase(-20...Int64.max), RangeCase(Int64.min...20), RangeCase(Int64.min...Int64.max),
    RangeCase(15...123_456_789), RangeCase(-123_456_789...(-15)), RangeCase(0...UInt64.max),
    RangeCase(-(Int128(1) << 64 - 1)...Int128(1) << 64 - 1), RangeCase(-1...Int32.max),
    RangeCase(Int8.min...Int8.max), RangeCase(UInt32(5)...UInt32.max - 5),
    RangeCase(-Int128(1) << 100...Int128.max),
  ]

  /// Both ends, their neighbors, and 0 and its neighbors, as far as they are in the range.
  var edges: [Int128] {
    let all = [low, low + 1, high - 1, high, -1, 0, 1].filter { (low...high).contains($0) }
    return Set(all).sorted()
  }
}

@Suite("Ends of ranges")
struct RangeEndTests {
  @Test(
    "both ends, their neighbors and those of zero are drawn often, by every one of 20 seeds",
    arguments: RangeCase.all)
  func edgesAreDrawn(of range: RangeCase) throws {
    for seed in 0..<20 as Range<UInt64> {
      var counts: [Int128: Int] = [:]
      var choices = Choices(from: RandomChoices(seed: Seed(seed)))
      // After the tour, which visits ends anyway.
      for number in 36..<2036 as Range<UInt64> {
        choices.begin(case: number)
        counts[try range.draw(&choices), default: 0] += 1
      }
      // Each should be drawn at least 2000 · 2/16 · 1/17 = 15 times.
      for edge in range.edges {
        #expect(counts[edge, default: 0] >= 3, "\(edge), seed \(seed)")
      }
    }
  }

  @Test(
    "the first 36 cases have both ends of a first range, and all pairs of ends of two",
    arguments: RangeCase.all)
  func tour(of range: RangeCase) throws {
    var choices = Choices(from: RandomChoices(seed: 7))
    var pairs: Set<[Int128]> = []
    for number in 0..<36 as Range<UInt64> {
      choices.begin(case: number)
      let first = try range.draw(&choices)
      pairs.insert([first, try range.draw(&choices)])
    }
    for first in [range.low, range.high] {
      for second in [range.low, range.high] { #expect(pairs.contains([first, second])) }
    }
  }

  @Test("a law that fails at the nearer end alone is refuted, and shrunk to it")
  func nearerEnd() throws {
    let law = Law("range.is-not-at-its-nearer-end", "x != -1000") { (choices) throws(Discard) in
      let x = try choices.integer(in: -1000...1_000_000_000, named: "x")
      return .require(x != -1000, "it is")
    }
    for seed in 0..<20 as Range<UInt64> {
      let found = Sampler(seed: Seed(seed), samples: 100).run(law).counterexample
      #expect(found?.values.map(\.text) == ["-1000"], "seed \(seed)")
    }
  }
}
