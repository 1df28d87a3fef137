/// What consecutive cases of one law said: a part of a run, which other parts complete.
///
/// Threads and child processes each judge some cases; `ShardedRun` and `EnumerationWalk` put
/// the parts together. The result is that of one run, whoever ran which part.
public struct Shard: Hashable, Sendable {
  /// The numbers of the cases that were run.
  public let range: Range<UInt64>
  /// How many of them ended with an outcome, a failing one included.
  public let cases: Int
  /// How many ended without.
  public let discards: Int
  /// The labels of the cases, in the order of their bytes.
  public let labels: [LabelCount]
  /// The greatest score of a case; `nil` if none was scored.
  public let bestScore: Double?
  /// The case that failed, the last of the range; `nil` if none did.
  public let failure: Failure?
  /// Whether there are cases, and none drew a choice.
  public let drawsNothing: Bool

  /// The part that consists of these numbers.
  public init(
    range: Range<UInt64>, cases: Int, discards: Int, labels: [LabelCount] = [],
    bestScore: Double? = nil, failure: Failure? = nil, drawsNothing: Bool = false
  ) {
    self.range = range
    self.cases = cases
    self.discards = discards
    self.labels = labels
    self.bestScore = bestScore
    self.failure = failure
    self.drawsNothing = drawsNothing
  }

  /// The part before any case.
  static let none = Shard(range: 0..<0, cases: 0, discards: 0)

  /// This part and `next`, which begins where this one ends.
  public func followed(by next: Shard) -> Shard {
    precondition(
      next.range.lowerBound == range.upperBound,
      "expected a shard from case \(range.upperBound), found one from \(next.range.lowerBound)")
    let parts = [self, next].filter { !$0.range.isEmpty }
    return Shard(
      range: range.lowerBound..<next.range.upperBound, cases: cases + next.cases,
      discards: discards + next.discards, labels: LabelCount.sums(labels, next.labels),
      bestScore: [bestScore, next.bestScore].compactMap { $0 }.max(),
      failure: failure ?? next.failure,
      drawsNothing: !parts.isEmpty && parts.allSatisfy(\.drawsNothing))
  }
}
