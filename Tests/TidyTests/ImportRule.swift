/// What a target may import: the arrows of the house, stated once.
struct ImportRow {
  /// 0 for system libraries to 6 for the command. Arrows between targets go strictly down.
  let band: Int
  /// The targets of this package that it may import.
  var targets: Set<String> = []
  /// The libraries from outside that it may import.
  var libraries: Set<String> = []
}

/// The rule that every source imports only what the table allows its target.
enum ImportRule {
  /// What comes with the toolchain and reaches the operating system.
  private static let system: Set<String> = [
    "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Synchronization",
  ]

  /// A row for every target under Sources.
  static let table: [String: ImportRow] = [
    "CLibFuzzer": ImportRow(band: 0),
    "CGMP": ImportRow(band: 0),
    "COpenBLAS": ImportRow(band: 0),
    "COpenSSL": ImportRow(band: 0),
    "CZlib": ImportRow(band: 0),
    "CProcess": ImportRow(band: 0),
    "CTorusKernels": ImportRow(band: 0),
    "ToroidalArithmetic": ImportRow(band: 1),
    "PropertyTesting": ImportRow(band: 1),
    "TorusOracle": ImportRow(band: 1, targets: ["CGMP"]),
    "PropertyTestingRuntime": ImportRow(
      band: 2, targets: ["PropertyTesting", "CProcess"], libraries: system),
    "PropertyTestingForSwiftTesting": ImportRow(
      band: 3, targets: ["PropertyTesting", "PropertyTestingRuntime"], libraries: ["Testing"]),
    "PropertyTestingForXCTest": ImportRow(
      band: 3, targets: ["PropertyTesting", "PropertyTestingRuntime"], libraries: ["XCTest"]),
    "LawFuzzing": ImportRow(band: 2, targets: ["CLibFuzzer", "PropertyTesting"]),
    "LawSuites": ImportRow(band: 2, targets: ["PropertyTesting"]),
    "TorusArtifacts": ImportRow(
      band: 2, targets: ["COpenSSL", "CZlib"], libraries: system),
    "TorusTraining": ImportRow(
      band: 3, targets: ["COpenBLAS", "TorusArtifacts"], libraries: system),
    "TorusQuantization": ImportRow(
      band: 3, targets: ["ToroidalArithmetic", "TorusArtifacts"],
      libraries: system.union(["BigInt"])),
    "TorusSearch": ImportRow(
      band: 3, targets: ["CTorusKernels", "ToroidalArithmetic", "TorusArtifacts"],
      libraries: system),
    "TorusCertification": ImportRow(
      band: 4, targets: ["TorusQuantization", "TorusSearch", "TorusArtifacts"],
      libraries: system.union(["BigInt"])),
    "TorusVerification": ImportRow(
      band: 3, targets: ["TorusArtifacts"], libraries: system.union(["BigInt"])),
    "TorusLaws": ImportRow(
      band: 5, targets: ["ToroidalArithmetic", "PropertyTesting", "TorusOracle"]),
    "FormatLaws": ImportRow(band: 5, targets: ["PropertyTesting", "TorusArtifacts"]),
    "SearchLaws": ImportRow(band: 5, targets: ["PropertyTesting", "TorusSearch"]),
    "CertificateLaws": ImportRow(
      band: 5,
      targets: [
        "PropertyTesting", "TorusArtifacts", "TorusQuantization", "TorusCertification",
        "TorusVerification",
      ]),
    "torus": ImportRow(
      band: 6,
      targets: [
        "ToroidalArithmetic", "PropertyTesting", "PropertyTestingRuntime", "TorusArtifacts",
        "TorusTraining", "TorusQuantization", "TorusSearch", "TorusCertification",
        "TorusVerification", "TorusLaws", "FormatLaws", "CertificateLaws", "SearchLaws",
      ], libraries: system.union(["ArgumentParser", "BigInt"])),
  ]

  /// The imports of `file`, which lies under Sources, that the table does not allow.
  static func violations(in file: TextFile, table: [String: ImportRow] = table) -> [Violation] {
    guard file.components.count > 2, file.components[0] == "Sources" else { return [] }
    let target = file.components[1]
    guard let row = table[target] else {
      return [Violation(path: file.path, message: "\(target) has no row in the import table")]
    }
    return imports(in: file).compactMap { line, module in
      if row.targets.contains(module) || row.libraries.contains(module) { return nil }
      return Violation(path: file.path, line: line, message: "\(target) must not import \(module)")
    }
  }

  /// The arrows of the table that do not go down to a lower band, or to a target without a row.
  static func risingArrows(of table: [String: ImportRow] = table) -> [Violation] {
    table.sorted { $0.key < $1.key }.flatMap { target, row in
      row.targets.sorted().compactMap { module in
        if let band = table[module]?.band, band < row.band { return nil }
        return Violation(
          path: "the import table", message: "\(target) → \(module) does not go down")
      }
    }
  }

  /// The modules that a Swift source imports, with the lines where it does.
  static func imports(in file: TextFile) -> [(line: Int, module: String)] {
    file.lines.enumerated().flatMap { index, line in
      line.split(separator: ";").compactMap { statement in
        module(importedBy: statement).map { (index + 1, $0) }
      }
    }
  }

  private static let modifiers: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]

  private static let kinds: Set<Substring> = [
    "typealias", "struct", "class", "enum", "protocol", "let", "var", "func",
  ]

  private static func module(importedBy statement: Substring) -> String? {
    var words = statement.split(whereSeparator: \.isWhitespace)[...]
    while let word = words.first, word.hasPrefix("@") || modifiers.contains(word) {
      words.removeFirst()
    }
    guard words.popFirst() == "import" else { return nil }
    if let word = words.first, kinds.contains(word) { words.removeFirst() }
    return words.first?.split(separator: ".").first.map(String.init)
  }
}
