import CertificateLaws
import FormatLaws
import Foundation
import PropertyTesting
import SearchLaws
import TestSupport
import Testing
import TorusLaws

/// The ledger's lines.
enum Ledger {
  /// The fields after the name of each law: theorem, code proof, enumerated, sampled, fuzzed.
  static func lines() throws -> [LawName: [String]] {
    let url = Repository.root.appending(path: "Proofs/Ledger.tsv")
    let text = try String(contentsOf: url, encoding: .utf8)
    let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
    return try Dictionary(
      rows.map { (try #require(LawName(String($0[0]))), $0.dropFirst().map(String.init)) }
    ) { first, _ in first }
  }

  /// The tori over which each law is said to be enumerated; none where the ledger says -.
  static func enumeratedTori() throws -> [LawName: EnumeratedTori] {
    try lines().mapValues { try #require(EnumeratedTori($0[2] == "-" ? "" : $0[2])) }
  }
}

/// Nothing is passed over: every law has its line in `Proofs/Ledger.tsv`, and no line is of another.
@Suite("Ledger")
struct LedgerTests {
  @Test("every law has a line, and every line a law")
  func linesAreLaws() throws {
    let laws =
      (Catalog<Int8>().laws + FormatCatalog().laws + CertificateCatalog().laws
      + SearchCatalog().laws).map(\.name) + FormatLaw.all.map(\.name)
    #expect(Set(laws).count == laws.count, "two laws have one name")
    #expect(Set(try Ledger.lines().keys) == Set(laws))
  }

  @Test("a law is called enumerated exactly if every case of it is walked on the smallest circle")
  func statusIsTrue() throws {
    let smallest = try #require(ScalarType.narrow.first)
    let runs = smallest.enumerate(cap: 1 << 14, vectorCap: 1 << 12, dimension: 1)
    let tori = try Ledger.enumeratedTori()
    for (law, fields) in try Ledger.lines() {
      let isExhausted = runs.contains { $0.report.law == law && $0.report.verdict == .exhausted }
      #expect(
        isExhausted == (tori[law]?.isEmpty == false), "\(law) is enumerated over \(fields[2])")
    }
  }

  @Test("tori are read as they are written", arguments: ["", "1-5 8", "1^3 2^2 8^1", "1-3 5 8"])
  func toriAreText(text: String) throws {
    #expect(try #require(EnumeratedTori(text)).description == text)
  }

  @Test("what names no tori is refused", arguments: ["x", "1^", "3-1", "1-2-3", "-", "^2"])
  func otherText(text: String) {
    #expect(EnumeratedTori(text) == nil)
  }
}
