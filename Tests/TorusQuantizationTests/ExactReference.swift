import BigInt
import TorusArtifacts

/// The quantizer by its definition: big rationals, every candidate tried.
enum ExactReference {
  /// x/P = numerator/2^bits, with bits ≥ 0.
  static func fraction(_ x: Double, period: Period) -> (numerator: BigInt, bits: Int) {
    // A double times 2^1074 is an integer.
    var numerator = BigInt(0)
    if x != 0 {
      numerator = BigInt(Int64(x.significand * 0x1p52)) << (Int(x.exponent) - 52 + 1138)
      if x.sign == .minus { numerator = -numerator }
    }
    return (numerator >> 0, 1138 + period.binaryExponent)
  }

  static func modulo(_ a: BigInt, _ m: BigInt) -> BigInt {
    let remainder = a % m
    return remainder < 0 ? remainder + m : remainder
  }

  /// |x/P − halfSteps/2^(bits + 1)| on the circle, over 2^scale.
  static func distance(
    _ x: Double, period: Period, toHalfSteps halfSteps: BigInt, bits: Int
  ) -> (distance: BigInt, scale: Int) {
    let (numerator, scale) = fraction(x, period: period)
    let turn = BigInt(1) << scale
    let gap = modulo(numerator - halfSteps << (scale - bits - 1), turn)
    return (min(gap, turn - gap), scale)
  }

  /// The nearest code by trying all 2^bits of them; of two nearest, the even one.
  static func code(_ x: Double, period: Period, bits: Int) -> Int {
    var best = (code: 0, distance: BigInt(1) << 4000)
    for code in 0..<(1 << bits) {
      let distance = distance(x, period: period, toHalfSteps: BigInt(2 * code), bits: bits).distance
      if distance < best.distance || (distance == best.distance && code % 2 == 0) {
        best = (code, distance)
      }
    }
    return best.code
  }

  /// The nearest code by long division; agrees with ``code(_:period:bits:)`` (tested), at any width.
  static func codeByDivision(_ x: Double, period: Period, bits: Int) -> Int {
    let (numerator, scale) = fraction(x, period: period)
    let twice = numerator << (bits + 1)
    let lower = floorDivide(numerator << bits, BigInt(1) << scale)
    let rest = twice - lower << (scale + 1)
    let half = BigInt(1) << scale
    let isUp = rest > half || (rest == half && modulo(lower, 2) == 1)
    return Int(modulo(isUp ? lower + 1 : lower, BigInt(1) << bits))
  }

  static func floorDivide(_ a: BigInt, _ b: BigInt) -> BigInt {
    (a - modulo(a, b)) / b
  }

  /// ⌊(2^b·x/P − (q − ½))·2^b′⌋ with the representative of x in [q − ½, q + ½], at most 2^b′ − 1.
  static func refinement(_ x: Double, layout: GridLayout, refinementBits: Int) -> Int {
    let code = codeByDivision(x, period: layout.period, bits: layout.bits)
    let (numerator, scale) = fraction(x, period: layout.period)
    // In units of 2^-(scale + 1) step.
    let step = BigInt(1) << (scale + 1)
    let position = numerator << (layout.bits + 1) - BigInt(code) * step + step / 2
    let part = floorDivide(modulo(position, step << layout.bits) << refinementBits, step)
    return min(Int(part), 1 << refinementBits - 1)
  }
}
