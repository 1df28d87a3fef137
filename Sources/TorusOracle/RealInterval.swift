/// A closed interval of real numbers, [lower/2^bits, upper/2^bits], that is known to hold a number
/// which is not rational.
///
/// Every operation rounds outward, so the interval of a result holds the result. The width is
/// what is not known.
public struct RealInterval: Sendable {
  /// The lower end, times 2^bits.
  public let lower: BigInteger
  /// The upper end, times 2^bits.
  public let upper: BigInteger
  /// The number of binary digits after the point.
  public let bits: Int

  /// [lower/2^bits, upper/2^bits], for lower ≤ upper.
  public init(_ lower: BigInteger, _ upper: BigInteger, bits: Int) {
    precondition(lower <= upper, "expected the ends of an interval in order")
    self.lower = lower
    self.upper = upper
    self.bits = bits
  }

  /// The least interval of `bits` digits that holds `value`.
  public init(_ value: BigRational, bits: Int) {
    let scaled = value * BigRational.powerOfTwo(bits)
    self.init(scaled.floor, -(BigRational(0) - scaled).floor, bits: bits)
  }

  /// The lower end.
  public var least: BigRational { BigRational(lower, over: BigInteger.powerOfTwo(bits)) }

  /// The upper end.
  public var greatest: BigRational { BigRational(upper, over: BigInteger.powerOfTwo(bits)) }

  /// 1 if every number of the interval is above 0, −1 if every one is below, else nil.
  public var sign: Int? { lower > 0 ? 1 : upper < 0 ? -1 : nil }
}

extension RealInterval {
  /// The interval that holds every sum.
  public static func + (left: Self, right: Self) -> Self {
    Self(left.lower + right.lower, left.upper + right.upper, bits: left.bits)
  }

  /// The interval that holds every difference.
  public static func - (left: Self, right: Self) -> Self {
    Self(left.lower - right.upper, left.upper - right.lower, bits: left.bits)
  }

  /// The interval of the products with an integer that is not negative.
  public static func * (factor: BigInteger, interval: Self) -> Self {
    Self(factor * interval.lower, factor * interval.upper, bits: interval.bits)
  }

  /// The interval that holds every product of numbers that are not negative, rounded outward.
  public static func * (left: Self, right: Self) -> Self {
    precondition(left.lower >= 0 && right.lower >= 0, "expected numbers that are not negative")
    let unit = BigInteger.powerOfTwo(left.bits)
    return Self(
      (left.lower * right.lower).floorDivided(by: unit),
      (left.upper * right.upper).floorDivided(by: unit) + 1, bits: left.bits)
  }

  /// The interval that holds every quotient by an integer above 0, rounded outward.
  public func divided(by divisor: BigInteger) -> Self {
    Self(lower.floorDivided(by: divisor), upper.floorDivided(by: divisor) + 1, bits: bits)
  }

  /// An interval of `bits` digits that holds this one, of at least as many.
  public func rounded(bits: Int) -> Self {
    let unit = BigInteger.powerOfTwo(self.bits - bits)
    return Self(lower.floorDivided(by: unit), upper.floorDivided(by: unit) + 1, bits: bits)
  }
}

extension RealInterval {
  /// π, within a few units of the last of `bits` digits.
  public static func pi(bits: Int) -> RealInterval {
    (bits + 32 <= longPi.bits ? longPi : machin(bits: bits + 32)).rounded(bits: bits)
  }

  /// π, to more digits than most computations need, found once.
  private static let longPi = machin(bits: 1632)

  /// π = 16 · arctan(1/5) − 4 · arctan(1/239), by J. Machin, 1706.
  private static func machin(bits: Int) -> RealInterval {
    16 * inverseTangent(ofInverse: 5, bits: bits) - 4 * inverseTangent(ofInverse: 239, bits: bits)
  }

  /// arctan(1/q) by its alternating series: between any two consecutive partial sums.
  private static func inverseTangent(ofInverse q: BigInteger, bits: Int) -> RealInterval {
    var power = RealInterval(BigRational(1, over: q), bits: bits)
    var sum = power
    var odd: BigInteger = 1
    var isNegative = true
    while power.upper > 2 {
      power = power.divided(by: q * q)
      odd = odd + 2
      let term = power.divided(by: odd)
      sum = isNegative ? sum - term : sum + term
      isNegative.toggle()
    }
    // The terms decrease, so all that follow are together at most the last one.
    return sum.widened(by: power)
  }

  /// Both functions of an angle, by Taylor's series.
  ///
  /// - Parameter angle: An interval of numbers in [0, 8).
  /// - Returns: Intervals that hold the cosine and the sine of every one of them.
  public static func cosineAndSine(
    of angle: RealInterval
  ) -> (cosine: RealInterval, sine: RealInterval) {
    var term = RealInterval(BigRational(1), bits: angle.bits)
    var sums = [term, RealInterval(BigRational(0), bits: angle.bits)]
    var order = 0
    // From the eighth on the terms decrease.
    while order < 8 || term.upper > 2 {
      order += 1
      term = (term * angle).divided(by: BigInteger(order))
      let place = order % 2
      sums[place] = order % 4 < 2 ? sums[place] + term : sums[place] - term
    }
    return (sums[0].widened(by: term), sums[1].widened(by: term))
  }

  /// The interval with its ends moved outward by the numbers of `margin`, which are not negative.
  private func widened(by margin: RealInterval) -> RealInterval {
    RealInterval(lower - margin.upper, upper + margin.upper, bits: bits)
  }
}
