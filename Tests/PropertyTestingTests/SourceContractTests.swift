import PropertyTesting
import Testing

/// A source under the contract, made anew for each test.
struct SourceMaker: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let make: @Sendable () -> ChoiceSource

  static let all = [
    SourceMaker(testDescription: "random") { RandomChoices(seed: 5) },
    SourceMaker(testDescription: "exhaustive") { ExhaustiveChoices() },
    SourceMaker(testDescription: "fuzzed") {
      FuzzedChoices(bytes: (0..<200).map { UInt8(truncatingIfNeeded: $0 * 89) })
    },
    SourceMaker(testDescription: "fuzzed, no bytes") { FuzzedChoices(bytes: []) },
    SourceMaker(testDescription: "fuzzed, all ones") {
      FuzzedChoices(bytes: [UInt8](repeating: 255, count: 300))
    },
    SourceMaker(testDescription: "replayed, of other domains") {
      ReplayedChoices(
        ChoiceSequence((0..<300).map { Choice(UInt128($0), from: .index(through: 1000)) }))
    },
  ]
}

/// Domains of every kind, at the widths where off-by-ones live.
let contractDomains: [ChoiceDomain] =
  [1, 2, 3, 7, 8, 9, 63, 64, 65, 127, 128].flatMap {
    [ChoiceDomain.unsigned(width: $0), ChoiceDomain.signed(width: $0)]
  } + [1, 2, 6, 15, 16, 255, 256, 1000, UInt128(UInt64.max) + 1, .max].map { .index(through: $0) }
  + [0xF7FF, 0xFFFF, 0xFEFF_FFFF, 0xFFFF_FFFF, 0xFFDF_FFFF_FFFF_FFFF, UInt128(UInt64.max)].map {
    .floats(through: $0)
  }

@Suite("The contract of every source")
struct SourceContractTests {
  @Test("a value is in its domain", arguments: SourceMaker.all)
  func staysInTheDomain(of maker: SourceMaker) throws {
    var choices = Choices(from: maker.make())
    for number in 0..<120 {
      choices.begin(case: UInt64(number))
      for domain in contractDomains {
        let value = try choices.draw(from: domain)
        #expect(value <= domain.maximum)
      }
      #expect(choices.recorded.choices.map(\.domain) == contractDomains)
    }
  }

  @Test("the same case of the same source draws the same", arguments: SourceMaker.all)
  func isDeterministic(_ maker: SourceMaker) throws {
    func draw(_ numbers: [UInt64]) throws -> ChoiceSequence {
      var choices = Choices(from: maker.make())
      for number in numbers {
        choices.begin(case: number)
        for domain in contractDomains { _ = try choices.draw(from: domain) }
      }
      return choices.recorded
    }
    let first = try draw([77])
    #expect(try draw([77]) == first)
    // Whatever ran before in the same process.
    #expect(try draw([3, 41, 77]) == first)
  }

  @Test("what was recorded replays as it was", arguments: SourceMaker.all)
  func recordReplays(_ maker: SourceMaker) throws {
    var choices = Choices(from: maker.make())
    choices.begin(case: 50)
    for domain in contractDomains { _ = try choices.draw(from: domain) }
    let recorded = choices.recorded
    let sources = [
      ReplayedChoices(recorded), FuzzedChoices(bytes: ChoiceEncoding(recorded).bytes),
    ]
    for source in sources {
      var again = Choices(from: source)
      again.begin(case: 0)
      for domain in contractDomains { _ = try again.draw(from: domain) }
      #expect(again.recorded == recorded)
    }
  }

  @Test("a choice without alternative is not recorded", arguments: SourceMaker.all)
  func singletonIsNoChoice(_ maker: SourceMaker) throws {
    var choices = Choices(from: maker.make())
    choices.begin(case: 0)
    #expect(try choices.draw(from: .index(through: 0)) == 0)
    #expect(try choices.integer(in: -3...(-3)) == -3)
    #expect(choices.recorded.count == 0)
  }

  @Test("a law that draws for ever is discarded, except by a record, which ends first")
  func endlessDraws() {
    for maker in SourceMaker.all {
      var choices = Choices(from: maker.make())
      choices.begin(case: 0)
      var discard: Discard?
      do throws(Discard) {
        while true { _ = try choices.bool() }
      } catch {
        discard = error
      }
      let expected: Discard =
        maker.testDescription.hasPrefix("replayed") ? .overrun : .tooManyChoices
      #expect(discard == expected)
    }
  }
}
