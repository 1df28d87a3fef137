import Testing

/// Each rule finds the violation planted for it, and accepts what is right beside it.
@Suite("Tidy rules, on planted violations")
struct TidyRuleTests {
  private func file(_ path: String, _ lines: String...) -> TextFile {
    TextFile(path: path, text: lines.joined(separator: "\n") + "\n")
  }

  @Test("imports are read in every form")
  func importForms() {
    let source = file(
      "Sources/X/A.swift", "import A", "public import B", "@testable import C // why",
      "  @_exported public import struct D.E", "import F; import G.H", "// import I",
      "/// import J", "let important = 1")
    let found = ImportRule.imports(in: source)
    #expect(found.map(\.module) == ["A", "B", "C", "D", "F", "G"])
    #expect(found.map(\.line) == [1, 2, 3, 4, 5, 5])
  }

  @Test(
    "a forbidden import is found",
    arguments: [
      ("ToroidalArithmetic", "Foundation"), ("PropertyTesting", "ToroidalArithmetic"),
      ("TorusOracle", "Foundation"), ("TorusOracle", "ToroidalArithmetic"),
      ("TorusVerification", "TorusCertification"), ("TorusCertification", "TorusVerification"),
      ("TorusTraining", "TorusQuantization"), ("TorusArtifacts", "TorusTraining"),
      ("torus", "TorusOracle"), ("TorusLaws", "Testing"), ("Stranger", "Foundation"),
    ])
  func forbiddenImport(target: String, module: String) {
    let source = file("Sources/\(target)/Folder/A.swift", "public import \(module)")
    #expect(ImportRule.violations(in: source).count == 1)
  }

  @Test("allowed imports and other folders pass")
  func allowedImports() {
    let oracle = file("Sources/TorusOracle/A.swift", "internal import CGMP")
    let test = file("Tests/TorusOracleTests/A.swift", "import Testing")
    #expect(ImportRule.violations(in: oracle).isEmpty)
    #expect(ImportRule.violations(in: test).isEmpty)
  }

  @Test("an arrow that goes up or sideways is found in the table")
  func risingArrow() {
    let table = [
      "Low": ImportRow(band: 1, targets: ["High"]), "High": ImportRow(band: 2, targets: ["Peer"]),
      "Peer": ImportRow(band: 2, targets: ["Low", "Nobody"]),
    ]
    #expect(ImportRule.risingArrows(of: table).count == 3)
  }

  @Test("the 401st line is one too many")
  func longSource() {
    let line = "let x = 0\n"
    let longest = TextFile(path: "A.swift", text: String(repeating: line, count: 400))
    let tooLong = TextFile(path: "A.swift", text: String(repeating: line, count: 401))
    #expect(LeftoverRule.sizeViolations(in: longest).isEmpty)
    #expect(LeftoverRule.sizeViolations(in: tooLong).count == 1)
  }

  @Test(
    "a leftover is found",
    arguments: [
      "// TO" + "DO: later", "/* FIX" + "ME */", "let x = 0 // XX" + "X", "\tlet x = 0",
      "let x = 0 ", "  fatalError(\"not " + "implemented\")", "du" + "mp(x)",
      "debug" + "Print(x)", "<<<<" + "<<< HEAD", ">>>>" + ">>> branch",
    ])
  func leftover(line: String) {
    #expect(LeftoverRule.violations(in: file("A.swift", "let y = 1", line)).map(\.line) == [2])
  }

  @Test("what only looks like a leftover passes")
  func noLeftover() {
    let source = file("A.swift", "undump(x)", "a << b", "// mastodons", "print(answer)", "")
    #expect(LeftoverRule.violations(in: source).isEmpty)
  }

  @Test("names with spaces or beyond ASCII, and empty rooms, are found")
  func names() {
    for path in ["a b.md", "Sources/Fréchet.swift", "Sources/X/Placeholder.swift"] {
      #expect(LeftoverRule.nameViolations(in: path).count == 1, "\(path)")
    }
    #expect(LeftoverRule.nameViolations(in: "Sources/X/TorusVector+Group.swift").isEmpty)
  }

  @Test("the manifest is read, and each disagreement with the folders found")
  func manifest() {
    let manifest = file(
      "Package.swift", "library(\"A\"),", "// library(\"Z\"),", "suite(", "  \"ATests\", [\"A\"]),",
      ".systemLibrary(name: \"C\"),", ".executableTarget(", "  name: \"torus\",",
      "suite(\"CommandTests\", [])", ".target(name: \"TestSupport\")")
    let targets = ManifestRule.targets(in: manifest)
    let paths = [
      "Sources/A/A.swift", "Sources/C/shim.h", "Sources/torus/T.swift", "Tests/ATests/A.swift",
      "Tests/CommandTests/C.swift", "Tests/TestSupport/S.swift", "Tests/EmbeddedProgram/M.swift",
    ]
    func count(_ paths: [String]) -> Int {
      ManifestRule.violations(of: targets, paths: paths).count
    }
    #expect(count(paths) == 0)
    for index in paths.indices.dropLast() {
      var fewer = paths
      fewer.remove(at: index)
      #expect(count(fewer) == 1, "without \(paths[index])")
    }
    #expect(count(paths + ["Sources/B/B.swift"]) == 1)
    var orphan = targets
    orphan.suites.remove("ATests")
    #expect(ManifestRule.violations(of: orphan, paths: paths).count == 2)
  }

  @Test(
    "a bad line of the ledger is found",
    arguments: [
      "b\t-\t-\t1-6\tall\t-\na\t-\t-\t-\tall\t-", "a\t-\t-\t-\tall\t-\na\t-\t-\t-\tall\t-",
      "a\t-\t-\tall", "a\t\t-\t-\tall\t-", "a\t-\t-\t-\t-\t-", "a\t-\t-\t-\tall\t-\tmore",
      "a.b\ta_b\t-\t-\tall\t-", "a\tzero\t-\t-\tall\t-", "a.is-proved\t-\t-\t-\tall\t-",
    ])
  func ledger(lines: String) {
    let proofs = file(
      "P.v", "Theorem zero : 0 = 0.", "Theorem a_is_proved x : x = x.", "Lemma a_b : 1 = 1.")
    let theorems = LedgerRule.theorems(in: [proofs])
    let good = "0\t-\t8-64\t1-6\tall\tcircle"
    #expect(theorems == ["zero", "a_is_proved"])
    func count(_ lines: String...) -> Int {
      let ledger = TextFile(path: "L.tsv", text: lines.joined(separator: "\n") + "\n")
      return LedgerRule.violations(in: ledger, theorems: theorems).count
    }
    #expect(count(LedgerRule.header, good, lines) == 1)
    #expect(count(LedgerRule.header, good, "zero\tzero\t-\t-\tall\t-") == 0)
    #expect(count(good) == 1)
  }

  @Test("a dead link is found, and living ones, sites, anchors and code pass")
  func links() {
    let page = file(
      "Documentation/A.md", "[a](B.md) [b](../README.md#top) [c](https://swift.org) [d](#here)",
      "`[e](code.md)`", "```", "[f](code.md)", "```", "[g](Lost.md)", "# Here", "[h](B.md#lost)",
      "[i](#lost)")
    let files: [String: Set<String>] = [
      "Documentation/A.md": LinkRule.anchors(of: page), "Documentation/B.md": [],
      "README.md": ["top"],
    ]
    #expect(LinkRule.violations(in: page) { files[$0] }.map(\.line) == [6, 8, 9])
  }

  @Test("headings have the anchors that GitHub gives them")
  func anchors() {
    let page = file(
      "A.md", "# Codes (`q.npy`), and more", "## Twice", "```", "# code", "```", "## Twice")
    #expect(LinkRule.anchors(of: page) == ["codes-qnpy-and-more", "twice", "twice-1"])
  }
}
