/// A real point of the circle R/mZ with a rational coordinate: floor + numerator/denominator.
///
/// Means, geodesics and changes of scale lead to points between lattice points. They are kept
/// exactly, in lowest terms, until somebody names a rule to round them by:
///
///     let third = RationalPoint(floor: UInt8(255), numerator: 2, denominator: 3)
///     third.rounded(.down)               // 255
///     third.rounded(.toNearestOrEven)    // 0: the lattice point after 255
///
/// Two are equal exactly if they are the same real point of the circle.
@frozen
public struct RationalPoint<Scalar: FixedWidthInteger> {
  /// The lattice point at the point, or the last one before it.
  public let floor: Scalar

  /// The numerator of the part after the floor, in [0, denominator).
  public let numerator: UInt64

  /// The denominator of the part after the floor, at least 1, with no divisor shared with the
  /// numerator.
  public let denominator: UInt64

  /// The point floor + numerator/denominator, reduced to lowest terms.
  ///
  /// - Precondition: numerator < denominator.
  /// - Complexity: O(log(denominator)) divisions.
  public init(floor: Scalar, numerator: UInt64 = 0, denominator: UInt64 = 1) {
    precondition(
      numerator < denominator, "expected a fraction in [0, 1), found \(numerator)/\(denominator)")
    let divisor = greatestCommonDivisor(numerator, denominator)
    self.floor = floor
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// Whether the point is the lattice point `floor`.
  @inlinable
  public var isLatticePoint: Bool { numerator == 0 }

  /// The lattice point that `rule` takes the point to, modulo m.
  ///
  /// - Complexity: O(1).
  public func rounded(_ rule: CircularRounding) -> Scalar {
    let fraction: CircularRounding.Fraction =
      if numerator == 0 {
        .zero
      } else if numerator == denominator - numerator {
        .half
      } else {
        numerator < denominator - numerator ? .belowHalf : .aboveHalf
      }
    let up = rule.roundsUp(fraction, floorIsEven: floor.trailingZeroBitCount != 0)
    return up ? floor &+ Scalar.step : floor
  }

  /// The point moved by `displacement`, modulo m; the fraction stays.
  @inlinable
  public func translated(by displacement: Displacement<Scalar>) -> Self {
    Self(
      reducedFloor: floor.translated(by: displacement), numerator: numerator,
      denominator: denominator)
  }

  /// The point whose fraction is in lowest terms already.
  @inlinable
  init(reducedFloor floor: Scalar, numerator: UInt64, denominator: UInt64) {
    self.floor = floor
    self.numerator = numerator
    self.denominator = denominator
  }
}

extension RationalPoint: Hashable {}

extension RationalPoint: Sendable where Scalar: Sendable {}

extension RationalPoint: CustomStringConvertible {
  /// The floor in decimal, and the fraction where there is one: `255+2/3`.
  public var description: String {
    isLatticePoint ? String(floor) : String(floor) + "+\(numerator)/\(denominator)"
  }
}

extension RationalPoint {
  /// The midpoint as a rational point, with denominator 1 or 2.
  @inlinable
  public init(_ midpoint: Midpoint<Scalar>) {
    self.init(
      reducedFloor: midpoint.floor, numerator: midpoint.isHalfway ? 1 : 0,
      denominator: midpoint.isHalfway ? 2 : 1)
  }
}

/// The greatest common divisor of `a` and `b`, by Euclid's algorithm; that of 0 and b is b.
@usableFromInline
func greatestCommonDivisor(_ a: UInt64, _ b: UInt64) -> UInt64 {
  var (a, b) = (a, b)
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
