import Foundation
import TestSupport
import Testing

/// The repository keeps its own rules.
@Suite("The repository is tidy")
struct TidyRepositoryTests {
  private let sourceFolders: Set<String> = ["Sources", "Tests", "Fuzz", "Benchmarks"]

  private func expectNone(_ violations: [Violation]) {
    for violation in violations { Issue.record("\(violation)") }
  }

  private func sources() throws -> [TextFile] {
    let sources = try RepositoryFiles.texts(withExtensions: ["swift", "c", "h"])
      .filter { sourceFolders.contains($0.components[0]) }
    #expect(sources.count > 20, "only \(sources.count) sources were found")
    return sources
  }

  @Test("every source imports only what its target may")
  func importsFollowTheTable() throws {
    let swift = try sources().filter { $0.pathExtension == "swift" }
    expectNone(swift.flatMap { ImportRule.violations(in: $0) })
  }

  @Test("the arrows of the import table go down")
  func tableGoesDown() {
    expectNone(ImportRule.risingArrows())
  }

  @Test("no source is longer than 400 lines")
  func sourcesAreShort() throws {
    expectNone(try sources().flatMap(LeftoverRule.sizeViolations))
  }

  @Test("nothing is left over in any text")
  func nothingIsLeftOver() throws {
    let texts = try RepositoryFiles.texts(
      withExtensions: ["swift", "c", "h", "ld", "md", "sh", "py", "v", "ml", "yaml"])
    let scripts = try RepositoryFiles.paths()
      .filter { $0.hasPrefix("Scripts/") || $0.hasPrefix(".ci/") }
      .map(RepositoryFiles.text)
    expectNone((texts + scripts).flatMap(LeftoverRule.violations))
  }

  @Test("file names are plain, and no room is empty")
  func namesArePlain() throws {
    expectNone(try RepositoryFiles.paths().flatMap(LeftoverRule.nameViolations))
  }

  @Test("targets, folders and suites are the same in the manifest and on disk")
  func manifestMatchesFolders() throws {
    let targets = ManifestRule.targets(in: try RepositoryFiles.text("Package.swift"))
    expectNone(ManifestRule.violations(of: targets, paths: try RepositoryFiles.paths()))
    #expect(
      Set(ImportRule.table.keys) == targets.sources.union(targets.systemLibraries),
      "the import table and the manifest name different targets")
  }

  @Test("the ledger of proofs is well formed, and its theorems are stated")
  func ledgerIsWellFormed() throws {
    let ledger = try RepositoryFiles.text("Proofs/Ledger.tsv")
    #expect(ledger.lines.count > 1, "the ledger has no law")
    let proofs = try RepositoryFiles.texts(withExtensions: ["v"])
      .filter { $0.path.hasPrefix("Proofs/Rocq/") }
    expectNone(LedgerRule.violations(in: ledger, theorems: LedgerRule.theorems(in: proofs)))
  }

  @Test("every link between pages leads somewhere")
  func linksLeadSomewhere() throws {
    let pages = try RepositoryFiles.texts(withExtensions: ["md"])
    let anchors = Dictionary(
      uniqueKeysWithValues: pages.map { ($0.path, LinkRule.anchors(of: $0)) })
    expectNone(
      pages.flatMap { page in
        LinkRule.violations(in: page) { path in
          let isThere = FileManager.default.fileExists(
            atPath: Repository.root.appending(path: path).path)
          return isThere ? anchors[path] ?? [] : nil
        }
      })
  }

  @Test("git tracks nothing that it is told to ignore", .enabled(if: Git.isUsable, Git.reason))
  func ignoredFilesAreNotTracked() throws {
    let ignored = try #require(
      Git.lines(["ls-files", "--cached", "--ignored", "--exclude-standard"]))
    expectNone(ignored.map { Violation(path: $0, message: "tracked, though ignored") })
  }
}
