extension Reference {
  /// Σ aᵢ · bᵢ, term by term.
  public static func dotProduct(_ a: [BigInteger], _ b: [BigInteger]) -> BigInteger {
    precondition(a.count == b.count, "expected two vectors of one dimension")
    return zip(a, b).map { $0 * $1 }.reduce(0, +)
  }
}

/// A rounding rule of the line, stated on rationals.
public enum ReferenceLineRounding: Sendable, CaseIterable {
  case down
  case up
  case towardZero
  case awayFromZero
  case toNearestOrDown
  case toNearestOrUp
  case toNearestOrEven
  case toNearestOrAwayFromZero

  /// The one of the integers on both sides of `value` that the rule prefers; `value`, if it is whole.
  public func round(_ value: BigRational) -> BigInteger {
    let (below, above) = (value.floor, -(BigRational(0) - value).floor)
    let (inner, outer) = value < BigRational(0) ? (above, below) : (below, above)
    func nearest(_ tied: BigInteger) -> BigInteger {
      let (down, up) = (value - BigRational(below), BigRational(above) - value)
      return down == up ? tied : down < up ? below : above
    }
    return switch self {
    case .down: below
    case .up: above
    case .towardZero: inner
    case .awayFromZero: outer
    case .toNearestOrDown: nearest(below)
    case .toNearestOrUp: nearest(above)
    case .toNearestOrEven: nearest(below.modulo(2) == 0 ? below : above)
    case .toNearestOrAwayFromZero: nearest(outer)
    }
  }
}

/// A code, and on which side of the range the number lay: −1 below, 0 in it, 1 above.
public struct ReferenceRequantized: Sendable, Equatable {
  /// The code.
  public let code: BigInteger
  /// −1, 0 or 1.
  public let side: Int

  /// The code with its side.
  public init(code: BigInteger, side: Int) {
    self.code = code
    self.side = side
  }
}

extension Reference {
  /// round(x · scale) + zeroPoint, or the end of `range` next to it.
  public static func requantized(
    _ x: BigInteger, scale: BigRational, zeroPoint: BigInteger, _ rule: ReferenceLineRounding,
    in range: ClosedRange<BigInteger>
  ) -> ReferenceRequantized {
    let code = rule.round(BigRational(x) * scale) + zeroPoint
    if code < range.lowerBound { return ReferenceRequantized(code: range.lowerBound, side: -1) }
    if code > range.upperBound { return ReferenceRequantized(code: range.upperBound, side: 1) }
    return ReferenceRequantized(code: code, side: 0)
  }
}

extension Reference {
  /// x − P · ⌊x/P⌋, in [0, P).
  public static func flooredRemainder(_ x: BigRational, _ period: BigRational) -> BigRational {
    x - BigRational((x / period).floor) * period
  }

  /// The x − k · P over the integers k that lies in [−P/2, P/2).
  public static func centeredRemainder(_ x: BigRational, _ period: BigRational) -> BigRational {
    let floor = (x / period).floor
    let candidates = (-1...1).map { x - BigRational(floor + BigInteger($0)) * period }
    let two = BigRational.powerOfTwo(1)
    let admissible = candidates.filter {
      BigRational(0) - period <= two * $0 && two * $0 < period
    }
    precondition(admissible.count == 1, "the interval [−P/2, P/2) holds one remainder")
    return admissible[0]
  }
}

extension Reference {
  /// Σ dᵢ · m/B^i, for i = 1, 2, …, as an integer; B^i must divide m.
  public func gadgetSum(of digits: [BigInteger], baseBits: Int) -> BigInteger {
    digits.enumerated().map { index, digit in
      digit * modulus.floorDivided(by: BigInteger.powerOfTwo(baseBits * (index + 1)))
    }.reduce(0, +)
  }

  /// The digits in [−B/2, B/2) of `point`, rounded to a multiple of m/B^levels by `rule`, the most
  /// significant first.
  public func gadgetDigits(
    of point: BigInteger, baseBits: Int, levels: Int, rule: ReferenceRounding
  ) -> [BigInteger] {
    let base = BigInteger.powerOfTwo(baseBits)
    let places = BigInteger.powerOfTwo(baseBits * levels)
    // From the last on: each digit is the only one that leaves a multiple of the base.
    var rest = rule.round(BigRational(residue(point) * places, over: modulus))
    var digits: [BigInteger] = []
    for _ in 0..<levels {
      let remainder = rest.modulo(base)
      let digit = 2 * remainder < base ? remainder : remainder - base
      digits.append(digit)
      rest = (rest - digit).floorDivided(by: base)
    }
    return digits.reversed()
  }
}
