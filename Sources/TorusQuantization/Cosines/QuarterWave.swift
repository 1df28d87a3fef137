/// cos 2πk/2^b for k = 0 … 2^(b−2), a quarter of the circle, in fixed point: by integers alone, so that it
/// is the same on every machine.
///
/// The first angle is a quarter turn halved b − 2 times, with cos θ/2 = √((1 + cos θ)/2) and
/// sin θ/2 = sin θ/(2 cos θ/2); the others are turned on by it, one after another. A unit is 2^−126. A
/// halving is within 8 units, as is the rounding of a turn: 2^14 turns of an angle that is within 2^7 units
/// are within 2^22 units.
struct QuarterWave {
  /// The cosines, in units of 2^−126.
  private let cosines: [UInt128]

  private static let places = 126
  private static let one: UInt128 = 1 << 126
  /// What the cosines may be off by, in units.
  private static let margin: UInt128 = 1 << 22

  /// The cosines of a circle of 2^bits points, for bits in [2, 16].
  init(bits: Int) {
    var first: (cosine: UInt128, sine: UInt128) = (0, Self.one)
    for _ in 2..<bits {
      let cosine = Self.squareRoot((Self.one + first.cosine) >> 1)
      first = (cosine, Self.quotient(first.sine >> 1, cosine))
    }
    let quarter = 1 << (bits - 2)
    var cosines = [Self.one]
    var (cosine, sine) = (Self.one, UInt128(0))
    // The second half of the quarter would lose the sign: it is the sine of the first, backwards.
    var sines = [sine]
    for _ in 0..<(quarter + 1) / 2 {
      (cosine, sine) = (
        Self.product(cosine, first.cosine) - Self.product(sine, first.sine),
        Self.product(sine, first.cosine) + Self.product(cosine, first.sine)
      )
      cosines.append(cosine)
      sines.append(sine)
    }
    self.cosines = (0...quarter).map { 2 * $0 <= quarter ? cosines[$0] : sines[quarter - $0] }
  }

  /// The cosines times 2^scaleBits, each to the nearest integer, for a scale in [0, 40].
  ///
  /// Within a quarter only 0 and 1 are rational, so no other is halfway between two integers; that none is
  /// so near to halfway that the margin hides it is looked at.
  func rounded(scaleBits: Int) -> [Int64] {
    let unit: UInt128 = 1 << UInt128(Self.places - scaleBits)
    return cosines.map { cosine in
      let (whole, rest) = cosine.quotientAndRemainder(dividingBy: unit)
      let half = unit >> 1
      precondition(
        rest + Self.margin < half || rest > half + Self.margin,
        "expected a cosine apart from a half, found \(rest) of \(unit)")
      return Int64(rest < half ? whole : whole + 1)
    }
  }

  /// left · right of numbers up to 1, rounded down.
  private static func product(_ left: UInt128, _ right: UInt128) -> UInt128 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high << 2 | low >> 126
  }

  /// numerator/denominator, rounded down, for 0 ≤ numerator < 2^127 and a quotient up to 1.
  private static func quotient(_ numerator: UInt128, _ denominator: UInt128) -> UInt128 {
    denominator.dividingFullWidth((numerator >> 2, numerator << 126)).quotient
  }

  /// √x of a number up to 1, rounded down, bit after bit.
  private static func squareRoot(_ x: UInt128) -> UInt128 {
    var root: UInt128 = 0
    for bit in (0...places).reversed() {
      let candidate = root | 1 << UInt128(bit)
      // candidate² · 2^−126 ≤ x
      let (high, low) = candidate.multipliedFullWidth(by: candidate)
      let limit = (high: x >> 2, low: x << 126)
      if (high, low) <= (limit.high, limit.low) { root = candidate }
    }
    return root
  }
}
