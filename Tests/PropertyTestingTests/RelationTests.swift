import PropertyTesting
import Testing

@Suite("Related points")
struct RelationTests {
  @Test("partners of a point, in signed and unsigned bytes")
  func partners() {
    let expected: [(RingRelation, Int8, UInt8)] = [
      (.equal, 100, 100), (.negated, -100, 156), (.antipodal, -28, 228), (.afterAntipode, -27, 229),
      (.beforeAntipode, -29, 227), (.successor, 101, 101), (.predecessor, 99, 99),
      (.mirrored, -101, 155), (.acrossZero, -1, 255), (.acrossHalf, -128, 128),
    ]
    #expect(expected.map(\.0) == RingRelation.allCases)
    for (relation, signed, unsigned) in expected {
      #expect(relation.partner(of: 100 as Int8) == signed, "\(relation)")
      #expect(relation.partner(of: 100 as UInt8) == unsigned, "\(relation)")
    }
    #expect(RingRelation.acrossZero.partner(of: -5 as Int8) == 0)
    #expect(RingRelation.acrossHalf.partner(of: -5 as Int8) == 127)
    #expect(RingRelation.antipodal.partner(of: UInt128.max) == UInt128.max >> 1)
  }

  @Test("the symmetric relations lead back, for all bytes")
  func involutions() {
    for relation in [RingRelation.equal, .negated, .antipodal, .mirrored] {
      for a in Int8.min...Int8.max {
        #expect(relation.partner(of: relation.partner(of: a)) == a)
      }
    }
  }

  @Test("a law draws the relations it asks for, and reports the point")
  func related() {
    let law = Law("related.pairs", "b is as asked") { (choices) throws(Discard) in
      let a = try choices.integer(Int8.self, named: "a")
      let b = try choices.related(to: a, by: [.antipodal, .mirrored], named: "b")
      return .require(b &- a == .min || b == ~a, "\(a), \(b)")
    }
    #expect(Enumerator().run(law).description == "related.pairs: enumerated all 512 cases")
    let domains: [ChoiceDomain] = [.signed(width: 8), .index(through: 1)]
    let sequence = ChoiceSequence(domains.map { Choice(0, from: $0) })
    #expect(
      law.description(of: sequence).values.map(\.description) == [
        "a = 0 (0x00)", "b = -128 (0x80)",
      ])
  }

  @Test("a triple around the ring fits no half of it; all of them are drawn, each once")
  func triples() throws {
    let source = ExhaustiveChoices()
    var choices = Choices(from: source)
    var triples: Set<[UInt8]> = []
    var count = 0
    while true {
      choices.begin(case: 0)
      let triple = try choices.tripleAroundRing(UInt8.self)
      // The others are these, moved.
      guard triple[0] == 0, source.advance() else { break }
      triples.insert(triple)
      count += 1
    }
    #expect(triples.count == count)
    #expect(count == 126 * 127 / 2)
    let isAround = triples.allSatisfy { points in
      let gaps = (0..<3).map { points[($0 + 1) % 3] &- points[$0] }
      return gaps.allSatisfy { $0 > 0 && $0 < 128 } && gaps.reduce(0) { $0 + Int($1) } == 256
    }
    #expect(isAround)
  }

  @Test("congruent integers have the residue, and all of them are drawn")
  func congruent() throws {
    let source = ExhaustiveChoices()
    var choices = Choices(from: source)
    var drawn: [Int16] = []
    repeat {
      choices.begin(case: 0)
      drawn.append(try choices.congruent(to: -3 as Int8))
    } while source.advance()
    #expect(drawn.count == 256 && Set(drawn).count == 256)
    #expect(drawn.allSatisfy { UInt8(truncatingIfNeeded: $0) == 253 })
    #expect(drawn.prefix(2) == [-3, 253])
    choices.begin(case: 0)
    #expect(try choices.congruent(to: 1000 as Int16, as: UInt8.self) == 232)
    #expect(choices.recorded.count == 0)
  }
}
