import FormatLaws
import Foundation
import PropertyTesting
import TestSupport
import Testing

/// What the fuzzer is given first, and what it once found, under `swift test`.
@Suite("Laws of the formats")
struct FormatLawTests {
  /// The files of a folder of the fuzzer, in the order of their names.
  private func files(_ folder: String) throws -> [(name: String, bytes: [UInt8])] {
    let url = Repository.root.appending(path: "Fuzz/\(folder)")
    guard FileManager.default.fileExists(atPath: url.path) else { return [] }
    let names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    return try names.filter { !$0.hasPrefix(".") }.map { name in
      (name, [UInt8](try Data(contentsOf: url.appending(path: name))))
    }
  }

  @Test("hold for the fuzzer's corpus and for all that it once found", arguments: FormatLaw.names)
  func corpus(name: String) throws {
    let law = try #require(FormatLaw.all.first { $0.name.text == name })
    let corpus = try files("Corpus/\(law.format)")
    #expect(!corpus.isEmpty, "\(law.format) has no corpus")
    for (file, bytes) in corpus + (try files("Regressions/\(law.format)")) {
      #expect(law.judge(bytes) == .holds, "\(file)")
    }
  }

  @Test("hold for files that somebody edited", arguments: FormatLaw.names)
  func edited(name: String) throws {
    let law = try #require(FormatLaw.all.first { $0.name.text == name })
    let seeds = try files("Corpus/\(law.format)").map(\.bytes)
    let report = Sampler(seed: 20_261_125, samples: samples).run(law.law(mutating: seeds))
    #expect(report.verdict == .passed, "\(report)")
  }

  @Test("an edit changes what is read, so that the laws are not about the seeds alone")
  func editsReach() throws {
    let law = FormatLaw("format.bytes.are-the-seed", "the bytes are the seed") {
      $0 == [1, 2, 3] ? .holds : .fails("they are not")
    }
    let report = Sampler(seed: 1, samples: 100).run(law.law(mutating: [[1, 2, 3]]))
    #expect(report.counterexample != nil)
  }

  #if DEBUG
    private let samples = 500
  #else
    private let samples = 20_000
  #endif
}

extension FormatLaw {
  /// The names of all, in order.
  fileprivate static var names: [String] { all.map(\.name.text) }
}
