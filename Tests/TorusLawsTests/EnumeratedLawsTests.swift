import PropertyTesting
import Testing
import TorusLaws

/// Every law at 1 to 6 bits and on bytes, on every case there is.
///
/// A debug build walks what has up to 2^10 cases; a release build up to 2^24: all triples of bytes.
@Suite("Laws, enumerated")
struct EnumeratedLawsTests {
  #if DEBUG
    private let cap = 1 << 10
  #else
    private let cap = 1 << 24
  #endif

  @Test("every law that can be enumerated holds over", arguments: ScalarType.enumerated.map(\.name))
  func everyLawHolds(scalar name: String) throws {
    let scalar = try #require(ScalarType.enumerated.first { $0.name == name })
    var exhausted = 0
    for run in scalar.enumerate(cap: cap) {
      switch run.report.verdict {
      case .exhausted: exhausted += 1
      case .notEnumerable: continue
      default: Issue.record("\(name), dimension \(run.dimension ?? 1): \(run.report)")
      }
    }
    #expect(exhausted > 10, "only \(exhausted) laws were enumerated over \(name)")
  }
}
