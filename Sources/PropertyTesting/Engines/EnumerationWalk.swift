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

  /// What one step found out; a child process that takes a step sends it back.
  public struct Step: Hashable, Sendable {
    /// What the cases of the step said.
    public let shard: Shard
    /// The values of the choices with which the next case begins.
    public let place: [UInt128]
    /// Whether there is no next case.
    public let isLast: Bool
    /// How many cases the law has at least, if the step shows that they are more than the cap.
    public let tooMany: UInt128?

    /// The step that found this out.
    public init(shard: Shard, place: [UInt128], isLast: Bool, tooMany: UInt128? = nil) {
      self.shard = shard
      self.place = place
      self.isLast = isLast
      self.tooMany = tooMany
    }
  }

  private var isExhausted = false
  private var tooMany: UInt128?

  /// The walk through the cases of `law` by `enumerator`, before the first.
  public init(of law: Law, by enumerator: Enumerator) {
    self.law = law
    self.enumerator = enumerator
  }

  /// Whether the walk has come to its end: all cases, the cap, or a failure.
  public var isOver: Bool { isExhausted || tooMany != nil || total.failure != nil }

  /// Judges up to `count` cases more, `count` ≥ 1; a walk that is over stays where it is.
  ///
  /// They are recorded in `record`, if there is one.
  public mutating func advance(cases count: Int, recordedIn record: CaseRecord? = nil) {
    if !isOver { add(step(cases: count, recordedIn: record)) }
  }

  /// Adds a step that was taken from here, by whomever; the walk must not be over.
  public mutating func add(_ step: Step) {
    precondition(!isOver, "expected a walk that is not over")
    total = total.followed(by: step.shard)
    place = step.place
    isExhausted = step.isLast
    tooMany = step.tooMany
  }

  /// The step of up to `count` cases from here, `count` ≥ 1; the walk must not be over.
  ///
  /// They are recorded in `record`, if there is one.
  public func step(cases count: Int, recordedIn record: CaseRecord? = nil) -> Step {
    precondition(count > 0, "expected at least 1 case, found \(count)")
    precondition(!isOver, "expected a walk that is not over")
    let source = ExhaustiveChoices(from: place)
    let first = total.range.upperBound
    var runner = CaseRunner(law, from: source, recordedIn: record, first: first)
    let cap = UInt64(enumerator.cap)
    let end = first + min(UInt64(count), cap - first)
    var tooMany: UInt128?
    var hasNext = true
    while hasNext, runner.number < end, runner.step() {
      // One case tells of wide choices that no walk ends.
      if runner.number == 1, source.remainingAtLeast >= UInt128(cap) {
        let remaining = source.remainingAtLeast
        tooMany = remaining == .max ? .max : remaining + 1
        break
      }
      hasNext = source.advance()
    }
    let shard = runner.shard
    if hasNext, tooMany == nil, shard.failure == nil, shard.range.upperBound == cap {
      tooMany = UInt128(cap) + 1
    }
    return Step(shard: shard, place: source.values, isLast: !hasNext, tooMany: tooMany)
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
        .notEnumerable(atLeast: tooMany ?? UInt128(total.range.upperBound) + 1)
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
