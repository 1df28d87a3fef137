/// The operations of one coordinate, for every kind of scalar.
func reportCircles() {
  reportCircle("U1", UnsignedBits<1>.self)
  reportCircle("S1", SignedBits<1>.self)
  reportCircle("U3", UnsignedBits<3>.self)
  reportCircle("S8", SignedBits<8>.self)
  reportCircle("U16", UnsignedBits<16>.self)
  reportCircle("S16", SignedBits<16>.self)
  reportCircle("Int32", Int32.self)
  reportCircle("UInt64", UInt64.self)
  reportCircle("Int128", Int128.self)
  reportArithmetic("U1", UnsignedBits<1>.self)
  reportArithmetic("U8", UnsignedBits<8>.self)
  reportArithmetic("U16", UnsignedBits<16>.self)
  reportArithmetic("S16", SignedBits<16>.self)
}

/// Every corner against every corner in words, and 500 pseudo-random pairs as one digest.
private func reportCircle<Scalar: FixedWidthInteger>(_ name: String, _: Scalar.Type) {
  var points = Points<Scalar>()
  for start in points.corners {
    print("\(name) \(start): antipode \(start.antipode)")
    for end in points.corners {
      print("  to \(end): \(words(from: start, to: end))")
    }
  }
  var digest = Digest()
  for _ in 0..<500 { feed(from: points.next(), to: points.next(), into: &digest) }
  print("\(name) digest \(digest.state)")
}

private func words<Scalar: FixedWidthInteger>(from start: Scalar, to end: Scalar) -> String {
  let displacement = start.displacement(to: end)
  let distance = start.circularDistance(to: end)
  let middle =
    switch start.midpoints(to: end) {
    case .unique(let midpoint): "\(midpoint)"
    case .pair(let first, let second): "\(first) | \(second)"
    }
  let order =
    switch start.serialOrder(relativeTo: end) {
    case .equal: "="
    case .precedes: "<"
    case .follows: ">"
    case .incomparable: "?"
    }
  return "\(displacement) \(distance) \(order) \(middle)"
}

private func feed<Scalar: FixedWidthInteger>(
  from start: Scalar, to end: Scalar, into digest: inout Digest
) {
  digest.feed(start.displacement(to: end).residue)
  digest.feed(start.circularDistance(to: end))
  digest.feed(start.antipode)
  digest.feed(start.serialOrder(relativeTo: end) == .precedes ? 1 : 0)
  for midpoint in start.midpoints(to: end).all {
    for rule in CircularRounding.allCases { digest.feed(midpoint.rounded(rule)) }
  }
}

/// The integer operations of a narrow type, whose intermediate results a 32-bit `Int` may not hold.
private func reportArithmetic<Scalar: FixedWidthInteger>(_ name: String, _: Scalar.Type) {
  var points = Points<Scalar>()
  var digest = Digest()
  for left in points.corners {
    for right in points.corners { feed(left, right, into: &digest) }
  }
  for _ in 0..<500 { feed(points.next(), points.next(), into: &digest) }
  print("\(name) arithmetic \(digest.state)")
}

private func feed<Scalar: FixedWidthInteger>(
  _ left: Scalar, _ right: Scalar, into digest: inout Digest
) {
  let sum = left.addingReportingOverflow(right)
  let product = left.multipliedReportingOverflow(by: right)
  let wide = left.multipliedFullWidth(by: right)
  let quotient = left.dividedReportingOverflow(by: right)
  digest.feed(sum.partialValue)
  digest.feed(sum.overflow ? 1 : 0)
  digest.feed(product.partialValue)
  digest.feed(product.overflow ? 1 : 0)
  digest.feed(wide.high)
  digest.feed(wide.low)
  digest.feed(quotient.partialValue)
  digest.feed(quotient.overflow ? 1 : 0)
  if !Scalar.isSigned, right != 0 {
    let division = right.dividingFullWidth((wide.high, wide.low))
    digest.feed(division.quotient)
    digest.feed(division.remainder)
  }
}
