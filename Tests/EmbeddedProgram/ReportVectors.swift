/// The group of vectors and the three distances, with sums in one, two and five words.
func reportVectors() {
  reportVector("U1", UnsignedBits<1>.self)
  reportVector("S3", SignedBits<3>.self)
  reportVector("U8", UnsignedBits<8>.self)
  reportVector("S16", SignedBits<16>.self)
  reportVector("Int32", Int32.self)
  reportVector("Int128", Int128.self)

  // The widest sums: five terms of 2^127, and of 2^254.
  let zero = TorusVector<UInt128>.zero(dimension: 5)
  print("wide lee \(zero.leeDistance(to: zero.antipode))")
  print("wide squared \(zero.squaredDistance(to: zero.antipode))")
  print("wide chebyshev \(zero.chebyshevDistance(to: zero.antipode))")
}

private func reportVector<Scalar: FixedWidthInteger>(_ name: String, _: Scalar.Type) {
  var points = Points<Scalar>()
  for dimension in 0..<4 {
    let left = vector(of: dimension, from: &points)
    var right = vector(of: dimension, from: &points)
    if dimension > 2 { right[2] = left[2].antipode }
    print("\(name) \(left) and \(right)")
    print("  \(left + right) \(left - right) \(-left) \(-3 * left) \(left.antipode)")
    print(
      "  \(left.leeDistance(to: right)) \(left.squaredDistance(to: right))"
        + " \(left.chebyshevDistance(to: right)) cut \(left.antipodalAxes(to: right).count)")
  }
  var digest = Digest()
  for dimension in 4..<24 {
    var sum = vector(of: dimension, from: &points)
    let other = vector(of: dimension, from: &points)
    for metric in TorusMetric.allCases { digest.feed(sum.distance(to: other, metric: metric)) }
    sum += 1000 * other
    sum -= -other
    for component in sum.components { digest.feed(component) }
  }
  print("\(name) vectors \(digest.state)")
}

/// The next vector of `dimension` pseudo-random components.
func vector<Scalar: FixedWidthInteger>(
  of dimension: Int, from points: inout Points<Scalar>
) -> TorusVector<Scalar> {
  var components: [Scalar] = []
  for _ in 0..<dimension { components.append(points.next()) }
  return TorusVector(components)
}
