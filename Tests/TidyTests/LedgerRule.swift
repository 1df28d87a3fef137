/// The rule on the form of `Proofs/Ledger.tsv`: one line for every law, and no status but these.
///
/// That the lines and the catalog of laws agree is for the suite that can see the catalog.
enum LedgerRule {
  /// The first line.
  static let header = "law\ttheorem\twidths\tstatus"

  /// What a law can be said to be.
  static let statuses: Set<String> = ["proved", "enumerated", "sampled"]

  /// Lines that are malformed, out of order or said twice.
  static func violations(in ledger: TextFile) -> [Violation] {
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
      guard fields.count == 4, fields.allSatisfy({ !$0.isEmpty }) else {
        report("expected four fields, none empty")
        continue
      }
      if !statuses.contains(fields[3]) { report("the status '\(fields[3])' does not exist") }
      if fields[3] == "proved", fields[1] == "-" { report("proved by no theorem") }
      if let previous {
        if fields[0] == previous { report("the law \(previous) has two lines") }
        if fields[0].utf8.lexicographicallyPrecedes(previous.utf8) {
          report("\(fields[0]) stands after \(previous)")
        }
      }
      previous = fields[0]
    }
    return violations
  }
}
