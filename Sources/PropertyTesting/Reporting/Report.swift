/// What an engine found out about a law.
public struct Report: Hashable, Sendable {
  /// The engine, with what it was told.
  public enum Engine: Hashable, Sendable {
    /// Random cases of this seed.
    case sampled(Seed)
    /// Every case, under this cap.
    case enumerated(cap: Int)
    /// One recorded case.
    case replayed
  }

  /// The conclusion.
  public enum Verdict: Hashable, Sendable {
    /// The law holds for every case that ran: no more is claimed.
    case passed
    /// The law holds for every case there is.
    case exhausted
    /// The law does not hold.
    case refuted(Counterexample)
    /// There are more cases than the cap, at least this many; those that ran passed.
    case notEnumerable(atLeast: UInt128)
    /// The law discarded so many cases that what is left says little.
    case tooManyDiscards
    /// No case got so far as an outcome.
    case noCase
  }

  /// The law.
  public let law: LawName
  /// What it states.
  public let statement: String
  /// The engine that judged it.
  public let engine: Engine
  /// The conclusion.
  public let verdict: Verdict
  /// The cases that ended with an outcome, a failing one included; not those run to shrink it.
  public let cases: Int
  /// The cases that ended without.
  public let discards: Int
  /// The labels of the cases, in the order of their bytes.
  public let labels: [LabelCount]

  /// The refutation, if there is one.
  public var counterexample: Counterexample? {
    if case .refuted(let counterexample) = verdict { counterexample } else { nil }
  }

  /// Whether the verdict is `passed` or `exhausted`; a run that says nothing has not passed.
  public var isSuccess: Bool {
    switch verdict {
    case .passed, .exhausted: true
    case .refuted, .notEnumerable, .tooManyDiscards, .noCase: false
    }
  }
}

extension Report: CustomStringConvertible {
  /// Name, verdict and numbers in one line; then labels and counterexample.
  public var description: String {
    var lines = ["\(law): \(summary)"]
    if !isSuccess { lines.append("  law: \(statement)") }
    if case .sampled(let seed) = engine, !isSuccess, counterexample == nil {
      lines.append("  seed: \(seed)")
    }
    lines += labels.map { "  label \($0.label): \(grouped($0.cases)) of \(grouped(cases))" }
    if let counterexample { lines.append(counterexample.description) }
    return lines.joined(separator: "\n")
  }

  private var summary: String {
    let discarded = discards > 0 ? ", \(grouped(discards)) discarded" : ""
    return switch verdict {
    case .passed: "passed \(grouped(cases)) cases\(discarded)"
    case .exhausted: "enumerated all \(grouped(cases)) cases\(discarded)"
    case .refuted: "refuted after \(grouped(cases)) cases\(discarded)"
    case .notEnumerable(let least):
      "not enumerable: at least \(grouped(least)) cases; \(grouped(cases)) passed\(discarded)"
    case .tooManyDiscards: "gave up: \(grouped(cases)) cases\(discarded)"
    case .noCase: "no case ran to an outcome\(discarded)"
    }
  }
}
