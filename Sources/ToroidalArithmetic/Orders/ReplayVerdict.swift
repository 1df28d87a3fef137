/// What a ``ReplayWindow`` says of a sequence number.
@frozen
public enum ReplayVerdict: Hashable, Sendable, CaseIterable {
  /// The number was not accepted before, and is in the window or ahead of it.
  case fresh
  /// The number was accepted before.
  case duplicate
  /// The number is behind the window, and nobody knows any more whether it was accepted.
  case tooOld
  /// The number is half the ring from the latest, neither ahead of it nor behind.
  case undecided
}
