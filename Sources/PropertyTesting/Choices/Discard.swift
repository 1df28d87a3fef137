/// Why a case ended without an outcome: it counts neither for nor against the law.
///
/// It is the only error that a law's body throws.
@frozen
public enum Discard: Error, Hashable, Sendable {
  /// The law assumed something that the drawn values do not satisfy.
  case assumption
  /// A replayed sequence ended before the law stopped drawing.
  case overrun
  /// The case drew more choices than `Choices.limit`.
  case tooManyChoices
}
