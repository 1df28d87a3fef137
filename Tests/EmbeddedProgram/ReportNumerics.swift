/// Dot products, requantization, remainders by real periods and gadget digits.
func reportNumerics() {
  reportNumerics("U1", UnsignedBits<1>.self)
  reportNumerics("S4", SignedBits<4>.self)
  reportNumerics("Int32", Int32.self)
  reportNumerics("UInt128", UInt128.self)

  let wide = [UInt128](repeating: .max, count: 3)
  print("wide dot \(wide.dotProduct(with: [Int128](repeating: .min, count: 3)))")
  var digest = Digest()
  var points = Points<UInt64>()
  for _ in 0..<200 {
    let (x, period) = (Double(bitPattern: points.next()), Double(bitPattern: points.next()))
    if let floored = x.flooredRemainder(dividingBy: period.magnitude) {
      digest.feed(floored.value.bitPattern)
      digest.feed(floored.isExact ? 1 as UInt8 : 0)
    }
    if let centered = x.centeredRemainder(dividingBy: period.magnitude) {
      digest.feed(centered.bitPattern)
    }
    let single = Float(bitPattern: UInt32(truncatingIfNeeded: points.next()))
    if let floored = single.flooredRemainder(dividingBy: 3) {
      digest.feed(floored.value.bitPattern)
    }
  }
  print("remainders \(digest.state)")
}

private func reportNumerics<Scalar: FixedWidthInteger>(_ name: String, _: Scalar.Type) {
  var points = Points<Scalar>()
  var digest = Digest()
  for dimension in 0..<20 {
    let (left, right) = (
      vector(of: dimension, from: &points), vector(of: dimension, from: &points)
    )
    let product = left.dotProduct(with: right)
    digest.feed(product.magnitude)
    digest.feed(product.isNegative ? 1 as UInt8 : 0)
    digest.feed(left.dotProduct(with: right, as: Int32.self) ?? 0)
  }
  for rule in LineRounding.allCases {
    guard
      let requantizer = Requantizer<Int8>(
        multiplier: 0x5555_5555, exponent: 2 - Scalar.bitWidth, zeroPoint: -3, rounding: rule)
    else { continue }
    for x in points.corners { digest.feed(requantizer.requantized(x).code) }
  }
  if let gadget = Gadget<Scalar>(baseBits: 1 + Scalar.bitWidth / 5, levels: 1) {
    for x in points.corners {
      for digit in gadget.digits(of: x) { digest.feed(digit) }
    }
  }
  print("\(name) numerics \(digest.state)")
}
