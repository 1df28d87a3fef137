import Foundation

/// The rule that Package.swift, the folders and the suites name the same targets.
enum ManifestRule {
  /// The names of the targets under Sources and Tests that a manifest declares.
  struct Targets {
    var sources: Set<String> = []
    var systemLibraries: Set<String> = []
    var suites: Set<String> = []
    var support: Set<String> = []
  }

  /// Reads a manifest written in the forms of this package: `library("X"`, `suite("X"` and
  /// `.target(name: "X"`, however the lines are broken.
  static func targets(in manifest: TextFile) -> Targets {
    let code = manifest.lines.filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
    let text = code.joined(separator: " ")
    var targets = Targets()
    for match in text.matches(of: /\b(library|suite)\(\s*"(\w+)"/) {
      if match.1 == "library" {
        targets.sources.insert(String(match.2))
      } else {
        targets.suites.insert(String(match.2))
      }
    }
    for match in text.matches(of: /\.(target|executableTarget|systemLibrary)\(\s*name:\s*"(\w+)"/) {
      let name = String(match.2)
      switch match.1 {
      case "systemLibrary": targets.systemLibraries.insert(name)
      case "target" where name.hasSuffix("Support"): targets.support.insert(name)
      default: targets.sources.insert(name)
      }
    }
    return targets
  }

  /// Suites whose subject is the repository or several targets at once.
  private static let suitesAtLarge: Set<String> = ["CaseTests", "DocumentationTests", "TidyTests"]

  /// Targets in C that only one other target calls, whose suite is theirs.
  private static let shims: Set<String> = ["CLibFuzzer", "CProcess", "CTorusKernels"]

  /// Folders under Tests that are compiled by a stage of the check, not by the package.
  private static let foldersAtLarge: Set<String> = ["EmbeddedProgram", "KernelProgram"]

  /// Targets without a folder or a suite, and folders and suites without a target.
  static func violations(of targets: Targets, paths: [String]) -> [Violation] {
    func folders(_ root: String) -> Set<String> {
      Set(
        paths.compactMap { path in
          let parts = path.split(separator: "/")
          return parts.count > 2 && parts[0] == root ? String(parts[1]) : nil
        })
    }
    var messages: [String] = []
    let sources = targets.sources.union(targets.systemLibraries)
    let tests = targets.suites.union(targets.support)
    for name in sources.symmetricDifference(folders("Sources")).sorted() {
      messages.append("\(name) is a target or a folder of Sources, not both")
    }
    for name in tests.symmetricDifference(folders("Tests").subtracting(foldersAtLarge)).sorted() {
      messages.append("\(name) is a target or a folder of Tests, not both")
    }
    let subjects = Set(
      targets.sources.subtracting(shims).map { $0 == "torus" ? "CommandTests" : $0 + "Tests" })
    for name in subjects.symmetricDifference(targets.suites.subtracting(suitesAtLarge)).sorted() {
      messages.append("\(name) is a suite or has a subject, not both")
    }
    return messages.map { Violation(path: "Package.swift", message: $0) }
  }
}
