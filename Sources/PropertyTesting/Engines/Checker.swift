/// Judges laws by every case where there are few enough, and by random ones where there are not.
///
/// The report says which: `enumerated all 65,536 cases`, or `passed 1,000 cases`.
public struct Checker: Sendable {
  /// The engine of the laws with more cases than the cap.
  public let sampler: Sampler
  /// The largest number of cases to enumerate, discarded ones included; at least 1.
  public let cap: Int

  /// The checker that enumerates up to `cap` cases, by default all pairs of bytes, and samples else.
  public init(sampler: Sampler, enumeratingUpTo cap: Int = 1 << 16) {
    precondition(cap > 0, "expected a cap of at least 1, found \(cap)")
    self.sampler = sampler
    self.cap = cap
  }

  /// The report on `law`: of the enumerator if it comes to an end under the cap, else of the sampler.
  ///
  /// Complexity: O(cap + samples) runs of the law's body.
  public func run(_ law: Law) -> Report {
    let report = Enumerator(cap: cap, shrinkBudget: sampler.shrinkBudget).run(law)
    if case .notEnumerable = report.verdict { return sampler.run(law) }
    return report
  }

  /// The reports on `laws`, in their order.
  ///
  /// Each law draws from its own stream of the seed, so a report does not depend on the others.
  public func run(_ laws: [Law]) -> [Report] {
    laws.map { run($0) }
  }
}
