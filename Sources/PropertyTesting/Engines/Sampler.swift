/// Judges a law by random cases, and shrinks the first that fails.
public struct Sampler: Sendable {
  /// The seed of the run; each law draws from its own stream of it.
  public let seed: Seed
  /// The cases to judge, discarded ones not counted; at least 1.
  public let samples: Int
  /// The discards after which the run gives up.
  public let discardLimit: Int
  /// The number of candidates that shrinking may try.
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

  /// The number of cases within which a law's scores guide the choices: 1000.
  ///
  /// A law that calls `Choices.target(_:)` is sampled in shards of so many cases, whose numbers
  /// begin at a multiple of it. The first quarter of a shard is drawn by chance; after it, three
  /// cases of four vary the best so far of the same shard. So each shard is a function of seed, law
  /// and its first case, and the run the same however many threads share it. A law without scores
  /// is drawn by chance throughout.
  public static let shardLength: UInt64 = 1000

  /// The report on `law`: passed, refuted, too many discards, or a label too rare.
  ///
  /// Same seed and law, same report. Complexity: O(samples + discards) runs of the law's body, and at
  /// most `shrinkBudget` + 2 more if one fails.
  ///
  /// - Parameters:
  ///   - law: the law to judge.
  ///   - isTimeUp: asked now and then whether to stop early, also while a failure is shrunk; by
  ///     default never. The report says how many cases ran. A clock makes the number of cases depend
  ///     on the machine, and how simple a counterexample is, but not the cases.
  /// - Returns: the report.
  public func run(_ law: Law, until isTimeUp: () -> Bool = { false }) -> Report {
    let shard = shard(
      of: law, cases: 0..<UInt64.max, samples: samples, discards: discardLimit, until: isTimeUp)
    let counterexample = shard.failure.map { failure in
      withoutActuallyEscaping(isTimeUp) {
        failure.counterexample(to: law, seed: seed, budget: shrinkBudget, until: $0)
      }
    }
    return report(on: law, from: shard, counterexample: counterexample)
  }

  /// What the cases with the numbers in `range` say, up to the first that fails.
  ///
  /// A case is a function of seed, law and number, so that any thread or process may run any part
  /// (see `ShardedRun`); for laws with scores, if the range begins at a multiple of `shardLength`.
  /// Ends early after `samples` cases, or more than `discards` discards, or if the time is up.
  ///
  /// - Parameters:
  ///   - law: the law to judge.
  ///   - range: the numbers of the cases.
  ///   - samples: the most cases to judge, discarded ones not counted.
  ///   - discards: the discards to bear; one more ends the shard.
  ///   - record: memory to record each case in while it is drawn, such as that of a journal; by
  ///     default none.
  ///   - isTimeUp: asked after each 64 cases whether to stop.
  /// - Returns: the shard of the cases that were run.
  public func shard(
    of law: Law, cases range: Range<UInt64>, samples: Int = .max, discards: Int = .max,
    recordedIn record: CaseRecord? = nil, until isTimeUp: () -> Bool = { false }
  ) -> Shard {
    let source = RandomChoices(seed: seed.stream(for: law.name))
    var runner = CaseRunner(law, from: source, recordedIn: record, first: range.lowerBound)
    while runner.number < range.upperBound, runner.cases < samples, runner.discards <= discards,
      runner.step()
    {
      if let (score, choices) = runner.scored {
        source.learn(choices, scored: score)
      }
      if runner.number & 63 == 0, isTimeUp() { break }
    }
    return runner.shard
  }

  /// The report that a whole run's `shard` amounts to.
  ///
  /// `counterexample` is what its failure was shrunk to; by default it is shrunk here.
  public func report(
    on law: Law, from shard: Shard, counterexample: Counterexample? = nil
  ) -> Report {
    let unmet = shard.labels.filter { $0.isUnmet(of: shard.cases, exactly: false) }
    var verdict = Report.Verdict.passed
    if let failure = shard.failure {
      verdict = .refuted(
        counterexample ?? failure.counterexample(to: law, seed: seed, budget: shrinkBudget))
    } else if shard.discards > discardLimit {
      verdict = .tooManyDiscards
    } else if shard.cases == 0 {
      verdict = .noCase
    } else if !unmet.isEmpty {
      verdict = .insufficientCoverage(unmet)
    }
    return Report(
      law: law.name, statement: law.statement, engine: .sampled(seed), verdict: verdict,
      shard: shard, planned: samples == .max ? nil : samples)
  }
}
