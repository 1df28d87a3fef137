/// Makes a failing case simpler, in shortlex order, until no pass makes it simpler or the budget ends.
///
/// A pass proposes an edited choice sequence, a candidate; if it is simpler, the law is run on it; if
/// it still fails, what it drew on the way becomes the current case, provided that is simpler. Since
/// every value comes from the law's own draws, no shrunk value leaves its domain, and since the order
/// has no infinite descent, shrinking ends.
///
/// The budget pays for each candidate, run or not, and for the search for candidates in a long case:
/// for 1024 pairs of choices looked at as for one candidate. Complexity: at most `budget` runs of the
/// law, and O(`budget` · n · log n) steps beside them, for a case of n choices.
public struct Shrinker {
  /// The number of candidates that shrinking tries unless told otherwise: 20,000.
  public static let defaultBudget = 20_000

  /// The simplest failing case so far.
  public private(set) var current: [Choice]
  /// How many times the case became simpler.
  public private(set) var shrinks = 0
  /// How many candidates are left, each of at most one run of the law.
  public private(set) var budget: Int

  /// How many of them the present pass may take.
  private var allowance = 0
  /// The looks not yet paid for.
  private var looks = 0

  private let evaluator: Evaluator
  private let isTimeUp: () -> Bool

  /// Runs the law on a candidate: the choices that it drew if it fails, `nil` if it does not.
  ///
  /// A candidate too short for the law does not fail; of one too long the rest is not drawn.
  public typealias Evaluator = (ChoiceSequence) -> ChoiceSequence?

  /// The shrinker of the case `failing`, which takes at most `budget` calls of `evaluator`.
  ///
  /// `isTimeUp` is asked before each call whether to stop, by default never. A clock makes the result
  /// depend on the machine; without one it is a function of the case and what the evaluator says.
  public init(
    failing: ChoiceSequence, budget: Int = defaultBudget, evaluator: @escaping Evaluator,
    until isTimeUp: @escaping () -> Bool = { false }
  ) {
    self.evaluator = evaluator
    self.isTimeUp = isTimeUp
    self.budget = budget
    current = failing.choices
  }

  /// The shrinker of the case `failing` of `law`, which takes at most `budget` runs of it.
  public init(
    law: Law, failing: ChoiceSequence, budget: Int = defaultBudget,
    until isTimeUp: @escaping () -> Bool = { false }
  ) {
    self.init(
      failing: failing, budget: budget, evaluator: Self.evaluator(of: law), until: isTimeUp)
  }

  /// The evaluator that runs `law` in this thread.
  public static func evaluator(of law: Law) -> Evaluator {
    let source = ReplayedChoices(ChoiceSequence([]))
    return { candidate in
      source.load(candidate.choices)
      var choices = Choices(from: source)
      choices.begin(case: 0)
      guard case .fails? = try? law.body(&choices) else { return nil }
      return choices.recorded
    }
  }

  /// Runs the passes over and over, until none makes the case simpler, the budget is used up, or the
  /// time is.
  public mutating func run() {
    let passes: [(inout Shrinker) -> Void] = [
      { $0.deleteChunks() }, { $0.zeroRuns() }, { $0.deleteElements() }, { $0.translate() },
      { $0.lowerEach() }, { $0.lowerEqual() }, { $0.lowerAgainstCorners() },
      { $0.redistribute() }, { $0.sort() },
    ]
    var before: Int
    repeat {
      before = shrinks
      for pass in passes {
        // A quarter of what is left, so that a pass over a long case does not starve the others.
        allowance = (budget + 3) / 4
        pass(&self)
      }
      if shrinks == before {
        allowance = (budget + 3) / 4
        tradeElements()
      }
    } while shrinks > before && budget > 0
  }

  /// Whether the present pass may try another candidate.
  var mayRun: Bool { allowance > 0 }

  /// Takes `count` candidates off the budget.
  private mutating func pay(_ count: Int) {
    allowance -= count
    budget = max(0, budget - count)
  }

  /// Pays for `count` looks at choices, or at pairs of them, that lead to no candidate: in a case of
  /// thousands there are millions.
  mutating func look(at count: Int = 1) {
    looks += count
    guard looks >= 1024 else { return }
    pay(looks / 1024)
    looks %= 1024
  }

  /// Adopts `candidate` if it is simpler and fails; says whether the current case became simpler.
  mutating func adopt(_ candidate: [Choice]) -> Bool {
    guard mayRun else { return false }
    pay(1)
    guard ChoiceSequence.isSimpler(candidate, than: current) else { return false }
    if isTimeUp() {
      allowance = 0
      budget = 0
      return false
    }
    guard let drawn = evaluator(ChoiceSequence(candidate))?.choices,
      ChoiceSequence.isSimpler(drawn, than: current)
    else { return false }
    current = drawn
    shrinks += 1
    return true
  }

  /// Adopts the current case with other values at some places, each value in its domain.
  mutating func adopt(replacing values: [(place: Int, value: UInt128)]) -> Bool {
    guard mayRun else { return false }
    var candidate = current
    for (place, value) in values {
      candidate[place] = Choice(value, from: candidate[place].domain)
    }
    return adopt(candidate)
  }
}
