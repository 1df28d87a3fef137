import ToroidalArithmetic
import TorusOracle

/// Points with their weights, in two arrays of the same count.
struct WeightedPoints<Scalar: FixedWidthInteger> {
  let points: [Scalar]
  let weights: [UInt64]

  /// The points, as the oracle takes them.
  var referenced: [Reference.WeightedPoint] {
    zip(points, weights).map {
      Reference.WeightedPoint(BigInteger($0), weight: BigInteger($1))
    }
  }
}

/// The real numbers that a rule rounds to one number of a grid, an interval.
struct DirectionRange {
  private let lower: BigRational
  private let holdsLower: Bool
  private let upper: BigRational
  private let holdsUpper: Bool

  /// What `rule` rounds to `value`, with its neighbors `below` and `above` on the grid.
  init(
    roundedTo value: BigRational, below: BigRational, above: BigRational, isEven: Bool,
    _ rule: CircularRounding
  ) {
    let half = BigRational(1, over: 2)
    let (middleBelow, middleAbove) = ((below + value) * half, (value + above) * half)
    switch rule {
    case .down: (lower, upper) = (value, above)
    case .up: (lower, upper) = (below, value)
    default: (lower, upper) = (middleBelow, middleAbove)
    }
    switch rule {
    case .down, .toNearestOrUp: (holdsLower, holdsUpper) = (true, false)
    case .up, .toNearestOrDown: (holdsLower, holdsUpper) = (false, true)
    case .toNearestOrEven: (holdsLower, holdsUpper) = (isEven, isEven)
    }
  }

  /// Whether the direction of the resultant of `points`, with `scale` units to a turn, is in the
  /// interval, which is at most half a turn long.
  func holds(
    _ points: [Reference.WeightedPoint], _ reference: Reference, scale: BigInteger
  ) -> Bool {
    let turn = BigRational(scale)
    // Only where the interval is half a turn long can the direction be opposite to one end without
    // being behind the lower or ahead of the upper.
    switch reference.resultantSide(of: points, from: lower / turn) {
    case .along where !holdsLower: return false
    case .behind: return false
    default: break
    }
    switch reference.resultantSide(of: points, from: upper / turn) {
    case .along where !holdsUpper: return false
    case .ahead: return false
    default: return true
    }
  }
}
