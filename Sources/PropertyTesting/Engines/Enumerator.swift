/// Judges a law by every case there is, and shrinks the first that fails.
public struct Enumerator: Sendable {
  /// The largest number of cases to run, discarded ones included; at least 1.
  public let cap: Int
  /// The number of runs of the law that shrinking may take.
  public let shrinkBudget: Int

  /// The enumerator of at most `cap` cases; by default 2^24, all triples of bytes.
  public init(cap: Int = 1 << 24, shrinkBudget: Int = Shrinker.defaultBudget) {
    precondition(cap > 0, "expected a cap of at least 1, found \(cap)")
    self.cap = cap
    self.shrinkBudget = shrinkBudget
  }

  /// The report on `law`: exhausted with the exact number of cases, refuted, or not enumerable.
  ///
  /// A law whose first case already shows that there are more cases than the cap ends after it.
  /// Complexity: O(min(cap, cases)) runs of the law's body.
  public func run(_ law: Law) -> Report {
    let source = ExhaustiveChoices()
    var choices = Choices(from: source)
    var cases = 0
    var discards = 0
    var verdict = Report.Verdict.exhausted
    repeat {
      let number = cases &+ discards
      if number == cap {
        verdict = .notEnumerable(atLeast: UInt128(cap) + 1)
        break
      }
      choices.begin(case: UInt64(number))
      do throws(Discard) {
        let outcome = try law.body(&choices)
        choices.tally.endCase(counted: true)
        cases &+= 1
        if case .fails(let reason) = outcome {
          verdict = .refuted(
            Failure(choices: choices.recorded, reason: reason, caseNumber: UInt64(number))
              .counterexample(to: law, seed: nil, budget: shrinkBudget))
          break
        }
      } catch {
        choices.tally.endCase(counted: false)
        discards &+= 1
      }
      if number == 0 {
        let remaining = source.remainingAtLeast
        if remaining >= UInt128(cap) {
          verdict = .notEnumerable(atLeast: remaining == .max ? .max : remaining + 1)
          break
        }
      }
    } while source.advance()
    // A law that assumes what no case satisfies has not been shown to hold.
    if verdict == .exhausted, cases == 0 { verdict = .noCase }
    return Report(
      law: law.name, statement: law.statement, engine: .enumerated(cap: cap), verdict: verdict,
      cases: cases, discards: discards, labels: choices.tally.counts)
  }
}
