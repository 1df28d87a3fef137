/// A recorded sequence once more.
///
/// Where the law asks for something else than was recorded, because the record was edited or the
/// law has changed, it gets the simplest value, 0; so what is drawn is always in the domain that was
/// asked for. When the record is used up, the case is discarded as an overrun.
public final class ReplayedChoices: ChoiceSource {
  private var recorded: [Choice]
  private var position = 0

  /// The source of the choices of `sequence`, the same for every case.
  public init(_ sequence: ChoiceSequence) {
    recorded = sequence.choices
  }

  /// Replaces the record, so that one source serves a whole search.
  func load(_ choices: [Choice]) {
    recorded = choices
  }

  /// Returns to the first choice.
  public override func begin(case number: UInt64) {
    position = 0
  }

  /// The recorded value if it belongs to `domain`; 0 otherwise.
  ///
  /// A signed residue and a float mean another number at another width, so they must match in width
  /// too.
  public override func choose(
    from domain: ChoiceDomain, after earlier: borrowing Span<Choice>
  ) throws(Discard) -> UInt128 {
    guard position < recorded.count else { throw .overrun }
    let choice = recorded[position]
    position += 1
    guard choice.domain.kind == domain.kind, choice.value <= domain.maximum else { return 0 }
    if domain.kind == .signed, choice.domain != domain { return 0 }
    if domain.kind == .float, choice.domain.bitWidth != domain.bitWidth { return 0 }
    return choice.value
  }
}
