extension Report: CustomStringConvertible {
  /// Name, verdict and numbers in one line; then how a record fits, if it does not; then labels, the
  /// best score and the counterexample.
  public var description: String {
    var lines = ["\(law): \(summary)"]
    if !isSuccess { lines.append("  law: \(statement)") }
    if let recordFit, !recordFit.isExact { lines.append("  record: \(recordFit)") }
    if case .sampled(let seed) = engine, !isSuccess, counterexample == nil {
      lines.append("  seed: \(seed)")
    }
    lines += labels.map { "  label \(line(of: $0))" }
    if let bestScore { lines.append("  best score: \(bestScore)") }
    if let counterexample { lines.append(counterexample.description) }
    return lines.joined(separator: "\n")
  }

  private var summary: String {
    let discarded = discards > 0 ? ", \(grouped(discards)) discarded" : ""
    let stored = storedCases > 0 ? ", and before \(grouped(storedCases)) stored ones" : ""
    let ran = "\(counted)\(discarded)\(stored)"
    return switch verdict {
    case .passed:
      if isStoppedEarly, let planned {
        "passed \(ran), then stopped for time; \(grouped(planned)) were planned"
      } else if drawsNothing, cases > 1 {
        "passed \(ran), all the same: the law draws nothing"
      } else {
        "passed \(ran)"
      }
    case .exhausted: "enumerated all \(ran)"
    case .refuted: "refuted after \(ran)"
    case .insufficientCoverage(let labels):
      "too few cases of \(labels.map(\.label).joined(separator: ", ")): \(ran)"
    case .notEnumerable(let least):
      "not enumerable: at least \(grouped(least)) cases; \(grouped(cases)) passed\(discarded)"
    case .tooManyDiscards: "gave up: \(ran)"
    case .noCase: "no case ran to an outcome\(discarded)"
    case .undecided(let reason): "not decided: \(reason)"
    }
  }

  /// `1,000 cases`, or `1 case`.
  private var counted: String { cases == 1 ? "1 case" : "\(grouped(cases)) cases" }

  /// `low: 250 of 1,000 (25.0 %)`, and what is required.
  private func line(of count: LabelCount) -> String {
    let share = cases > 0 ? " (\(percentage(Double(count.cases) / Double(cases))))" : ""
    let required = count.requiredShare.map { ", at least \(percentage($0)) required" } ?? ""
    return "\(count.label): \(grouped(count.cases)) of \(grouped(cases))\(share)\(required)"
  }
}
