/// A case that failed, before it is shrunk and described.
public struct Failure: Hashable, Sendable {
  /// The choices of the case.
  public let choices: ChoiceSequence
  /// Why the law does not hold for it.
  public let reason: String
  /// The number of the case.
  public let caseNumber: UInt64

  /// The failure of the case `choices`.
  public init(choices: ChoiceSequence, reason: String, caseNumber: UInt64) {
    self.choices = choices
    self.reason = reason
    self.caseNumber = caseNumber
  }

  /// The simplest counterexample that shrinking finds, described by running it once more.
  ///
  /// Choices, values and reason are of that last run. If it does not fail, the law is no function of
  /// its choices: then what shrinking found is forgotten, and the case as first seen is reported, with
  /// the values drawn from its own choices and its own reason, and said to be unstable.
  ///
  /// By default the law runs here. Where it may trap or hang, `evaluator` runs a candidate
  /// elsewhere, and `describe` the last case. Complexity: at most `budget` calls of the evaluator
  /// and two of `describe`.
  ///
  /// - Parameters:
  ///   - law: the law that failed.
  ///   - seed: the seed of the run, if it had one.
  ///   - budget: the number of candidates that shrinking may try.
  ///   - evaluator: tells whether a candidate fails; `nil` runs the law.
  ///   - describe: what the law draws and says of a case; `nil` runs the law.
  ///   - isTimeUp: asked before each candidate whether to stop shrinking; by default never.
  /// - Returns: the counterexample.
  public func counterexample(
    to law: Law, seed: Seed?, budget: Int, evaluator: Shrinker.Evaluator? = nil,
    describe: ((ChoiceSequence) -> CaseDescription)? = nil,
    until isTimeUp: @escaping () -> Bool = { false }
  ) -> Counterexample {
    var shrinker = Shrinker(
      failing: choices, budget: budget, evaluator: evaluator ?? Shrinker.evaluator(of: law),
      until: isTimeUp)
    shrinker.run()
    let describe = describe ?? { law.description(of: $0) }
    let shrunk = ChoiceSequence(shrinker.current)
    let description = describe(shrunk)
    if case .fails(let reason) = description.outcome {
      return Counterexample(
        law: law.name, choices: shrunk, entries: description.entries, reason: reason, seed: seed,
        caseNumber: caseNumber, shrinks: shrinker.shrinks, isReproducible: true)
    }
    // The same choices draw the same values, whatever the law says of them this time.
    let entries = shrunk == choices ? description.entries : describe(choices).entries
    return Counterexample(
      law: law.name, choices: choices, entries: entries, reason: reason, seed: seed,
      caseNumber: caseNumber, shrinks: 0, isReproducible: false)
  }
}
