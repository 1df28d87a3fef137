/// Judges a law by every case there is, and shrinks the first that fails.
public struct Enumerator: Sendable {
  /// The largest number of cases to run, discarded ones included; at least 1.
  public let cap: Int
  /// The number of candidates that shrinking may try.
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
    var walk = EnumerationWalk(of: law, by: self)
    walk.advance(cases: cap)
    return walk.report()
  }
}
