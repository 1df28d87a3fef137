/// Runs a law on recorded choices.
public struct Replayer: Sendable {
  /// The number of candidates that shrinking may try; 0 replays exactly what was recorded.
  public let shrinkBudget: Int

  /// The replayer that simplifies a failing case by at most `shrinkBudget` candidates, by default none.
  public init(shrinkBudget: Int = 0) {
    self.shrinkBudget = shrinkBudget
  }

  /// The report on `law` for the case that `encoding` means to it.
  ///
  /// Every encoding means one; the report says how many of its bytes were missing or left over.
  public func run(_ law: Law, on encoding: ChoiceEncoding) -> Report {
    run(law, from: FuzzedChoices(bytes: encoding.bytes))
  }

  /// The report on `law` for the case `sequence`; a sequence too short for it is a discard.
  public func run(_ law: Law, on sequence: ChoiceSequence) -> Report {
    run(law, from: ReplayedChoices(sequence))
  }

  /// The report on `law` for the case with number 0 of `source`, recorded in `record`, if there is
  /// one.
  public func run(
    _ law: Law, from source: ChoiceSource, recordedIn record: CaseRecord? = nil
  ) -> Report {
    var runner = CaseRunner(law, from: source, recordedIn: record, first: 0)
    _ = runner.step()
    var report = report(on: law, from: runner.shard)
    report.recordFit = (source as? FuzzedChoices)?.fit
    return report
  }

  /// The report that the `shard` of the one case amounts to.
  ///
  /// `counterexample` is what its failure was shrunk to; by default it is shrunk here.
  public func report(
    on law: Law, from shard: Shard, counterexample: Counterexample? = nil
  ) -> Report {
    var verdict = Report.Verdict.passed
    if let failure = shard.failure {
      verdict = .refuted(
        counterexample ?? failure.counterexample(to: law, seed: nil, budget: shrinkBudget))
    } else if shard.cases == 0 {
      verdict = .noCase
    }
    return Report(
      law: law.name, statement: law.statement, engine: .replayed, verdict: verdict,
      shard: shard)
  }
}
