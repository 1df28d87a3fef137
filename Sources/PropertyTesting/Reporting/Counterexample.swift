/// A case for which a law does not hold, as simple as the shrinker could make it.
///
/// Everything here is of one case: choices, values and reason belong together. It is the shrunk one,
/// or, where that did not fail again, the one that failed first.
public struct Counterexample: Hashable, Sendable {
  /// The law that it refutes.
  public let law: LawName
  /// The choices of the case.
  public let choices: ChoiceSequence
  /// What the law drew and noted, in order.
  public let entries: [CaseDescription.Entry]
  /// Why the law does not hold for this case.
  public let reason: String
  /// The seed of the run, as given by the user; `nil` where nothing was drawn by chance.
  public let seed: Seed?
  /// The number of the case that failed first, from 0.
  public let caseNumber: UInt64
  /// How many times it became simpler.
  public let shrinks: Int
  /// Whether the shrunk case, run once more, failed again; if not, the law depends on more than its
  /// choices.
  public let isReproducible: Bool

  /// The counterexample `choices` to `law`, which drew and noted `entries`.
  public init(
    law: LawName, choices: ChoiceSequence, entries: [CaseDescription.Entry], reason: String,
    seed: Seed?, caseNumber: UInt64, shrinks: Int, isReproducible: Bool
  ) {
    self.law = law
    self.choices = choices
    self.entries = entries
    self.reason = reason
    self.seed = seed
    self.caseNumber = caseNumber
    self.shrinks = shrinks
    self.isReproducible = isReproducible
  }

  /// What the law drew, in order.
  public var values: [DrawnValue] { entries.values }

  /// The lines that the law noted, in order.
  public var notes: [String] { entries.notes }

  /// One line that replays exactly this case: the name of the law and the encoded choices.
  public var replayLine: String { "\(law) \(ChoiceEncoding(choices))" }
}

extension Counterexample: CustomStringConvertible {
  /// Several lines: values and notes, reason, origin, and the line that replays it.
  public var description: String {
    var lines = entries.map { "  \($0)" }
    lines.append("  reason: \(reason)")
    let origin = seed.map { "seed \($0), case \(caseNumber)" } ?? "case \(caseNumber)"
    lines.append("  found: \(origin), shrunk \(shrinks) times")
    if !isReproducible {
      lines.append("  unstable: the same choices did not fail again")
    }
    lines.append("  replay: \(replayLine)")
    return lines.joined(separator: "\n")
  }
}
