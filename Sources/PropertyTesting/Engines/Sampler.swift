/// Judges a law by random cases, and shrinks the first that fails.
public struct Sampler: Sendable {
  /// The seed of the run; each law draws from its own stream of it.
  public let seed: Seed
  /// The cases to judge, discarded ones not counted; at least 1.
  public let samples: Int
  /// The discards after which the run gives up.
  public let discardLimit: Int
  /// The number of runs of the law that shrinking may take.
  public let shrinkBudget: Int

  /// The sampler of `samples` cases of `seed`.
  ///
  /// By default it gives up after ten discards a sample.
  public init(
    seed: Seed, samples: Int = 1000, discardLimit: Int? = nil,
    shrinkBudget: Int = Shrinker.defaultBudget
  ) {
    precondition(samples > 0, "expected at least 1 sample, found \(samples)")
    self.seed = seed
    self.samples = samples
    let (limit, overflow) = samples.multipliedReportingOverflow(by: 10)
    self.discardLimit = discardLimit ?? (overflow ? .max : limit)
    self.shrinkBudget = shrinkBudget
  }

  /// The report on `law`: passed, refuted, or too many discards.
  ///
  /// Same seed and law, same report. Complexity: O(samples + discards) runs of the law's body, and at
  /// most `shrinkBudget` + 1 more if one fails.
  public func run(_ law: Law) -> Report {
    var choices = Choices(from: RandomChoices(seed: seed.stream(for: law.name)))
    var cases = 0
    var discards = 0
    var verdict = Report.Verdict.passed
    while cases < samples {
      let number = UInt64(cases &+ discards)
      choices.begin(case: number)
      let outcome: Outcome
      do throws(Discard) {
        outcome = try law.body(&choices)
      } catch {
        choices.tally.endCase(counted: false)
        discards &+= 1
        if discards > discardLimit {
          verdict = .tooManyDiscards
          break
        }
        continue
      }
      choices.tally.endCase(counted: true)
      cases &+= 1
      if case .fails(let reason) = outcome {
        verdict = .refuted(
          Failure(choices: choices.recorded, reason: reason, caseNumber: number)
            .counterexample(to: law, seed: seed, budget: shrinkBudget))
        break
      }
    }
    return Report(
      law: law.name, statement: law.statement, engine: .sampled(seed), verdict: verdict,
      cases: cases, discards: discards, labels: choices.tally.counts)
  }
}
