/// The choices that a law made while it drew one case, in order: the case itself.
///
/// Whatever produced them, the law run on these choices draws the same values. They are what is
/// shrunk, stored and replayed, never the values built from them.
public struct ChoiceSequence: Hashable, Sendable {
  /// The choices, first drawn first.
  public let choices: [Choice]

  /// The sequence of these choices.
  public init(_ choices: [Choice]) {
    self.choices = choices
  }

  /// The number of choices.
  public var count: Int { choices.count }

  /// Whether `self` is simpler than `other` in shortlex order: fewer choices first; of equally many,
  /// the first that differs decides, by its rank in its own domain.
  ///
  /// Shorter comes first because a choice less is a value less to read; among equals the earlier
  /// choice decides because later ones often depend on it. The order has no infinite descent, so
  /// shrinking ends. Complexity: O(`count`).
  public func isSimpler(than other: ChoiceSequence) -> Bool {
    ChoiceSequence.isSimpler(choices, than: other.choices)
  }

  static func isSimpler(_ left: [Choice], than right: [Choice]) -> Bool {
    if left.count != right.count { return left.count < right.count }
    for (one, other) in zip(left, right) {
      let rank = one.rank
      let otherRank = other.rank
      if rank != otherRank { return rank < otherRank }
    }
    return false
  }
}
