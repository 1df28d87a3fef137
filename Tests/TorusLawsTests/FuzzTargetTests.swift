import Foundation
import PropertyTesting
import TestSupport
import Testing
import TorusLaws

/// The fuzzers of laws share out the laws between them.
@Suite("Fuzz targets")
struct FuzzTargetTests {
  @Test("every law belongs to exactly one target")
  func everyLawIsFuzzed() throws {
    let sources = Repository.root.appending(path: "Fuzz/Sources")
    let targets = try FileManager.default.contentsOfDirectory(atPath: sources.path())
    var families: [String] = []
    for target in targets {
      let file = sources.appending(path: "\(target)/\(target).swift")
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      for call in text.matches(of: #/LawTarget\(([^)]*)\)/#) {
        families += call.1.matches(of: #/"([^"]+)"/#).map { String($0.1) }
      }
    }
    #expect(families.count > 20)
    for law in Catalog<Int8>().laws.map(\.name.text) {
      #expect(families.count { law.hasPrefix($0) } == 1, "\(law)")
    }
    for family in families {
      #expect(Catalog<Int8>().laws.contains { $0.name.text.hasPrefix(family) }, "\(family)")
    }
  }
}
