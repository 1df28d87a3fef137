import PropertyTesting
import Testing

/// What two or three residues of 64 bits can be to one another that chance alone never shows.
private let relations: [(name: LawName, isFound: @Sendable (Int64, Int64, Int64) -> Bool)] = [
  ("relation.equal", { a, b, _ in a == b && a.magnitude > 1000 }),
  ("relation.negated", { a, b, _ in 0 &- a == b && a.magnitude > 1000 }),
  ("relation.antipodal", { a, b, _ in b &- a == .min && a.magnitude > 1000 }),
  ("relation.antipodal-plus-one", { a, b, _ in b &- a == .min + 1 && a.magnitude > 1000 }),
  ("relation.antipodal-minus-one", { a, b, _ in b &- a == .max && a.magnitude > 1000 }),
  ("relation.successor", { a, b, _ in b == a &+ 1 && a.magnitude > 1000 }),
  ("relation.predecessor", { a, b, _ in b == a &- 1 && a.magnitude > 1000 }),
  ("relation.three-steps", { a, b, _ in b == a &+ 3 && a.magnitude > 1000 }),
  ("relation.across-zero", { a, b, _ in a > 1000 && (-4)...(-1) ~= b }),
  ("relation.across-half", { a, b, _ in a < -1000 && b > .max - 4 }),
  (
    "relation.three-thirds",
    { a, b, c in
      let sorted = [a, b, c].sorted()
      let gaps = [sorted[1] &- sorted[0], sorted[2] &- sorted[1], sorted[0] &- sorted[2]]
      return a.magnitude > 1000 && gaps.allSatisfy { $0 > 0 }
        && gaps.contains { ($0 - .max / 3 * 2).magnitude < 8 }
    }
  ),
  ("relation.sum-is-zero", { a, b, c in a &+ b &+ c == 0 && a.magnitude > 1000 && c != 0 }),
  (
    "relation.opposite-the-middle",
    { a, b, c in
      let middle = a &+ (b &- a) / 2
      return (b &- a).magnitude > 1000 && (c &- middle &- .min).magnitude < 2
    }
  ),
]

@Suite("Random choices")
struct RandomChoicesTests {
  @Test("each relation is drawn within 6,000 cases, by every one of 20 seeds")
  func relationsAreDrawn() {
    for (name, isFound) in relations {
      let law = Law(name, "the relation is never drawn") { (choices) throws(Discard) in
        let a = try choices.integer(Int64.self)
        let b = try choices.integer(Int64.self)
        let c = try choices.integer(Int64.self)
        return .require(!isFound(a, b, c), "\(a), \(b), \(c)")
      }
      for seed in 0..<20 {
        let report = Sampler(seed: Seed(UInt64(seed)), samples: 6000, shrinkBudget: 0).run(law)
        #expect(report.counterexample != nil, "\(name), seed \(seed)")
      }
    }
  }

  @Test("the same residue is drawn at another width, with its sign")
  func otherWidth() {
    let law = Law("relation.other-width", "b is not a") { (choices) throws(Discard) in
      let a = try choices.integer(Int16.self)
      let b = try choices.integer(Int64.self)
      return .require(b != Int64(a) || a >= -1000, "\(a)")
    }
    for seed in 0..<20 {
      let report = Sampler(seed: Seed(UInt64(seed)), samples: 2000, shrinkBudget: 0).run(law)
      #expect(report.counterexample != nil, "seed \(seed)")
    }
  }

  @Test("all pairs of corners are in the first 36 cases")
  func tour() throws {
    var choices = Choices(from: RandomChoices(seed: 12))
    var pairs: Set<[Int64]> = []
    for number in 0..<36 {
      choices.begin(case: UInt64(number))
      pairs.insert([try choices.integer(), try choices.integer()])
    }
    let corners: [Int64] = [0, -1, 1, .min, .max, .min + 1]
    #expect(pairs == Set(corners.flatMap { a in corners.map { [a, $0] } }))
  }

  @Test("signs of a symmetric wide range are even within 4σ", arguments: 0..<20)
  func signShare(seed: Int) throws {
    let bound = Int128(UInt64.max)
    var choices = Choices(from: RandomChoices(seed: Seed(UInt64(seed))))
    var negatives = 0
    for number in 0..<5000 {
      choices.begin(case: UInt64(number))
      if try choices.integer(in: -bound...bound) < 0 { negatives += 1 }
    }
    // σ² = 5000 / 4, so 4σ = 141.4.
    #expect((negatives - 2500).magnitude <= 141)
  }

  @Test("every value of a small domain is drawn")
  func smallDomains() throws {
    for domain in [ChoiceDomain.unsigned(width: 6), .signed(width: 6), .index(through: 60)] {
      var choices = Choices(from: RandomChoices(seed: 4))
      var seen: Set<UInt128> = []
      for number in 0..<2000 {
        choices.begin(case: UInt64(number))
        seen.insert(try choices.draw(from: domain))
      }
      #expect(seen.count == Int(domain.maximum) + 1)
    }
  }

  @Test("an index below 10 is uniform within 4σ")
  func indexIsUniform() throws {
    var choices = Choices(from: RandomChoices(seed: 4))
    var counts = [Double](repeating: 0, count: 10)
    for number in 36..<10_036 {
      choices.begin(case: UInt64(number))
      counts[try choices.index(below: 10)] += 1
    }
    // σ² = 10,000 · 0.1 · 0.9.
    #expect(counts.allSatisfy { ($0 - 1000) * ($0 - 1000) <= 16 * 900 })
  }

  @Test("so are those with relations to two residues, and with ranges of both signs")
  func goldenRelations() throws {
    var choices = Choices(from: RandomChoices(seed: Seed(2026).stream(for: "golden.relations")))
    var digest: UInt64 = 0
    for number in 0..<500 as Range<UInt64> {
      choices.begin(case: number)
      for _ in 0..<3 { _ = try choices.integer(Int64.self) }
      _ = try choices.integer(in: -1000...1_000_000)
      _ = try choices.place(weighted: [5, 0, 2, 1])
      for byte in ChoiceEncoding(choices.recorded).bytes {
        digest = SplitMix64.mix(digest ^ UInt64(byte))
      }
    }
    #expect(digest == 3_154_459_089_729_305_821)
  }

  @Test("the cases of seed 2026 are what they were: a change of this list is a change of format")
  func goldenCases() throws {
    var choices = Choices(from: RandomChoices(seed: Seed(2026).stream(for: "golden.cases")))
    var cases: [String] = []
    for number in [0, 35, 36, 37, 38, 39, 1_000_000] as [UInt64] {
      choices.begin(case: number)
      _ = try choices.integer(Int8.self)
      _ = try choices.integer(Int8.self)
      _ = try choices.integer(UInt32.self)
      _ = try choices.integer(in: 0...999)
      cases.append(ChoiceEncoding(choices.recorded).description)
    }
    #expect(
      cases == [
        "v1:0000000000000800", "v1:81810dd026e6ad00", "v1:f27301000080ec00", "v1:0f00ffffffffe703",
        "v1:740c0c0000007a00", "v1:feffffffffffb703", "v1:ff87010000808102",
      ])
  }
}
