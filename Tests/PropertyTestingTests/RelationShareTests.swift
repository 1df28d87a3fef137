import PropertyTesting
import Testing

/// What a residue of 64 bits can be to earlier ones, and how often the mixture says so, in twelfths
/// of the related draws.
///
/// Of the values that other weights of the mixture draw too, such as −1, only the others count.
private let relations: [(name: String, twelfths: Double, holds: @Sendable (Int64, Int64) -> Bool)] =
  [
    ("equal", 1, { a, b in b == a }),
    ("negated", 1, { a, b in b == 0 &- a }),
    ("antipodal", 1, { a, b in b == a &+ .min }),
    ("one off the antipode", 1, { a, b in (b &- a &- .min).magnitude == 1 }),
    ("one step away", 1.25, { a, b in (b &- a).magnitude == 1 }),
    ("two to four steps away", 0.75, { a, b in (2...4).contains((b &- a).magnitude) }),
    ("across zero", 0.5, { a, b in a >= 0 ? (-4)...(-3) ~= b : 2...3 ~= b }),
    (
      "across half", 0.5,
      { a, b in a >= 0 ? (.min + 2)...(.min + 3) ~= b : (.max - 3)...(.max - 2) ~= b }
    ),
    ("a third away", 1, { a, b in ((b &- a).magnitude / 2).isThirdOfHalf }),
    ("mirrored at the quarter", 1, { a, b in b == .min &- a }),
  ]

extension UInt64 {
  /// Whether it is 2^64 / 6, a little more or less.
  fileprivate var isThirdOfHalf: Bool { (UInt64.max / 6 - 2...UInt64.max / 6 + 2).contains(self) }
}

/// Three residues of a case, a and b such that nothing is told of them.
private struct Triple {
  let a: Int64
  let b: Int64
  let c: Int64

  /// The signed way from a to b, less than half a ring.
  var way: Int64 { b &- a }

  var middle: Int64 { way >= 0 ? a &+ way / 2 : b &+ (0 &- way) / 2 }
}

private func isPlain(_ number: Int64) -> Bool {
  (1 << 40...Int64.max - 1 << 40).contains(number.magnitude == 1 << 63 ? 0 : abs(number))
}

@Suite("Shares of relations")
struct RelationShareTests {
  private static let cases: UInt64 = 120_000

  /// The share of the draws that are related to an earlier one, by the table of the mixture.
  private static let related = 22.0 / 64

  private func triples() throws -> [Triple] {
    var triples: [Triple] = []
    var choices = Choices(from: RandomChoices(seed: 2))
    for number in 36..<Self.cases {
      choices.begin(case: number)
      let a = try choices.integer(Int64.self)
      let b = try choices.integer(Int64.self)
      triples.append(Triple(a: a, b: b, c: try choices.integer(Int64.self)))
    }
    return triples.filter { isPlain($0.a) }
  }

  private func expect(
    _ found: Int, of total: Int, twelfths: Double, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expected = Double(total) * Self.related * twelfths / 12
    #expect(
      (expected * 0.7...expected * 1.4).contains(Double(found)),
      "\(what): \(found), expected about \(expected)", sourceLocation: sourceLocation)
  }

  @Test("a second residue is related to the first in each way as often as the table says")
  func pairs() throws {
    let triples = try triples()
    for (name, twelfths, holds) in relations {
      // Where there is no other, half of the trips close at the antipode.
      expect(
        triples.count { holds($0.a, $0.b) }, of: triples.count,
        twelfths: twelfths + (name == "antipodal" ? 1 : 0), "\(name) to the first")
    }
  }

  @Test("a third is related to the first as often as to the second, and closes trips of both")
  func triplesAreRelated() throws {
    let triples = try triples().filter { triple in
      isPlain(triple.b) && !relations.contains { $0.holds(triple.a, triple.b) }
    }
    for (name, twelfths, holds) in relations {
      // A quarter of the trips go from a point to itself, and half of these close at the antipode.
      let twelfths = (twelfths + (name == "antipodal" ? 0.5 : 0)) / 2
      // On one side of the seam, what is across from a is across from b.
      let some =
        name.hasPrefix("across") ? triples.filter { ($0.a < 0) != ($0.b < 0) } : triples
      expect(
        some.count { holds($0.a, $0.c) }, of: some.count, twelfths: twelfths,
        "\(name) to the first")
      expect(
        some.count { holds($0.b, $0.c) }, of: some.count, twelfths: twelfths,
        "\(name) to the second")
    }
    expect(
      triples.count { $0.a &+ $0.b &+ $0.c == 0 }, of: triples.count, twelfths: 0.5, "sum 0")
    for isUpward in [true, false] {
      let some = triples.filter { ($0.way >= 0) == isUpward }
      expect(
        some.count { ($0.c &- $0.middle &- .min).magnitude < 2 }, of: some.count, twelfths: 0.5,
        "opposite the middle, from \(isUpward ? "a to b" : "b to a")")
    }
  }

  @Test("opposite the middle of the shorter way, for all pairs of bytes")
  func oppositeMiddle() {
    let domain = ChoiceDomain.unsigned(width: 8)
    // Forth it is 200 from 10 to 210, and back 56, by way of 238 = 210 + 28.
    #expect(Relation.oppositeMiddle(of: 10, 210, in: domain) == 110)
    #expect(Relation.oppositeMiddle(of: 66, 10, in: domain) == 166)
    for a in 0...255 as ClosedRange<UInt8> {
      for b in 0...255 as ClosedRange<UInt8> {
        let point = UInt8(
          truncatingIfNeeded: Relation.oppositeMiddle(of: UInt128(a), UInt128(b), in: domain))
        // As far from a as from b, or a step less, and at least a quarter of the ring from both.
        let ways = [point &- a, point &- b].map { min($0, 0 &- $0) }
        #expect(ways.allSatisfy { $0 >= 64 })
        #expect(max(ways[0], ways[1]) - min(ways[0], ways[1]) <= 1)
      }
    }
  }

  @Test("every earlier residue is picked, as often as another")
  func reach() throws {
    var choices = Choices(from: RandomChoices(seed: 3))
    var counts = [Int](repeating: 0, count: 20)
    for number in 0..<20_000 as Range<UInt64> {
      choices.begin(case: number)
      var drawn: [UInt64] = []
      for _ in counts.indices { drawn.append(try choices.integer(UInt64.self)) }
      let last = try choices.integer(UInt64.self)
      // Only a value that no other weight draws.
      if last > 1 << 40, 0 &- last > 1 << 40, drawn.count(where: { $0 == last }) == 1,
        let place = drawn.firstIndex(of: last)
      {
        counts[place] += 1
      }
    }
    // 20,000 · 22/64 · 1/12 / 20 = 29 each, and about as many again because other relations lead
    // back: the negative of a negative, the antipode of an antipode.
    #expect(counts.allSatisfy { (20...110).contains($0) }, "\(counts)")
  }

  @Test("a sum of three that must not be 0 is refuted by every one of 20 seeds")
  func sumOfThree() {
    let law = Law("uint64.sum-is-not-zero", "a + b + c != 0") { (choices) throws(Discard) in
      let a = try choices.integer(UInt64.self)
      let b = try choices.integer(UInt64.self)
      let c = try choices.integer(UInt64.self)
      let isTrip = [a, b, c].allSatisfy { $0 > 1000 }
      return .require(!isTrip || a &+ b &+ c != 0, "\(a), \(b), \(c)")
    }
    for seed in 0..<20 as Range<UInt64> {
      let report = Sampler(seed: Seed(seed), samples: 1000, shrinkBudget: 0).run(law)
      #expect(report.counterexample != nil, "seed \(seed)")
    }
  }
}
