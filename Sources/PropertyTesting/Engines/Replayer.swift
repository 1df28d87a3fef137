/// Runs a law on recorded choices.
public struct Replayer: Sendable {
  /// The number of runs of the law that shrinking may take; 0 replays exactly what was recorded.
  public let shrinkBudget: Int

  /// The replayer that simplifies a failing case in at most `shrinkBudget` runs, by default none.
  public init(shrinkBudget: Int = 0) {
    self.shrinkBudget = shrinkBudget
  }

  /// The report on `law` for the case that `encoding` means to it; every encoding means one.
  public func run(_ law: Law, on encoding: ChoiceEncoding) -> Report {
    run(law, from: FuzzedChoices(bytes: encoding.bytes))
  }

  /// The report on `law` for the case `sequence`; a sequence too short for it is a discard.
  public func run(_ law: Law, on sequence: ChoiceSequence) -> Report {
    run(law, from: ReplayedChoices(sequence))
  }

  /// The report on `law` for the case with number 0 of `source`.
  public func run(_ law: Law, from source: ChoiceSource) -> Report {
    var choices = Choices(from: source)
    choices.begin(case: 0)
    var verdict = Report.Verdict.passed
    var discards = 0
    do throws(Discard) {
      if case .fails(let reason) = try law.body(&choices) {
        verdict = .refuted(
          Failure(choices: choices.recorded, reason: reason, caseNumber: 0)
            .counterexample(to: law, seed: nil, budget: shrinkBudget))
      }
    } catch {
      verdict = .noCase
      discards = 1
    }
    choices.tally.endCase(counted: discards == 0)
    return Report(
      law: law.name, statement: law.statement, engine: .replayed, verdict: verdict,
      cases: 1 - discards, discards: discards, labels: choices.tally.counts)
  }
}
