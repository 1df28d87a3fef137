/// An enumeration in steps, each of which can be told to a journal, or run by another process.
///
/// A step starts at a place, the values of the choices of its first case, and a walk that starts
/// there again visits the same cases:
///
///     var walk = EnumerationWalk(of: law, by: enumerator)
///     while !walk.isOver {
///       journal.write(walk.place)
///       walk.advance(cases: 4096)
///     }
///     let report = walk.report()
public struct EnumerationWalk: Sendable {
  /// The law that is judged.
  public let law: Law
  /// The enumerator whose walk it is.
  public let enumerator: Enumerator
  /// What the cases so far add up to.
  public private(set) var total = Shard.none
  /// The values of the choices with which the next case begins; zeros follow.
  public private(set) var place: [UInt128] = []

  private var isExhausted = false
  /// A bound that shows that the cap is too small.
  private var least: UInt128?

  /// The walk through the cases of `law` by `enumerator`, before the first.
  public init(of law: Law, by enumerator: Enumerator) {
    self.law = law
    self.enumerator = enumerator
  }

  /// Whether the walk has come to its end: all cases, the cap, or a failure.
  public var isOver: Bool { isExhausted || least != nil || total.failure != nil }

  /// Judges up to `count` cases more, `count` ≥ 1.
  ///
  /// `wrap` stands between the odometer and the law; by default nothing does.
  public mutating func advance(
    cases count: Int, through wrap: (ChoiceSource) -> ChoiceSource = { $0 }
  ) {
    precondition(count > 0, "expected at least 1 case, found \(count)")
    if isOver { return }
    let source = ExhaustiveChoices(from: place)
    let first = total.range.upperBound
    var runner = CaseRunner(law, from: wrap(source), first: first)
    let cap = UInt64(enumerator.cap)
    let end = first + min(UInt64(count), cap - first)
    var hasNext = true
    while hasNext, runner.number < end, runner.step() {
      // One case tells of wide choices that no walk ends.
      if runner.number == 1, source.remainingAtLeast >= UInt128(cap) {
        let remaining = source.remainingAtLeast
        least = remaining == .max ? .max : remaining + 1
        break
      }
      hasNext = source.advance()
    }
    total = total.followed(by: runner.shard)
    place = source.values
    isExhausted = !hasNext
    if !isOver, total.range.upperBound == cap { least = UInt128(cap) + 1 }
  }

  /// The report on the walk as far as it went.
  ///
  /// A walk that is not over has shown no more than that the law is not yet enumerated.
  /// `counterexample` is what its failure was shrunk to; by default it is shrunk here.
  public func report(counterexample: Counterexample? = nil) -> Report {
    let unmet = total.labels.filter { $0.isUnmet(of: total.cases, exactly: true) }
    let verdict: Report.Verdict =
      if let failure = total.failure {
        .refuted(
          counterexample
            ?? failure.counterexample(to: law, seed: nil, budget: enumerator.shrinkBudget))
      } else if !isExhausted {
        .notEnumerable(atLeast: least ?? UInt128(total.range.upperBound) + 1)
      } else if total.cases == 0 {
        // A law that assumes what no case satisfies has not been shown to hold.
        .noCase
      } else if !unmet.isEmpty {
        .insufficientCoverage(unmet)
      } else {
        .exhausted
      }
    return Report(
      law: law.name, statement: law.statement, engine: .enumerated(cap: enumerator.cap),
      verdict: verdict, shard: total)
  }
}
