import PropertyTesting
import Testing

@Suite("The order of choices")
struct ChoiceOrderTests {
  @Test("signed residues go by magnitude, positive first", arguments: 1...8)
  func signedOrder(width: Int) {
    let domain = ChoiceDomain.signed(width: width)
    let half = 1 << (width - 1)
    let expected = (-half..<half).sorted { ($0.magnitude, $1) < ($1.magnitude, $0) }
    let found = (0..<2 * half).map { rank in
      let residue = Int(domain.value(ofRank: UInt128(rank)))
      return residue >= half ? residue - 2 * half : residue
    }
    #expect(found == expected)
  }

  @Test("rank and value are inverse", arguments: contractDomains.filter { $0.kind != .float })
  func rankIsABijection(of domain: ChoiceDomain) {
    let samples: [UInt128] = [0, 1, 2, 3, domain.half, domain.half &- 1, domain.half &+ 1]
    for value in samples + samples.map({ domain.maximum &- $0 }) where value <= domain.maximum {
      #expect(domain.value(ofRank: domain.rank(of: value)) == value)
      #expect(domain.rank(of: domain.value(ofRank: value)) == value)
    }
    #expect(domain.rank(of: 0) == 0)
  }

  @Test("shortlex: fewer choices first, then the first that differs, by rank")
  func shortlex() {
    func sequence(_ values: [UInt128]) -> ChoiceSequence {
      ChoiceSequence(values.map { Choice($0, from: .signed(width: 8)) })
    }
    // Ranks: 0, 1, 255 (−1), 2, …, 128 (−128).
    let ascending: [[UInt128]] = [[], [0], [1], [255], [2], [128], [0, 0], [0, 128], [1, 0]]
    for (place, one) in ascending.enumerated() {
      for (otherPlace, other) in ascending.enumerated() {
        #expect(sequence(one).isSimpler(than: sequence(other)) == (place < otherPlace))
      }
    }
  }

  @Test(
    "an integer in a range: each value once, the nearest to zero first, positive before negative")
  func rangeOrder() throws {
    for low in -6...6 {
      for high in low...6 {
        let source = ExhaustiveChoices()
        var choices = Choices(from: source)
        var values: [Int] = []
        repeat {
          choices.begin(case: 0)
          values.append(try choices.integer(in: low...high))
        } while source.advance()
        #expect(values == (low...high).sorted { ($0.magnitude, $1) < ($1.magnitude, $0) })
      }
    }
  }

  @Test("the full ranges of the widest types have their ends")
  func widestRanges() throws {
    var choices = Choices(from: FuzzedChoices(bytes: [UInt8](repeating: 255, count: 64)))
    choices.begin(case: 0)
    #expect(try choices.integer(in: Int128.min...Int128.max) == .min)
    #expect(try choices.integer(in: UInt128.min...UInt128.max) == .max)
    #expect(try choices.integer(in: Int64.min...Int64.max) == .min)
    #expect(try choices.integer(in: Int8.min...(-1)) == .min)
  }
}
