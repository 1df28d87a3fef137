import CertificateLaws
import FormatLaws
import Foundation
import PropertyTesting
import SearchLaws
import TestSupport
import Testing
import TorusLaws

/// A failure lives for ever: every case that once refuted a law, or a mutant, is replayed.
@Suite("Stored cases")
struct StoredCaseTests {
  @Test("everything in Counterexamples holds now")
  func counterexamplesHold() throws {
    let folder = Repository.root.appending(path: "Tests/TorusLawsTests/Counterexamples")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(!names.isEmpty)
    for name in names {
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
      for stored in try StoredCase.cases(in: bytes) {
        let report = stored.replay()
        #expect(report.verdict == .passed, "\(name), over \(stored.scalar ?? "none"): \(report)")
      }
    }
  }

  /// The fuzzers of laws: those that draw their cases from the bytes.
  private static func lawFuzzers() throws -> [String] {
    let sources = Repository.root.appending(path: "Fuzz/Sources")
    return try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted().filter {
      let file = sources.appending(path: "\($0)/\($0).swift")
      return (try? String(contentsOf: file, encoding: .utf8))?.contains("LawTarget(") ?? false
    }
  }

  @Test("every file that a fuzzer of laws starts from, or once found, holds now")
  func corporaHold() throws {
    let laws = FormatCatalog().laws + CertificateCatalog().laws + SearchCatalog().laws
    let fuzzers = try Self.lawFuzzers()
    #expect(fuzzers.count == 9)
    for fuzzer in fuzzers {
      var count = 0
      for kind in ["Corpus", "Regressions"] {
        let folder = Repository.root.appending(path: "Fuzz/\(kind)/\(fuzzer)")
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        for name in (names ?? []).sorted() {
          let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
          for stored in try StoredCase.cases(in: bytes, orOf: laws) {
            // A case may have too few bytes for its law, which discards it then.
            #expect(stored.replay().counterexample == nil, "\(kind)/\(fuzzer)/\(name)")
            count += 1
          }
        }
      }
      #expect(count > 0, "\(fuzzer) has no corpus")
    }
  }

  @Test("a line and a fuzzer's input mean the same case")
  func bothFormsAgree() throws {
    let line = "Int8 circle.distance.triangle v1:800005"
    let input = Array("Int8 circle.distance.triangle\n".utf8) + [0x80, 0x00, 0x05]
    let fromLine = try #require(try StoredCase.cases(in: Array(line.utf8)).first)
    let fromInput = try #require(try StoredCase.cases(in: input).first)
    #expect(fromLine.line == line)
    #expect(fromInput.line == line)
  }

  @Test("a law over no scalar type stands alone, where it may")
  func loneLaws() throws {
    let law = Law("bytes.hold", "they do") { (choices) throws(Discard) in
      _ = try choices.integer(UInt8.self)
      return .holds
    }
    let line = "bytes.hold v1:2a"
    let input = Array("bytes.hold\n".utf8) + [0x2a]
    for file in [Array(line.utf8), input, Array("\n\(line)\n".utf8)] {
      let stored = try #require(try StoredCase.cases(in: file, orOf: [law]).first)
      #expect(stored.scalar == nil)
      #expect(stored.line == line)
      #expect(stored.replay().verdict == .passed)
    }
    #expect(throws: StoredCaseError.self) { try StoredCase.cases(in: input) }
    #expect(throws: StoredCaseError.self) {
      try StoredCase.cases(in: Array("Int8 \(line)".utf8), orOf: [law])
    }
  }

  @Test("several lines are several cases, and blank lines none")
  func lines() throws {
    let line = "UInt8 circle.antipode.is-involution v1:80\n"
    #expect(try StoredCase.cases(in: Array((line + "\n" + line).utf8)).count == 2)
    #expect(try StoredCase.cases(in: []).isEmpty)
  }

  @Test(
    "what is no case is refused with its place",
    arguments: [
      ("Int7 circle.distance.triangle v1:00", 0, "scalar type"),
      ("Int8 circle.nothing v1:00", 0, "name of a law"),
      ("Int8 circle.distance.triangle v2:00", 0, "v1:"),
      ("Int8", 0, "SCALAR LAW"),
      ("Int8 circle.antipode.is-involution v1:80\na b c d", 41, "SCALAR LAW"),
    ])
  func refusals(text: String, offset: Int, expected: String) {
    #expect {
      try StoredCase.cases(in: Array(text.utf8))
    } throws: { error in
      guard let error = error as? StoredCaseError else { return false }
      return error.offset == offset && error.expected.contains(expected)
    }
  }
}
