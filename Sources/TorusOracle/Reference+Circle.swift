/// The textbook definitions on the circle of integers modulo m = 2^width.
///
/// Points are integers of any size, standing for their residues. Everything here is the
/// definition, not a method: slow, short, and sharing nothing with the arithmetic that it judges.
public struct Reference: Sendable {
  /// m, the number of points on the circle.
  public let modulus: BigInteger

  /// The circle of 2^width points, width ≥ 1.
  public init(width: Int) {
    precondition(width >= 1, "expected a width of at least 1, found \(width)")
    modulus = BigInteger.powerOfTwo(width)
  }

  /// The residue of `point` in [0, m).
  public func residue(_ point: BigInteger) -> BigInteger { point.modulo(modulus) }

  /// The lifts of b − a that can be least in magnitude, from residues in [0, m).
  private func lifts(from a: BigInteger, to b: BigInteger) -> [BigInteger] {
    (-2...2).map { residue(b) - residue(a) + BigInteger($0) * modulus }
  }

  /// The integer congruent to b − a with −m/2 ≤ d < m/2.
  public func displacement(from a: BigInteger, to b: BigInteger) -> BigInteger {
    let admissible = lifts(from: a, to: b).filter { -modulus <= 2 * $0 && 2 * $0 < modulus }
    precondition(admissible.count == 1, "the interval [−m/2, m/2) holds one lift")
    return admissible[0]
  }

  /// The least |b − a + k·m| over the integers k.
  public func distance(from a: BigInteger, to b: BigInteger) -> BigInteger {
    lifts(from: a, to: b).map(\.magnitude).reduce(modulus, min)
  }

  /// The least |y − x + k·m| over the integers k, for real points x and y.
  public func distance(from x: BigRational, to y: BigRational) -> BigRational {
    let circle = BigRational(modulus)
    let difference = y - x
    let turns = BigRational((difference / circle).floor)
    let remainder = difference - turns * circle
    return min(remainder, circle - remainder)
  }

  /// The only residue at distance m/2 from `point`.
  public func antipode(of point: BigInteger) -> BigInteger {
    residue(point + modulus.floorDivided(by: 2))
  }

  /// The real points of [0, m) at half the distance from both a and b, in increasing order.
  public func midpoints(of a: BigInteger, and b: BigInteger) -> [BigRational] {
    // A midpoint x satisfies 2x ≡ a + b modulo m, which leaves two candidates.
    let half = BigRational(distance(from: a, to: b), over: 2)
    let candidates = (0...1).map { turn in
      BigRational((a + b + BigInteger(turn) * modulus).modulo(2 * modulus), over: 2)
    }
    return candidates.filter {
      distance(from: BigRational(a), to: $0) == half
        && distance(from: $0, to: BigRational(b)) == half
    }.sorted()
  }

  /// How two serial numbers compare.
  public enum Order: Sendable, Equatable {
    case equal
    case less
    case greater
    case undefined
  }

  /// The comparison of RFC 1982, section 3.2, case by case as the text has it.
  public func serialOrder(of s1: BigInteger, and s2: BigInteger) -> Order {
    let (i1, i2) = (residue(s1), residue(s2))
    let half = modulus.floorDivided(by: 2)
    if i1 == i2 { return .equal }
    if (i1 < i2 && i2 - i1 < half) || (i1 > i2 && i1 - i2 > half) { return .less }
    if (i1 < i2 && i2 - i1 > half) || (i1 > i2 && i1 - i2 < half) { return .greater }
    return .undefined
  }
}
