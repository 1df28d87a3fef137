import Foundation
import TestSupport
import Testing

@Suite("Topics of the documentation")
struct TopicsTests {
  @Test("every public type of the arithmetic has its place, and every name there is a type")
  func typesAreListed() throws {
    let sources = Repository.root.appending(path: "Sources/ToroidalArithmetic")
    let page = sources.appending(path: "ToroidalArithmetic.docc/ToroidalArithmetic.md")
    let topics = try String(contentsOf: page, encoding: .utf8)
    let listed = topics.matches(of: #/- ``(\w+)``/#).map { String($0.1) }
    #expect(Set(listed).count == listed.count)
    var declared: Set<String> = []
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path())
    for file in files where file.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        if let type = line.firstMatch(of: #/^public (?:struct|enum|typealias) (\w+)/#) {
          declared.insert(String(type.1))
        }
      }
    }
    #expect(declared.subtracting(listed) == [])
    #expect(Set(listed).subtracting(declared) == [])
  }
}
