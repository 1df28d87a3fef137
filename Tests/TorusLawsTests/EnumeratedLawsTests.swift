import PropertyTesting
import Testing
import TorusLaws

/// Every law at 1 to 6 bits and on bytes, on every case there is.
///
/// A debug build walks what has up to 2^10 cases; a release build up to 2^16, all pairs of bytes,
/// up to 2^18 of vectors, all pairs of three 3-bit components, and for the laws of three points all
/// triples of bytes.
@Suite("Laws, enumerated")
struct EnumeratedLawsTests {
  #if DEBUG
    private let cap = 1 << 10
    private let vectorCap = 1 << 10
  #else
    private let cap = 1 << 16
    private let vectorCap = 1 << 18
  #endif

  @Test("every law that can be enumerated holds over", arguments: ScalarType.enumerated.map(\.name))
  func everyLawHolds(scalar name: String) throws {
    let scalar = try #require(ScalarType.enumerated.first { $0.name == name })
    var exhausted = 0
    for run in scalar.enumerate(cap: cap, vectorCap: vectorCap) {
      switch run.report.verdict {
      case .exhausted: exhausted += 1
      case .notEnumerable: continue
      default: Issue.record("\(name), dimension \(run.dimension ?? 1): \(run.report)")
      }
    }
    #expect(exhausted > 10, "only \(exhausted) laws were enumerated over \(name)")
  }

  #if !DEBUG
    @Test("the laws of three points hold for all triples of", arguments: ["Int8", "UInt8"])
    func allTriples(scalar name: String) throws {
      let scalar = try #require(ScalarType.enumerated.first { $0.name == name })
      let laws: Set<LawName> = [
        "circle.distance.triangle", "circle.distance.is-translation-invariant",
        "serial.order.is-translation-invariant",
      ]
      let runs = scalar.enumerate(cap: 1 << 24) { laws.contains($0) }
      #expect(runs.count == laws.count)
      for run in runs {
        #expect(run.report.verdict == .exhausted && run.report.cases == 1 << 24, "\(run.report)")
      }
    }
  #endif
}
