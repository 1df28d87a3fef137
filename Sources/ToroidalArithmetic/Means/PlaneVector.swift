/// A vector of the plane in fixed point, by sign and magnitude.
struct PlaneVector {
  var x: FixedPoint
  var y: FixedPoint
  var xIsNegative = false
  var yIsNegative = false

  /// The unit vector at pattern/2^128 turns, each coordinate within 1024n units; `pi` is π.
  init(turns pattern: UInt128, pi: FixedPoint) {
    // The octants are mirror images of each other: the angle from the nearer axis is at most π/4.
    let octant = UInt8(truncatingIfNeeded: pattern >> 125)
    let eighth: UInt128 = 1 << 125
    let beyond = pattern & (eighth - 1)
    let fromAxis = octant & 1 == 0 ? beyond : eighth - beyond
    let fraction = FixedPoint(pattern: fromAxis, fractionWords: pi.fractionWords)
    let (cosine, sine) = FixedPoint.cosineAndSine(of: pi.shifted(by: 1) * fraction)
    let isSteep = octant & 3 == 1 || octant & 3 == 2
    x = isSteep ? sine : cosine
    y = isSteep ? cosine : sine
    xIsNegative = (2...5).contains(octant)
    yIsNegative = octant >= 4
  }

  /// The vector with these sums of its positive and negative parts.
  init(
    x: (positive: FixedPoint, negative: FixedPoint), y: (positive: FixedPoint, negative: FixedPoint)
  ) {
    xIsNegative = x.positive < x.negative
    yIsNegative = y.positive < y.negative
    self.x = xIsNegative ? x.negative &- x.positive : x.positive &- x.negative
    self.y = yIsNegative ? y.negative &- y.positive : y.positive &- y.negative
  }

  /// The number of bits of the larger coordinate, counted in units.
  var bitLength: Int { Swift.max(x.bitLength, y.bitLength) }
}

extension PlaneVector {
  /// The angle of the vector in turns, modulo 1, within 2^−(count + 2) and 18 units; the vector
  /// is not 0.
  ///
  /// The angle is d/4 plus a rest of at most 1/8, where d is the number of the nearest axis. Squaring
  /// the vector as a complex number doubles the rest, which then has a nearest axis of its own:
  ///
  ///     φ = d_0/4 + d_1/8 + d_2/16 + …,   d_0 ∈ {0, 1, 2, 3},   d_j ∈ {−1, 0, 1}.
  ///
  /// A digit chosen wrongly where two axes are nearly as near is made up for by the next ones. The
  /// coordinates are kept so that the larger is in [1/4, 1/2); squaring errs by at most 36 units of
  /// relative error, which is 9 units of turn, halved with each further squaring.
  func turns(digits count: Int) -> FixedPoint {
    let words = x.fractionWords
    let normal = 64 * words - 1
    let shift = normal - bitLength
    let isSteep = x < y
    // After a turn back by the nearest axis, `along` is on it and `across` beside it.
    var along = (isSteep ? y : x).shifted(by: shift)
    var across = (isSteep ? x : y).shifted(by: shift)
    var isNegative = isSteep == (xIsNegative == yIsNegative)
    let axis: UInt128 = isSteep ? (yIsNegative ? 3 : 1) : (xIsNegative ? 2 : 0)
    var ahead = FixedPoint(pattern: axis << 126, fractionWords: words)
    var back = FixedPoint(0, fractionWords: words)
    for digit in 1...count {
      let square = (along &- across) * (along &+ across)
      let product = (along * across).shifted(by: 1)
      let isBeside = square < product
      let shift = normal - (isBeside ? product : square).bitLength
      along = (isBeside ? product : square).shifted(by: shift)
      across = (isBeside ? square : product).shifted(by: shift)
      if isBeside {
        let place = FixedPoint(unitsLog2: 64 * words - digit - 2, fractionWords: words)
        if isNegative { back = back &+ place } else { ahead = ahead &+ place }
        isNegative.toggle()
      }
    }
    return (ahead &- back).fraction
  }
}
