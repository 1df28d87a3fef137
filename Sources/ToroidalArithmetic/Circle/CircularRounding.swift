/// A rule that takes a real point of the circle R/mZ to a point of the lattice Z/m.
///
/// Only rules that make sense on a circle are here. Rounding toward zero is not one: zero is a
/// point like any other. `down`, `up`, `toNearestOrDown` and `toNearestOrUp` commute with every
/// translation of the lattice; `toNearestOrEven` with the even ones, since m is even.
///
/// Each rule is described by what it does to −1.5, −0.5, 0.3 and 0.5.
public enum CircularRounding: Hashable, Sendable, CaseIterable {
  /// To the next lattice point below: −2, −1, 0, 0.
  case down
  /// To the next lattice point above: −1, 0, 1, 1.
  case up
  /// To the nearest, halves down: −2, −1, 0, 0.
  case toNearestOrDown
  /// To the nearest, halves up: −1, 0, 0, 1.
  case toNearestOrUp
  /// To the nearest, halves to the even neighbor: −2, 0, 0, 0.
  case toNearestOrEven

  /// Where a real number lies between its floor and the next integer.
  @usableFromInline
  enum Fraction: Equatable {
    case zero
    case belowHalf
    case half
    case aboveHalf

    /// The place of bits / 2^W, for the W bits behind the point.
    @inlinable
    init<Bits: FixedWidthInteger & UnsignedInteger>(bits: Bits) {
      let half = Bits.halfTurn
      if bits == 0 {
        self = .zero
      } else if bits == half {
        self = .half
      } else {
        self = bits < half ? .belowHalf : .aboveHalf
      }
    }

    /// The place of 1 − fraction, for numbers counted from the other side.
    @usableFromInline
    var reflected: Fraction {
      switch self {
      case .zero: .zero
      case .belowHalf: .aboveHalf
      case .half: .half
      case .aboveHalf: .belowHalf
      }
    }
  }

  /// Whether a number with this fraction goes to floor + 1 rather than to its floor.
  @usableFromInline
  func roundsUp(_ fraction: Fraction, floorIsEven: Bool) -> Bool {
    switch (self, fraction) {
    case (_, .zero), (.down, _): false
    case (.up, _), (_, .aboveHalf): true
    case (_, .belowHalf): false
    case (.toNearestOrDown, .half): false
    case (.toNearestOrUp, .half): true
    case (.toNearestOrEven, .half): !floorIsEven
    }
  }
}
