/// Where choices come from: chance, an odometer, a record, or a fuzzer's bytes.
///
/// A law never knows which. A source returns, for each domain, some value of it; what a source
/// prefers is its own affair, so that one law serves every engine. A class, because a source is one
/// thing with a position, and a call through its table is cheaper than through an existential.
open class ChoiceSource {
  /// A source.
  public init() {}

  /// Prepares for the case with this number, before its first choice.
  open func begin(case number: UInt64) {}

  /// A value in [0, domain.maximum], for a domain of at least two values.
  ///
  /// `earlier` are the choices of this case so far, so that a source can relate values to one
  /// another. Throws `Discard` if it has no value to give; the case then ends.
  open func choose(
    from domain: ChoiceDomain, after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    0
  }

  /// A place in the order of the integers of a range (see `Choices.integer(in:named:)`), for a range
  /// of at least two.
  ///
  /// `nearEnd` is the last place at which the signs alternate, where the end nearer to zero is: in
  /// −5…100 the 10, the place of −5. It is 0 in a range of one sign. A source that draws by chance
  /// prefers what is there; the others take it for a choice from `domain`, an `index`, and so does the
  /// record. A source that passes on what another gives must pass on the place too.
  open func choose(
    from domain: ChoiceDomain, nearEndAt nearEnd: UInt128, after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    try choose(from: domain, after: earlier)
  }

  /// A place in [0, weights.count), for at least two weights of at least 1 each.
  ///
  /// The weights say how often a place is wanted, to a source that draws by chance; the others take
  /// it for a choice from `index`, and so does the record. A source that passes on what another gives
  /// must pass on the weights too.
  open func choose(
    weighted weights: [Int], after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    try choose(from: .index(through: UInt128(weights.count - 1)), after: earlier)
  }
}
