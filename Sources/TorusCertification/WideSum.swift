import BigInt

/// A sum of numbers below 2^128 and of squares of numbers below 2^127, below 2^256.
struct WideSum {
  private var high: UInt128 = 0
  private var low: UInt128 = 0

  mutating func add(_ number: UInt128) {
    let (sum, carries) = low.addingReportingOverflow(number)
    low = sum
    high += carries ? 1 : 0
  }

  mutating func add(squareOf number: UInt128) {
    let square = number.multipliedFullWidth(by: number)
    add(square.low)
    high += square.high
  }

  var value: BigUInt { high == 0 ? BigUInt(low) : BigUInt(high) << 128 + BigUInt(low) }
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
