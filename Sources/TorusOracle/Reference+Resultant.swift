extension Reference {
  /// A point of the circle with its weight.
  public struct WeightedPoint: Sendable {
    /// Any integer congruent to the point.
    public let point: BigInteger
    /// The weight, of either sign.
    public let weight: BigInteger

    /// `point`, weighted by `weight`.
    public init(_ point: BigInteger, weight: BigInteger) {
      self.point = point
      self.weight = weight
    }
  }

  /// A polynomial in ζ = e^(2πi/m), as its terms in any order.
  private typealias Polynomial = [WeightedPoint]

  /// Whether the polynomial is 0 at ζ: whether the remainder of its division by the minimal
  /// polynomial x^(m/2) + 1 is 0.
  private func vanishes(_ polynomial: Polynomial) -> Bool {
    let half = modulus.floorDivided(by: 2)
    var remainder: [(exponent: BigInteger, coefficient: BigInteger)] = []
    for term in polynomial {
      // x^(m/2) is −1.
      let exponent = residue(term.point).modulo(half)
      let coefficient = residue(term.point) < half ? term.weight : -term.weight
      if let index = remainder.firstIndex(where: { $0.exponent == exponent }) {
        remainder[index].coefficient = remainder[index].coefficient + coefficient
      } else {
        remainder.append((exponent, coefficient))
      }
    }
    return remainder.allSatisfy { $0.coefficient == 0 }
  }

  /// Whether the vector sum Σ w · e^(2πi · a/m) is 0.
  public func resultantVanishes(_ points: [WeightedPoint]) -> Bool { vanishes(points) }

  /// Where the resultant points to, seen from a direction.
  public enum Side: Sendable, Equatable {
    /// In the direction itself.
    case along
    /// Ahead of it by less than half a turn.
    case ahead
    /// In the opposite direction.
    case against
    /// Behind it by less than half a turn.
    case behind
  }

  /// Where the resultant, which does not vanish, points to, seen from the direction of
  /// `turns` turns.
  ///
  /// The sign of Im(S · e^(−2πi · turns)) is found by intervals of more and more digits, and so is that
  /// of the real part. Before that, whether the imaginary part is 0 is found by polynomials: it
  /// is if S is e^(4πi · turns) times its conjugate. That factor must be in Q(ζ), so it is a power of ζ.
  public func resultantSide(of points: [WeightedPoint], from turns: BigRational) -> Side {
    let reflection = BigRational(2) * turns * BigRational(modulus)
    if reflection.denominator == 1 {
      let conjugate = points.map {
        WeightedPoint(reflection.numerator - $0.point, weight: -$0.weight)
      }
      if vanishes(points + conjugate) {
        return sign(of: points, turnedBackBy: turns) { $0.cosine } > 0 ? .along : .against
      }
    }
    return sign(of: points, turnedBackBy: turns) { $0.sine } > 0 ? .ahead : .behind
  }

  /// The sign of one coordinate, which is not 0, of the resultant turned back by `turns`.
  private func sign(
    of points: [WeightedPoint], turnedBackBy turns: BigRational,
    _ coordinate: ((cosine: RealInterval, sine: RealInterval)) -> RealInterval
  ) -> Int {
    var bits = 64
    while true {
      let sum = resultant(points, turnedBackBy: turns, bits: bits, coordinate)
      if let sign = sum.sign { return sign }
      bits *= 2
    }
  }

  /// One coordinate of the vector sum turned back by `turns`, as an interval.
  private func resultant(
    _ points: [WeightedPoint], turnedBackBy turns: BigRational, bits: Int,
    _ coordinate: ((cosine: RealInterval, sine: RealInterval)) -> RealInterval
  ) -> RealInterval {
    let pi = RealInterval.pi(bits: bits)
    let zero = RealInterval(BigRational(0), bits: bits)
    return points.reduce(zero) { sum, term in
      let angle = BigRational(term.point, over: modulus) - turns
      let fraction = RealInterval(angle - BigRational(angle.floor), bits: bits)
      return sum + term.weight * coordinate(RealInterval.cosineAndSine(of: 2 * (pi * fraction)))
    }
  }

  /// The square of the length of the vector sum, as an interval of at least `bits` digits.
  public func resultantSquaredLength(_ points: [WeightedPoint], bits: Int) -> RealInterval {
    // |S|^2 = Σ Σ w_i · w_j · cos(2π(a_i − a_j)/m), which needs no signs of coordinates.
    points.reduce(RealInterval(BigRational(0), bits: bits)) { sum, term in
      let turns = BigRational(term.point, over: modulus)
      return sum
        + term.weight * resultant(points, turnedBackBy: turns, bits: bits) { $0.cosine }
    }
  }
}
