/// A case that failed, before it is shrunk and described.
struct Failure {
  let choices: ChoiceSequence
  let reason: String
  let caseNumber: UInt64

  /// The simplest counterexample that shrinking finds, described by running it once more.
  ///
  /// Values and reason are of that last run. If it does not fail, the law is no function of its
  /// choices: then the failure as first seen is reported, and said to be unstable.
  func counterexample(to law: Law, seed: Seed?, budget: Int) -> Counterexample {
    var shrinker = Shrinker(law: law, failing: choices, budget: budget)
    shrinker.run()
    let shrunk = ChoiceSequence(shrinker.current)
    var choices = Choices(from: ReplayedChoices(shrunk))
    choices.transcript = Transcript()
    choices.begin(case: 0)
    var described = reason
    var isReproducible = false
    if case .fails(let reason)? = try? law.body(&choices) {
      described = reason
      isReproducible = true
    }
    let transcript = choices.transcript ?? Transcript()
    return Counterexample(
      law: law.name, choices: shrunk, values: transcript.values, notes: transcript.notes,
      reason: described, seed: seed, caseNumber: caseNumber, shrinks: shrinker.shrinks,
      isReproducible: isReproducible)
  }
}
