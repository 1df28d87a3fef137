/// Runs cases of one law one after the other and keeps count: the inner loop of every engine.
struct CaseRunner: ~Copyable {
  private let law: Law
  private var choices: Choices
  private let first: UInt64
  private(set) var number: UInt64
  private(set) var cases = 0
  private(set) var discards = 0
  private(set) var failure: Failure?
  private var bestScore: Double?
  private var hasDrawn = false

  /// The runner of cases of `law` from number `first`, drawn from `source` and recorded in
  /// `record`.
  init(_ law: Law, from source: ChoiceSource, recordedIn record: CaseRecord?, first: UInt64) {
    self.law = law
    self.first = first
    choices = Choices(from: source, recordedIn: record)
    number = first
  }

  /// Runs the next case; false if the law failed.
  @inline(__always)
  mutating func step() -> Bool {
    choices.begin(case: number)
    number &+= 1
    let outcome: Outcome
    do throws(Discard) {
      outcome = try law.body(&choices)
      if choices.count > 0 { hasDrawn = true }
    } catch {
      if choices.count > 0 { hasDrawn = true }
      choices.tally.endCase(counted: false)
      discards &+= 1
      choices.score = nil
      return true
    }
    choices.tally.endCase(counted: true)
    cases &+= 1
    if let score = choices.score { bestScore = max(score, bestScore ?? score) }
    if case .fails(let reason) = outcome {
      failure = Failure(choices: choices.recorded, reason: reason, caseNumber: number &- 1)
      return false
    }
    return true
  }

  /// The case that has just run, if it has a score; discarded cases have none.
  @inline(__always)
  var scored: (score: Double, choices: ChoiceSequence)? {
    if let score = choices.score { (score, choices.recorded) } else { nil }
  }

  /// What the cases so far said.
  var shard: Shard {
    Shard(
      range: first..<number, cases: cases, discards: discards, labels: choices.tally.counts,
      bestScore: bestScore, failure: failure, drawsNothing: number > first && !hasDrawn)
  }
}
