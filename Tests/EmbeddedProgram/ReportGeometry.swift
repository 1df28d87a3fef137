/// Orders, arcs, geodesics, means, angles, matrices, balls and boxes.
func reportGeometry() {
  reportOrders()
  reportCircle("U8", UnsignedBits<8>.self)
  reportCircle("S5", SignedBits<5>.self)
  reportCircle("Int32", Int32.self)
  reportCircle("UInt64", UInt64.self)
  reportSpaces()
}

private func reportOrders() {
  let window = ReceiveWindow<UInt16>(start: 65_000, length: 1000)
  print("window \(window.contains(10)) \(window.contains(464)) ends \(window.end)")
  var replay = ReplayWindow<UInt32>(size: 64)
  var seen = Digest()
  for number in [4_294_967_290, 3, 3, 4_294_967_291, 100, 3] as [UInt32] {
    switch replay.accept(number) {
    case .fresh: seen.feed(1)
    case .duplicate: seen.feed(2)
    case .tooOld: seen.feed(3)
    case .undecided: seen.feed(4)
    }
  }
  print("replay \(seen.state)")
  print(
    "lollipop \(LollipopCounter<UInt8>(255).successor) \(LollipopCounter<UInt8>(127).successor)")
  if let deadline = Deadline<UInt32>(after: 20, from: 4_294_967_290) {
    print("deadline at \(deadline.instant), \(deadline.remaining(at: 5) ?? 0) remain")
  }
  var ring = RingIndices<UInt8>(capacity: 3)
  var slots = Digest()
  for _ in 0..<600 {
    slots.feed(ring.advanceWrite(by: 2) ? ring.writeSlot : -1)
    slots.feed(ring.advanceRead(by: 1) ? ring.readSlot : -1)
  }
  print("ring \(slots.state)")
}

private func reportCircle<Scalar: FixedWidthInteger & Sendable>(_ name: String, _: Scalar.Type) {
  var points = Points<Scalar>()
  let sample = points.corners + (0..<5).map { _ in points.next() }
  for arc in Arc.smallestArcs(covering: Array(sample.prefix(3))) {
    print("\(name) arc \(arc) of \(arc.length)")
  }
  if let codes = CircularSample(sample) {
    for mean in codes.frechetMean().minimizers { print("\(name) mean \(mean)") }
    for mean in codes.latticeMean().minimizers { print("\(name) lattice mean \(mean)") }
    for arc in codes.circularMedian().minimizers { print("\(name) median \(arc)") }
  }
  let resultant = Resultant(of: sample)
  if let direction = resultant.direction() { print("\(name) direction \(direction)") }
  print(
    "\(name) vanishes \(resultant.vanishes) \(Resultant(of: [0, (0 as Scalar).antipode]).vanishes)")
  var digest = Digest()
  for a in sample {
    for b in sample {
      for path in a.geodesics(to: b).all {
        let point = path.point(at: 1, over: 3)
        digest.feed(point.floor)
        digest.feed(point.numerator)
        digest.feed(path.length)
      }
    }
    digest.feed(UInt16(switchingModulusOf: a, rounding: .toNearestOrEven))
    digest.feed((a.degrees(as: Double.self)).bitPattern)
    digest.feed((a.radians(as: Double.self)).bitPattern)
    digest.feed(Scalar(degrees: 3.25e3, rounding: .toNearestOrEven) ?? 0)
    digest.feed(Scalar(radians: 1e22, rounding: .toNearestOrEven) ?? 0)
  }
  print("\(name) paths and angles \(digest.state)")
}

private func reportSpaces() {
  let matrix = TorusMatrix<UInt32>([[2, 1, 7], [4_294_967_295, 3, 1], [5, 6, 8]])
  print("determinant \(matrix.determinant())")
  if let inverse = matrix.inverse() {
    print("inverse undoes: \(inverse * matrix == TorusMatrix.identity(dimension: 3))")
  }
  for (metric, radius) in [(.lee, 40), (.squared, 400), (.chebyshev, 9)] as [(TorusMetric, UInt320)]
  {
    if let count = try? MetricBall<UInt8>.pointCount(dimension: 4, radius: radius, metric: metric) {
      print("ball of \(count) points")
    }
  }
  if let accumulator = PhaseAccumulator<UInt32>(turnsPerTick: 440, over: 44_100) {
    print("phase \(accumulator.phase(at: 1_000_000_007))")
  }
  if let wide = try? ([250, 5, 130, 1] as [UInt8]).unwrapped(as: Int64.self, halfTurns: .forward) {
    print("unwrapped \(wide[0]) \(wide[1]) \(wide[2]) \(wide[3])")
  }
  if let box = try? PeriodicBox<Int32>(periods: [10, 7, nil]) {
    print("box distance \(box.squaredDistance(from: [9, 0, 3], to: [1, 6, -4]))")
    print("box wraps to \(box.wrapped([-1, 15, 3])[0]) \(box.wrapped([-1, 15, 3])[1])")
  }
}
