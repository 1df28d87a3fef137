/// A midpoint of two lattice points: a lattice point, or the real point halfway to the next.
@frozen
public struct Midpoint<Scalar: FixedWidthInteger> {
  /// The lattice point at the midpoint or half a step before it.
  public let floor: Scalar

  /// Whether the midpoint is floor + ½ rather than `floor` itself.
  public let isHalfway: Bool

  /// The point floor, or floor + ½.
  @inlinable
  public init(floor: Scalar, isHalfway: Bool) {
    self.floor = floor
    self.isHalfway = isHalfway
  }

  /// The lattice point that `rule` takes the midpoint to.
  ///
  ///     let midpoint = Midpoint(floor: Int8(-2), isHalfway: true)     // -2+1/2, the midpoint of −3 and 0
  ///     midpoint.rounded(.down)               // −2
  ///     midpoint.rounded(.up)                 // −1
  ///     midpoint.rounded(.toNearestOrEven)    // −2
  public func rounded(_ rule: CircularRounding) -> Scalar {
    let up = rule.roundsUp(
      isHalfway ? .half : .zero, floorIsEven: floor.trailingZeroBitCount != 0)
    return up ? floor &+ Scalar.step : floor
  }
}

extension Midpoint: Hashable {}

extension Midpoint: Sendable where Scalar: Sendable {}

extension Midpoint: CustomStringConvertible {
  /// The floor in decimal, and `+1/2` where the midpoint is halfway.
  public var description: String { String(floor) + (isHalfway ? "+1/2" : "") }
}

/// The set of midpoints of the shortest arcs between two points of the circle: one, or two where
/// the points are antipodal.
///
/// The set is decided before any rounding: antipodal points have two midpoints even where a
/// rounding rule takes both to one lattice point (which happens only in Z/2). Two midpoints are
/// antipodal themselves, and come by increasing floor.
public typealias Midpoints<Scalar: FixedWidthInteger> = Alternatives<Midpoint<Scalar>>

extension Midpoints: CustomStringConvertible {
  /// The set, by increasing floor: `{255}`, `{64, 192}`.
  public var description: String {
    switch self {
    case .unique(let midpoint): "{\(midpoint)}"
    case .pair(let first, let second): "{\(first), \(second)}"
    }
  }
}

extension FixedWidthInteger {
  /// The real points at equal distance, half of ``circularDistance(to:)``, from `self` and
  /// `other` on a shortest arc between them.
  ///
  ///     UInt8(250).midpoints(to: 4)       // {255}
  ///     UInt8(0).midpoints(to: 1)         // {0+1/2}
  ///     UInt8(0).midpoints(to: 128)       // {64, 192}
  ///
  /// Symmetric: the midpoints of (a, b) and (b, a) are the same. No sum of the two is formed, so
  /// nothing overflows.
  ///
  /// - Complexity: O(1) operations on integers of this width.
  public func midpoints(to other: Self) -> Midpoints<Self> {
    let displacement = displacement(to: other)
    let half = displacement.magnitude >> 1
    let isHalfway = displacement.magnitude.trailingZeroBitCount == 0
    let ahead = Midpoint(floor: self &+ Self(truncatingIfNeeded: half), isHalfway: isHalfway)
    // floor(−d/2) is −(d >> 1), and one less where d is odd.
    let back = self &- Self(truncatingIfNeeded: half)
    let behind = Midpoint(floor: isHalfway ? back &- Self.step : back, isHalfway: isHalfway)
    guard displacement.isHalfTurn else { return .unique(displacement.isNegative ? behind : ahead) }
    return ahead.floor < behind.floor ? .pair(ahead, behind) : .pair(behind, ahead)
  }
}
