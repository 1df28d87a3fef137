extension Resultant {
  /// The direction of the resultant as a code: arg(S)/(2π) · m rounded by `rounding`, modulo m; nil
  /// exactly if the resultant vanishes.
  ///
  ///     Resultant(of: [250, 4] as [UInt8]).direction()           // 255
  ///     Resultant(of: [0, 0, 64] as [UInt8]).direction()         // 19, from arctan(1/2) = 18.89 steps
  ///     Resultant(of: [0, 1] as [UInt8]).direction()             // 0, from 0.5, to even
  ///     Resultant(of: [0, 64, 128, 192] as [UInt8]).direction()  // nil
  ///
  /// The rounding is that of the exact direction, under every rule. S and its conjugate differ by
  /// the factor S/conj(S), which can be a root of unity of Q(ζ) only, so the direction in turns is a
  /// binary fraction only if it is a multiple of half a step; and those are decided without
  /// rounding, by the symmetry of the points. Elsewhere the direction is computed in fixed point,
  /// with as many digits as it takes to tell on which side of each number with a shorter
  /// expansion it is.
  ///
  /// - Parameter rounding: Where a direction between two lattice points goes.
  /// - Returns: The code, or nil for the zero vector.
  /// - Complexity: O(N log(N)) comparisons, and O(N · w^3) operations on words for the usual
  ///   resultant; more where the direction is very near to a boundary of the rounding without being
  ///   on it.
  public func direction(rounding: CircularRounding = .toNearestOrEven) -> Scalar? {
    decided { turns, isExact in turns.code(as: Scalar.self, isExact: isExact, rounding) }
  }

  /// The direction of the resultant in turns, in [0, 1), correctly rounded; nil exactly if
  /// the resultant vanishes.
  ///
  ///     Resultant(of: [0, 64] as [UInt8]).directionInTurns()         // 0.125
  ///     Resultant(of: [0, 0, 64] as [UInt8]).directionInTurns()      // 0.07379180882521663
  ///
  /// What rounds to a full turn is 0. As in ``direction(rounding:)``, no digits are wrong: the error
  /// is at most half a unit in the last place, and below one for the directed rules.
  ///
  /// - Parameters:
  ///   - type: The floating-point type of the answer.
  ///   - rounding: Where a value between two floating-point numbers goes.
  /// - Returns: The direction in [0, 1), or nil for the zero vector.
  /// - Precondition: `Real` is no wider than Double.
  /// - Complexity: As for ``direction(rounding:)``.
  public func directionInTurns<Real: BinaryFloatingPoint>(
    as type: Real.Type = Double.self, rounding: CircularRounding = .toNearestOrEven
  ) -> Real? {
    Real.requireAtMostDouble()
    return decided { turns, isExact in turns.turns(as: type, isExact: isExact, rounding) }
  }

  /// The direction itself, where it is a multiple of half a step; nil where it is not, or where the
  /// resultant vanishes.
  ///
  ///     Resultant(of: [0, 1] as [UInt8]).exactDirection       // 0+1/2
  ///     Resultant(of: [3, 5, 5, 7] as [UInt8]).exactDirection // 5
  ///     Resultant(of: [0, 0, 64] as [UInt8]).exactDirection   // nil
  ///
  /// It is one exactly if the points are symmetric about it, but for pairs of antipodes: so for one
  /// point, for equal points, and for two of the same weight, whose midpoint it is. No other
  /// direction is a binary fraction of a turn.
  ///
  /// - Complexity: As for ``direction(rounding:)``.
  public var exactDirection: Midpoint<Scalar>? {
    if vanishes { return nil }
    if let evident = evidentDirection { return evident }
    var digits = firstDigits
    while true {
      if let estimate = estimate(digits: digits) { return exact(near: estimate.turns) }
      digits = moreDigits(than: digits)
    }
  }

  /// What `answer` says of the direction, asked again with more digits until it is the same at both
  /// ends of an interval that holds the direction; nil if there is no direction.
  ///
  /// `answer` is given a fraction in turns and whether that is the direction itself; where not,
  /// the direction is less than a unit more, and never on a boundary of the answers. It may return
  /// nil if it needs more digits.
  private func decided<Answer: Equatable>(_ answer: (FixedPoint, Bool) -> Answer?) -> Answer? {
    if vanishes { return nil }
    // Three words hold half a step of 128 bits.
    if let exact = evidentDirection { return answer(FixedPoint(exact, fractionWords: 3), true) }
    var digits = firstDigits
    var isKnownToBeOff = false
    while true {
      if let (turns, error) = estimate(digits: digits) {
        let words = turns.fractionWords
        if !isKnownToBeOff, let exact = exact(near: turns) {
          return answer(FixedPoint(exact, fractionWords: words), true)
        }
        isKnownToBeOff = true
        let first = (turns &- error).fraction
        // The unit before the end of the interval is the last that can hold the direction.
        let unit = FixedPoint(unitsLog2: 0, fractionWords: words)
        let last = (turns &+ error &- unit).fraction
        if let atFirst = answer(first, false), atFirst == answer(last, false) { return atFirst }
      }
      digits = moreDigits(than: digits)
    }
  }

  /// The direction of one term, or of two of the same weight, which are not antipodal.
  private var evidentDirection: Midpoint<Scalar>? {
    switch terms.count {
    case 1: Midpoint(floor: terms[0].point, isHalfway: false)
    case 2 where terms[0].weight == terms[1].weight:
      terms[0].point.midpoints(to: terms[1].point).unique
    default: nil
    }
  }

  /// The multiple of half a step that is the direction, if one is; `turns` is less than a quarter of
  /// half a step from it.
  private func exact(near turns: FixedPoint) -> Midpoint<Scalar>? {
    let width = Scalar.bitWidth
    let words = turns.fractionWords
    let quarterStep = FixedPoint(unitsLog2: 64 * words - width - 2, fractionWords: words)
    let above = turns &+ quarterStep
    let floor = above.code(as: Scalar.self, isExact: true, .down)
    let isHalfway = above.shifted(by: width).pattern >> 127 != 0
    let axis = floor &+ floor &+ (isHalfway ? Scalar.step : 0)
    return isSymmetric(aboutHalfOf: axis) ? Midpoint(floor: floor, isHalfway: isHalfway) : nil
  }
}

extension Resultant {
  /// The digits to begin with: enough to find half a step, and mostly to round to a code.
  private var firstDigits: Int { Scalar.bitWidth + 8 }

  /// The digits to go on with where `digits` do not tell.
  func moreDigits(than digits: Int) -> Int { Swift.max(2 * digits, Scalar.bitWidth + 64) }

  /// The sum in fixed point of enough digits for `count` of its angle if it is not short, with each
  /// coordinate within 2^errorLog2 units.
  func sum(digits count: Int) -> (vector: PlaneVector, errorLog2: Int) {
    // A few words more than a dozen bits of rounding errors and the weights need.
    var total: UInt64 = 0
    for term in terms { total += term.weight }
    let words = (count + 87) / 64
    let weightBits = 64 - total.leadingZeroBitCount
    let wordBits = 64 - UInt64(words).leadingZeroBitCount
    let zero = FixedPoint(0, fractionWords: words)
    let pi = FixedPoint.pi(fractionWords: words)
    var x = (positive: zero, negative: zero)
    var y = (positive: zero, negative: zero)
    for term in terms {
      let pattern =
        UInt128(Scalar.Magnitude(truncatingIfNeeded: term.point)) << (128 - Scalar.bitWidth)
      let direction = PlaneVector(turns: pattern, pi: pi)
      let (along, across) = (
        direction.x.multiplied(by: term.weight), direction.y.multiplied(by: term.weight)
      )
      if direction.xIsNegative {
        x.negative = x.negative &+ along
      } else {
        x.positive = x.positive &+ along
      }
      if direction.yIsNegative {
        y.negative = y.negative &+ across
      } else {
        y.positive = y.positive &+ across
      }
    }
    // Each term is within 1024n units of its weight.
    return (PlaneVector(x: x, y: y), weightBits + 10 + wordBits)
  }

  /// The direction in turns within `error`, less than a quarter of half a step; nil if the sum is so
  /// short that more digits are needed.
  private func estimate(digits: Int) -> (turns: FixedPoint, error: FixedPoint)? {
    let (vector, errorLog2) = sum(digits: digits)
    let bits = 64 * vector.x.fractionWords
    // A vector of length at least 2^(b − 1) units that errs by less than 2^(e + 1/2) has an angle that
    // errs by less than 2^(e − b) turns: arcsin(z) is at most z · π/2.
    let angleLog2 = bits + errorLog2 - vector.bitLength
    // The digits left out, the rounding of those found, and the angle of the sum, in units.
    let log2 = Swift.max(angleLog2, bits - digits - 2, 5) + 2
    guard log2 <= bits - Scalar.bitWidth - 3 else { return nil }
    let turns = vector.turns(digits: digits)
    return (turns, FixedPoint(unitsLog2: log2, fractionWords: vector.x.fractionWords))
  }
}

extension FixedPoint {
  /// The fraction of a turn to the point `midpoint`.
  fileprivate init<Scalar>(_ midpoint: Midpoint<Scalar>, fractionWords: Int) {
    let width = Scalar.bitWidth
    let floor = UInt128(Scalar.Magnitude(truncatingIfNeeded: midpoint.floor)) << (128 - width)
    self.init(pattern: floor, fractionWords: fractionWords)
    if midpoint.isHalfway {
      let half = Self(unitsLog2: 64 * fractionWords - width - 1, fractionWords: fractionWords)
      self = self &+ half
    }
  }

  /// The code of a fraction of a turn, or of a number less than a unit more if not `isExact`.
  fileprivate func code<Scalar: FixedWidthInteger>(
    as _: Scalar.Type, isExact: Bool, _ rule: CircularRounding
  ) -> Scalar {
    let width = Scalar.bitWidth
    let floor = Scalar(truncatingIfNeeded: pattern >> (128 - width))
    let rest = shifted(by: width).fraction
    let first = rest.words[fractionWords - 1]
    let top = FixedPoint(pattern: UInt128(first) << 64, fractionWords: fractionWords)
    let fraction = CircularRounding.Fraction(
      lowBits: 64, of: first, hasMore: !isExact || rest != top)
    let up = rule.roundsUp(fraction, floorIsEven: floor.trailingZeroBitCount != 0)
    return up ? floor &+ Scalar.step : floor
  }

  /// The floating-point number for a fraction of a turn, or for a number less than a unit more if
  /// not `isExact`; nil if that does not show 64 digits.
  fileprivate func turns<Real: BinaryFloatingPoint>(
    as type: Real.Type, isExact: Bool, _ rule: CircularRounding
  ) -> Real? {
    if isZero { return isExact ? 0 : nil }
    let top = (bitLength - 1) >> 6
    guard top > 0 || isExact else { return nil }
    var hasMore = !isExact
    for index in words.indices where index < top - 1 && words[index] != 0 { hasMore = true }
    let leading = LeadingBits(
      high: words[top], low: top > 0 ? words[top - 1] : 0,
      exponent: 64 * (top - 1 - fractionWords), hasMore: hasMore)
    let turns = leading.rounded(as: type, rule)
    return turns == 1 ? 0 : turns
  }
}
