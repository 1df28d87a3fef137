import Foundation
import PropertyTesting
import TestSupport
import Testing
import TorusLaws

/// Silence is not a status: every law has its line in `Proofs/Ledger.tsv`, and no line is of another.
@Suite("Ledger")
struct LedgerTests {
  /// The status of each law, by its name.
  private func lines() throws -> [String: String] {
    let url = Repository.root.appending(path: "Proofs/Ledger.tsv")
    let text = try String(contentsOf: url, encoding: .utf8)
    let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
    return Dictionary(rows.map { (String($0[0]), String($0[3])) }) { first, _ in first }
  }

  @Test("every law has a line, and every line a law")
  func linesAreLaws() throws {
    let laws = Catalog<Int8>().laws.map(\.name.text)
    #expect(Set(laws).count == laws.count, "two laws have one name")
    #expect(Set(try lines().keys) == Set(laws))
  }

  @Test("a law is called enumerated exactly if every case of it is walked on the smallest circle")
  func statusIsTrue() throws {
    let smallest = try #require(ScalarType.narrow.first)
    let runs = smallest.enumerate(cap: 1 << 14, vectorCap: 1 << 14, dimension: 1)
    for (law, status) in try lines() {
      let isExhausted = runs.contains {
        $0.report.law.text == law && $0.report.verdict == .exhausted
      }
      #expect(isExhausted == (status == "enumerated"), "\(law) is called \(status)")
    }
  }
}
