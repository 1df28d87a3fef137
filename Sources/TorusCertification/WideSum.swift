import BigInt

/// A sum of squares of numbers below 2^127, below 2^256.
struct WideSum {
  private var high: UInt128 = 0
  private var low: UInt128 = 0

  mutating func add(squareOf number: UInt128) {
    let square = number.multipliedFullWidth(by: number)
    let (sum, carries) = low.addingReportingOverflow(square.low)
    low = sum
    high += square.high + (carries ? 1 : 0)
  }

  var value: BigUInt { BigUInt(high) << 128 + BigUInt(low) }
}

/// ⌈√x⌉.
func ceilingRoot(_ x: BigUInt) -> BigUInt {
  let root = x.squareRoot()
  return root * root == x ? root : root + 1
}

/// ⌈x·2^shift⌉.
func ceilingShift(_ x: BigUInt, by shift: Int) -> BigUInt {
  shift >= 0 ? x << shift : (x + (BigUInt(1) << -shift) - 1) >> -shift
}
