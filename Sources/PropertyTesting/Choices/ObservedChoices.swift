/// Another source, of which a subclass sees every case and choice before the law does.
///
/// So a journal has the choice on disk when the law traps on it:
///
///     final class JournaledChoices: ObservedChoices {
///       override func observe(case number: UInt64) { journal.begin(number) }
///       override func observe(_ value: UInt128, from domain: ChoiceDomain) {
///         journal.append(value, byteCount: domain.byteCount)
///       }
///     }
///
///     let shard = sampler.shard(of: law, cases: range) { JournaledChoices($0) }
///
/// The choices are those of the other source: to watch a run does not change it.
open class ObservedChoices: ChoiceSource {
  private let source: ChoiceSource

  /// The source that passes on what `source` gives.
  public init(_ source: ChoiceSource) {
    self.source = source
  }

  /// Called before the first choice of the case with this number.
  open func observe(case number: UInt64) {}

  /// Called with each choice, before the law gets it.
  open func observe(_ value: UInt128, from domain: ChoiceDomain) {}

  /// Begins the case in the other source.
  public final override func begin(case number: UInt64) {
    observe(case: number)
    source.begin(case: number)
  }

  /// The other source's value.
  public final override func choose(
    from domain: ChoiceDomain, after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    let value = try source.choose(from: domain, after: earlier)
    observe(value, from: domain)
    return value
  }

  /// The other source's place.
  public final override func choose(
    weighted weights: [Int], after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    let value = try source.choose(weighted: weights, after: earlier)
    observe(value, from: .index(through: UInt128(weights.count - 1)))
    return value
  }
}
