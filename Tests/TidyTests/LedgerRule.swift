/// The rule on the form of `Proofs/Ledger.tsv`: one line for every law, and what stands behind it.
///
/// That the lines and the catalog of laws agree is for the suite that can see the catalog.
enum LedgerRule {
  /// The first line: the law, and then what proves, walks, draws and fuzzes it.
  static let header = "law\ttheorem\tcode proof\tenumerated\tsampled\tfuzzed"

  /// The name of a theorem that states `law` for every width: the same words, as Rocq can write them.
  static func theorem(of law: String) -> String {
    String(law.map { $0 == "." || $0 == "-" ? "_" : $0 })
  }

  /// The names of the theorems in `texts`, which begin lines there.
  static func theorems(in texts: [TextFile]) -> Set<String> {
    let names = texts.flatMap(\.lines).compactMap { line -> String? in
      guard line.hasPrefix("Theorem ") else { return nil }
      return line.dropFirst("Theorem ".count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        .description
    }
    return Set(names)
  }

  /// Lines that are malformed, out of order, said twice, or name a theorem that is not there.
  static func violations(in ledger: TextFile, theorems: Set<String>) -> [Violation] {
    guard ledger.lines.first == header else {
      return [Violation(path: ledger.path, line: 1, message: "expected the header \(header)")]
    }
    var violations: [Violation] = []
    var previous: String?
    for (index, line) in ledger.lines.enumerated().dropFirst() {
      func report(_ message: String) {
        violations.append(Violation(path: ledger.path, line: index + 1, message: message))
      }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 6, fields.allSatisfy({ !$0.isEmpty }) else {
        report("expected six fields, none empty")
        continue
      }
      let (law, theorem) = (fields[0], fields[1])
      if theorem != "-", theorem != self.theorem(of: law) {
        report("\(theorem) is no name for a theorem on \(law)")
      } else if theorem != "-", !theorems.contains(theorem) {
        report("Proofs/Rocq has no theorem \(theorem)")
      } else if theorem == "-", theorems.contains(self.theorem(of: law)) {
        report("Proofs/Rocq has a theorem on \(law)")
      }
      if fields[4] == "-" { report("\(law) is sampled nowhere") }
      if let previous {
        if law == previous { report("the law \(previous) has two lines") }
        if law.utf8.lexicographicallyPrecedes(previous.utf8) {
          report("\(law) stands after \(previous)")
        }
      }
      previous = law
    }
    return violations
  }
}
