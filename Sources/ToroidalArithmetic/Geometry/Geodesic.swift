/// A shortest path on one circle: γ(t) = start + t · velocity modulo m, for t in [0, 1].
///
///     let path = UInt8(250).geodesics(to: 3).unique     // 250 by 9
///     path?.point(at: 1, over: 2)                       // 254+1/2: 254 + ½
///
/// Between antipodal points there are two, one for each direction.
@frozen
public struct Geodesic<Scalar: FixedWidthInteger> {
  /// γ(0).
  public let start: Scalar

  /// The velocity, constant along the path: an integer in [−m/2, m/2], the way from start to end.
  public let velocity: Tangent<Scalar>

  /// The path from `start` with this velocity.
  ///
  /// - Precondition: |velocity| ≤ m/2, beyond which the path is not a shortest one. Longer ways are
  ///   for ``Swift/FixedWidthInteger/exponential(of:)``.
  @inlinable
  public init(from start: Scalar, velocity: Tangent<Scalar>) {
    precondition(
      velocity.magnitude <= UInt128(Scalar.injectivityRadius),
      "expected a velocity of at most \(Scalar.injectivityRadius), found \(velocity.magnitude)")
    self.start = start
    self.velocity = velocity
  }

  /// γ(1) = exp_start(velocity).
  @inlinable
  public var end: Scalar { start.exponential(of: velocity) }

  /// |velocity|, the circular distance from start to end, in [0, m/2].
  @inlinable
  public var length: Scalar.Magnitude { Scalar.Magnitude(truncatingIfNeeded: velocity.magnitude) }

  /// The same path from its end to its start.
  @inlinable
  public var reversed: Self { Self(from: end, velocity: -velocity) }

  /// γ(numerator/denominator), exactly: the real point that divides the path in that proportion.
  ///
  ///     let path = UInt8(250).geodesics(to: 4).unique     // 250 by 10: 10 steps
  ///     path?.point(at: 1, over: 3)                       // 253+1/3
  ///     path?.point(at: 1, over: 3).rounded(.up)          // 254
  ///
  /// Nothing is rounded here: ``RationalPoint/rounded(_:)`` does it afterwards, by a named rule.
  /// The rules `down`, `up`, `toNearestOrDown` and `toNearestOrUp` commute with translations
  /// of the path, `toNearestOrEven` with those by an even number of steps. Reflections exchange
  /// `down` and `up`, `toNearestOrDown` and `toNearestOrUp`, and leave `toNearestOrEven`.
  ///
  /// - Precondition: numerator ≤ denominator, and denominator ≥ 1. Beyond its end a path need not
  ///   be shortest, so there is no extrapolation.
  /// - Complexity: O(log(denominator)) divisions, to reduce the fraction.
  public func point(at numerator: UInt64, over denominator: UInt64) -> RationalPoint<Scalar> {
    precondition(
      denominator != 0 && numerator <= denominator,
      "expected a fraction in [0, 1], found \(numerator)/\(denominator)")
    let (steps, remainder) = velocity.magnitude.multiplied(by: numerator, over: denominator)
    let whole = Scalar(truncatingIfNeeded: steps)
    if !velocity.isNegative {
      return RationalPoint(
        floor: start &+ whole, numerator: remainder, denominator: denominator)
    }
    if remainder == 0 { return RationalPoint(floor: start &- whole) }
    // −(steps + r/q) = −steps − 1 + (q − r)/q.
    return RationalPoint(
      floor: start &- whole &- Scalar.step, numerator: denominator - remainder,
      denominator: denominator)
  }
}

extension Geodesic: Hashable {}

extension Geodesic: Sendable where Scalar: Sendable {}

extension FixedWidthInteger {
  /// The shortest paths from `self` to `other`: one, or two between antipodal points, the one
  /// downward first.
  ///
  ///     UInt8(3).geodesics(to: 250)       // {3 by -9}
  ///     UInt8(0).geodesics(to: 128)       // {0 by -128, 0 by 128}
  ///
  /// Those from `other` to `self` are the same, reversed. A point has one path to itself, of
  /// length 0.
  ///
  /// - Complexity: O(1).
  public func geodesics(to other: Self) -> Alternatives<Geodesic<Self>> {
    logarithms(to: other).map { Geodesic(from: self, velocity: $0) }
  }
}

extension Alternatives {
  /// The real points at numerator/denominator of the paths: two if there are two paths and the
  /// fraction is neither 0 nor 1, by increasing floor.
  ///
  ///     UInt8(0).geodesics(to: 128).points(at: 1, over: 3)    // {42+2/3, 213+1/3}
  ///     UInt8(0).geodesics(to: 128).points(at: 1, over: 1)    // {128}
  ///
  /// At ½ they are the ``Swift/FixedWidthInteger/midpoints(to:)``. Whether there are two is decided
  /// before any rounding.
  ///
  /// - Precondition: numerator ≤ denominator, and denominator ≥ 1.
  /// - Complexity: O(log(denominator)) divisions.
  public func points<Scalar: FixedWidthInteger>(
    at numerator: UInt64, over denominator: UInt64
  ) -> Alternatives<RationalPoint<Scalar>> where Value == Geodesic<Scalar> {
    switch map({ $0.point(at: numerator, over: denominator) }) {
    case .unique(let point): .unique(point)
    case .pair(let first, let second) where first == second: .unique(first)
    // Two points between antipodal ends are on different half circles, and so are their floors.
    case .pair(let first, let second) where first.floor < second.floor: .pair(first, second)
    case .pair(let first, let second): .pair(second, first)
    }
  }
}

extension UInt128 {
  /// Quotient and remainder of self · numerator by denominator; the quotient is at most `self`.
  ///
  /// The product has up to 192 bits. It is divided as one does on paper, in digits of 64 bits.
  fileprivate func multiplied(
    by numerator: UInt64, over denominator: UInt64
  ) -> (quotient: UInt128, remainder: UInt64) {
    let (high, low) = multipliedFullWidth(by: UInt128(numerator))
    var quotient: UInt128 = 0
    var remainder: UInt64 = 0
    func divide(_ word: UInt64) {
      let digit: UInt64
      (digit, remainder) = denominator.dividingFullWidth((remainder, word))
      quotient = quotient << 64 | UInt128(digit)
    }
    divide(UInt64(truncatingIfNeeded: high))
    divide(UInt64(truncatingIfNeeded: low >> 64))
    divide(UInt64(truncatingIfNeeded: low))
    return (quotient, remainder)
  }
}

extension Geodesic: CustomStringConvertible {
  /// Where it starts and how far it goes, such as `250 by 9`.
  public var description: String { String(start) + " by " + velocity.description }
}
