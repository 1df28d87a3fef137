/// A rule that takes a real number to an integer.
///
/// A line has a zero and two ends, which a circle has not: so rules that look at the sign are here
/// too, and not in ``CircularRounding``.
///
/// Each rule is described by what it does to −1.5, −0.5, 0.3, 0.5 and 1.5.
public enum LineRounding: Hashable, Sendable, CaseIterable {
  /// To the next integer below: −2, −1, 0, 0, 1.
  case down
  /// To the next integer above: −1, 0, 1, 1, 2.
  case up
  /// To the next integer that is nearer to zero: −1, 0, 0, 0, 1.
  case towardZero
  /// To the next integer that is farther from zero: −2, −1, 1, 1, 2.
  case awayFromZero
  /// To the nearest, halves down: −2, −1, 0, 0, 1.
  case toNearestOrDown
  /// To the nearest, halves up: −1, 0, 0, 1, 2.
  case toNearestOrUp
  /// To the nearest, halves to the even neighbor: −2, 0, 0, 0, 2.
  case toNearestOrEven
  /// To the nearest, halves away from zero: −2, −1, 0, 1, 2.
  case toNearestOrAwayFromZero

  /// What the rule does to the magnitude of a number with this sign.
  func ofMagnitude(isNegative: Bool) -> CircularRounding {
    switch self {
    case .down: isNegative ? .up : .down
    case .up: isNegative ? .down : .up
    case .towardZero: .down
    case .awayFromZero: .up
    case .toNearestOrDown: isNegative ? .toNearestOrUp : .toNearestOrDown
    case .toNearestOrUp: isNegative ? .toNearestOrDown : .toNearestOrUp
    case .toNearestOrEven: .toNearestOrEven
    case .toNearestOrAwayFromZero: .toNearestOrUp
    }
  }
}
