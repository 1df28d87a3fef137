import PropertyTesting
import Testing
import TorusLaws

/// Every law at 1 to 6 bits and on bytes, on every case there is.
///
/// A debug build walks what has up to 2^8 cases. A release build walks, to their end, all the
/// tori that the ledger names: all pairs of scalars, up to 5 bits all triples, and of vectors up to
/// 2^12 cases, all pairs of three 2-bit components. For the laws of three points it walks all
/// triples of bytes, and for the metrics all pairs of three 3-bit components.
@Suite("Laws, enumerated")
struct EnumeratedLawsTests {
  @Test("every law that can be enumerated holds over", arguments: ScalarType.enumerated.map(\.name))
  func everyLawHolds(scalar name: String) throws {
    let scalar = try #require(ScalarType.enumerated.first { $0.name == name })
    let claims = try Ledger.enumeratedTori()
    func isClaimed(_ law: LawName, _ dimension: Int?) -> Bool {
      claims[law]?.contains(bitWidth: scalar.bitWidth, dimension: dimension) ?? false
    }
    #if DEBUG
      let runs = scalar.enumerate(cap: 1 << 8, vectorCap: 1 << 8, where: isClaimed)
    #else
      let runs = scalar.enumerate(where: isClaimed)
    #endif
    var exhausted = 0
    for run in runs {
      let power = "\(name), dimension \(run.dimension ?? 1)"
      switch run.report.verdict {
      case .exhausted: exhausted += 1
      #if DEBUG
        case .notEnumerable: continue
      #endif
      default: Issue.record("\(power): \(run.report)")
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
      let runs = scalar.enumerate(cap: 1 << 24) { law, _ in laws.contains(law) }
      #expect(runs.count == laws.count)
      for run in runs {
        #expect(run.report.verdict == .exhausted && run.report.cases == 1 << 24, "\(run.report)")
      }
    }

    @Test("the metrics hold for all pairs of three components of", arguments: [3])
    func allPairsOfVectors(bitWidth: Int) throws {
      let laws: Set<LawName> = [
        "metric.lee.agrees-with-oracle", "metric.squared.agrees-with-oracle",
        "metric.chebyshev.agrees-with-oracle", "geometry.cut-locus.agrees-with-oracle",
      ]
      for scalar in ScalarType.enumerated where scalar.bitWidth == bitWidth {
        let runs = scalar.enumerate(vectorCap: 1 << 18) { law, _ in laws.contains(law) }
        #expect(runs.count == 4 * laws.count)
        for run in runs { #expect(run.report.verdict == .exhausted, "\(run.report)") }
      }
    }
  #endif
}
