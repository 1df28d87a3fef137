import BigInt
import TorusArtifacts

// The arithmetic that a verdict rests on.

/// x = integer · 2^exponent, exactly, with an odd integer or 0.
///
/// 0.75 is 3·2^−2. Every finite `Double` is such a number.
func dyadic(_ x: Double) -> (integer: Int64, exponent: Int) {
  guard x != 0 else { return (0, 0) }
  // |significand| is in [1, 2) and has 52 binary digits after the point.
  let integer = Int64(x.significand * 0x1p52)
  let zeros = integer.trailingZeroBitCount
  let odd = integer >> Int64(zeros)
  return (x.sign == .minus ? -odd : odd, Int(x.exponent) - 52 + zeros)
}

/// The least s ≥ 0 that makes 2^s·x/P an integer, for P = 2^period.
func denominatorBits(of x: Double, period: Int) -> Int {
  // 0 is an integer in every unit, and its exponent says nothing.
  x == 0 ? 0 : max(0, period - dyadic(x).exponent)
}

/// 2^s·x/P modulo 2^s, in [0, 2^s), which `T` must hold. It must be an integer: s ≥ `denominatorBits(of: x)`.
func turnNumerator<T: SignedInteger>(
  of x: Double, period: Int, s: Int, as type: T.Type = T.self
) -> T {
  // integer · 2^−places of a turn.
  let (integer, exponent) = dyadic(x)
  let places = period - exponent
  guard integer != 0, places > 0 else { return 0 }
  // Modulo 2^places, unless it is less anyway: the bits above are whole turns.
  let part = places < 63 ? integer & (1 << Int64(places) - 1) : integer
  let scaled = T(part) << (s - places)
  return scaled < 0 ? scaled + 1 << s : scaled
}

/// 2^s·x, which must be an integer that `T` holds.
func numerator<T: SignedInteger>(of x: Double, s: Int, as type: T.Type = T.self) -> T {
  let (integer, exponent) = dyadic(x)
  return integer == 0 ? 0 : T(integer) << (s + exponent)
}

/// The sum over all axes of |a − b|, or of its square; on circles of the shorter way around,
/// min(|a − b|, turn − |a − b|), for coordinates in [0, turn).
func sumOfWays<T: SignedInteger>(_ a: [T], _ b: [T], turn: T?, isSquared: Bool) -> T {
  var sum = T(0)
  for axis in a.indices {
    var way = abs(a[axis] - b[axis])
    if let turn { way = min(way, turn - way) }
    sum += isSquared ? way * way : way
  }
  return sum
}

/// ⌈a / 2^bits⌉ for a ≥ 0.
func ceilingShift(_ a: BigInt, _ bits: Int) -> BigInt {
  (a + (BigInt(1) << bits) - 1) >> bits
}

/// ⌈√a⌉ for a ≥ 0.
func ceilingRoot(_ a: BigInt) -> BigInt {
  let root = BigInt(a.magnitude.squareRoot())
  return root * root == a ? root : root + 1
}
