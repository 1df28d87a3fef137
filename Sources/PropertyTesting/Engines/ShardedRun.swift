/// A sampled run put together from parts, in the order of the cases, whoever ran them.
///
/// The report is that of `Sampler.run(_:)`, for every way to cut the run:
///
///     var run = ShardedRun(of: law, by: sampler)
///     while !run.isOver {
///       let range = run.nextCase..<run.nextCase + 500
///       run.add(sampler.shard(of: law, cases: range))
///     }
///     let report = sampler.report(on: law, from: run.total)
public struct ShardedRun: Sendable {
  /// The law that is judged.
  public let law: Law
  /// The sampler whose run it is.
  public let sampler: Sampler
  /// What the parts so far add up to.
  public private(set) var total = Shard.none

  /// The run of `law` by `sampler`, before its first part.
  public init(of law: Law, by sampler: Sampler) {
    self.law = law
    self.sampler = sampler
  }

  /// The number of the case with which the next part begins.
  public var nextCase: UInt64 { total.range.upperBound }

  /// Whether the run has come to its end: enough cases, too many discards, or a failure.
  public var isOver: Bool {
    total.failure != nil || total.cases >= sampler.samples || total.discards > sampler.discardLimit
  }

  /// Adds the part that begins with `nextCase`; a run that is over ignores it.
  ///
  /// Where the run ends within the part, the part is run again up to that end, since labels cannot
  /// be taken off it: by `rerun`, given the range and the limits of `Sampler.shard`, by default
  /// here.
  public mutating func add(
    _ shard: Shard,
    rerun: ((_ cases: Range<UInt64>, _ samples: Int, _ discards: Int) -> Shard)? = nil
  ) {
    if isOver { return }
    let samples = sampler.samples - total.cases
    let discards = sampler.discardLimit - total.discards
    // Discards after the last sample are no part of the run.
    let ends = shard.cases == samples && shard.failure == nil && shard.discards > 0
    guard shard.cases > samples || shard.discards > discards || ends else {
      total = total.followed(by: shard)
      return
    }
    let cut =
      rerun?(shard.range, samples, discards)
      ?? sampler.shard(of: law, cases: shard.range, samples: samples, discards: discards)
    total = total.followed(by: cut)
  }
}
