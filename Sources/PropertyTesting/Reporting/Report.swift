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
    /// The law holds for every case that ran, but too few of them bear these labels.
    case insufficientCoverage([LabelCount])
    /// There are more cases than the cap, at least this many; those that ran passed.
    case notEnumerable(atLeast: UInt128)
    /// The law discarded so many cases that what is left says little.
    case tooManyDiscards
    /// No case got so far as an outcome.
    case noCase
    /// Nothing was found out, for this reason: the law could not be run to an end.
    case undecided(String)
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
  /// The greatest score of a case; `nil` if none was scored.
  public let bestScore: Double?
  /// How many cases the sampler was to judge; `nil` for the other engines, or if there was no number.
  public let planned: Int?
  /// How many stored cases of the law were judged before, and hold.
  public var storedCases = 0
  /// Whether the law drew no choice in any case, so that all its cases are the same.
  public let drawsNothing: Bool
  /// How the bytes of a replayed case fit the law; `nil` if none were replayed.
  public var recordFit: RecordFit?

  /// The report on `law`, with the numbers of the `shard` that is the whole run.
  ///
  /// `planned` is the number of cases that were to run, so that a run stopped early says so.
  public init(
    law: LawName, statement: String, engine: Engine, verdict: Verdict, shard: Shard,
    planned: Int? = nil
  ) {
    self.law = law
    self.statement = statement
    self.engine = engine
    self.verdict = verdict
    cases = shard.cases
    discards = shard.discards
    labels = shard.labels
    bestScore = shard.bestScore
    drawsNothing = shard.drawsNothing
    self.planned = planned
  }

  /// The refutation, if there is one.
  public var counterexample: Counterexample? {
    if case .refuted(let counterexample) = verdict { counterexample } else { nil }
  }

  /// Whether the verdict is `passed` or `exhausted`; a run that says nothing has not passed.
  public var isSuccess: Bool {
    switch verdict {
    case .passed, .exhausted: true
    case .refuted, .insufficientCoverage, .notEnumerable, .tooManyDiscards, .noCase, .undecided:
      false
    }
  }

  /// Whether the run passed what it had time for, which is less than was planned.
  public var isStoppedEarly: Bool {
    guard let planned, cases < planned else { return false }
    return switch verdict {
    case .passed, .insufficientCoverage, .noCase: true
    case .exhausted, .refuted, .notEnumerable, .tooManyDiscards, .undecided: false
    }
  }
}
