import Testing
import ToroidalArithmetic

@Suite("Metric balls")
struct MetricBallTests {
  @Test("the documented balls")
  func documented() throws {
    let ball = MetricBall<UInt8>(center: [0, 250], radius: 12, metric: .lee)
    #expect(ball.contains([3, 3]))
    #expect(!ball.contains([4, 3]))
    #expect(try ball.pointCount() == 313)
    typealias Ball = MetricBall<UInt8>
    #expect(try Ball.pointCount(dimension: 2, radius: 1, metric: .lee) == 5)
    #expect(try Ball.pointCount(dimension: 2, radius: 2, metric: .squared) == 9)
    #expect(try Ball.pointCount(dimension: 2, radius: 127, metric: .chebyshev) == 65025)
    #expect(try Ball.pointCount(dimension: 2, radius: 128, metric: .chebyshev) == 65536)
    // The flat ball of radius 5 around 0 meets 81 lattice points.
    #expect(try Ball.pointCount(dimension: 2, radius: 25, metric: .squared) == 81)
  }

  @Test("the count is the number of members, at every radius", arguments: TorusMetric.allCases)
  func members(metric: TorusMetric) throws {
    try expectMembers(UnsignedBits<1>.self, dimensions: 0...5, metric)
    try expectMembers(UnsignedBits<2>.self, dimensions: 0...4, metric)
    try expectMembers(SignedBits<3>.self, dimensions: 0...3, metric)
    try expectMembers(UnsignedBits<5>.self, dimensions: 1...2, metric)
  }

  private func expectMembers<Scalar: FixedWidthInteger>(
    _: Scalar.Type, dimensions: ClosedRange<Int>, _ metric: TorusMetric
  ) throws {
    for dimension in dimensions {
      var points: [TorusVector<Scalar>] = [[]]
      for _ in 0..<dimension {
        points = points.flatMap { point in
          (0..<1 << Scalar.bitWidth).map {
            TorusVector(point.components + [Scalar(truncatingIfNeeded: $0)])
          }
        }
      }
      let origin = TorusVector<Scalar>.zero(dimension: dimension)
      let distances = points.compactMap { Int(exactly: origin.distance(to: $0, metric: metric)) }
      for radius in 0...(distances.reduce(0, max) + 2) {
        let count = try MetricBall<Scalar>.pointCount(
          dimension: dimension, radius: UInt320(radius), metric: metric)
        #expect(count == UInt320(distances.count { $0 <= radius }))
      }
    }
  }

  @Test("dimension 64: counts that fit are exact, and those that do not are refused")
  func dimension64() throws {
    typealias Ball = MetricBall<UInt8>
    // 1 + 2n, and 1 + 2n + 2n + 4 · C(n, 2) with the points of two steps.
    #expect(try Ball.pointCount(dimension: 64, radius: 1, metric: .lee) == 129)
    #expect(try Ball.pointCount(dimension: 64, radius: 2, metric: .lee) == 8321)
    #expect(try Ball.pointCount(dimension: 64, radius: 2, metric: .squared) == 8193)
    #expect(throws: BallCountError.tooLarge) {
      try Ball.pointCount(dimension: 64, radius: 4096, metric: .lee)
    }
    #expect(throws: BallCountError.tooLarge) {
      try Ball.pointCount(dimension: 64, radius: UInt320(UInt128.max), metric: .squared)
    }
    #expect(throws: BallCountError.tooLarge) {
      try Ball.pointCount(dimension: 64, radius: 16, metric: .chebyshev)
    }
    // 31^64 has 318 bits.
    #expect(try Ball.pointCount(dimension: 64, radius: 15, metric: .chebyshev) > powerOfTwo(317))
  }

  @Test("2^320 is the first count that does not fit")
  func boundary() throws {
    let most = try MetricBall<UnsignedBits<1>>.pointCount(
      dimension: 319, radius: 319, metric: .chebyshev)
    #expect(most == powerOfTwo(319))
    #expect(throws: BallCountError.tooLarge) {
      try MetricBall<UnsignedBits<1>>.pointCount(dimension: 320, radius: 1, metric: .chebyshev)
    }
    // All points but the antipode, 2^320 − 1, and all of them.
    let allButOne = try MetricBall<UnsignedBits<8>>.pointCount(
      dimension: 40, radius: 5119, metric: .lee)
    #expect(allButOne.words == [.max, .max, .max, .max, .max])
    #expect(throws: BallCountError.tooLarge) {
      try MetricBall<UnsignedBits<8>>.pointCount(dimension: 40, radius: 5120, metric: .lee)
    }
  }

  @Test("any dimension and radius has an answer at once, if only a refusal")
  func extremes() throws {
    #expect(try MetricBall<UInt8>.pointCount(dimension: .max, radius: 0, metric: .lee) == 1)
    #expect(
      try MetricBall<UInt8>.pointCount(dimension: .max, radius: 1, metric: .lee)
        == UInt320(UInt64(Int.max)) + UInt320(UInt64(Int.max)) + 1)
    #expect(try MetricBall<UInt8>.pointCount(dimension: .max, radius: 0, metric: .chebyshev) == 1)
    #expect(try MetricBall<UInt8>.pointCount(dimension: 0, radius: 0, metric: .squared) == 1)
    for metric in [TorusMetric.lee, .squared, .chebyshev] {
      #expect(throws: BallCountError.tooLarge) {
        try MetricBall<UInt128>.pointCount(dimension: .max, radius: 1000, metric: metric)
      }
    }
    #expect(throws: BallCountError.tooCostly) {
      try MetricBall<UInt64>.pointCount(
        dimension: 3, radius: UInt320(UInt128.max >> 2), metric: .squared)
    }
    #expect(throws: BallCountError.tooCostly) {
      try MetricBall<UInt64>.pointCount(
        dimension: 2, radius: UInt320(UInt128.max >> 2), metric: .squared)
    }
    #expect(
      try MetricBall<UInt128>.pointCount(dimension: 1, radius: powerOfTwo(252), metric: .squared)
        == powerOfTwo(127) + 1)
  }

  @Test("the squared counts in 3 dimensions are those of Gauss's sphere problem")
  func spheres() throws {
    // Points of Z^3 with x² + y² + z² ≤ r²: OEIS A000605.
    let counts = try (0...6).map {
      try MetricBall<UInt8>.pointCount(dimension: 3, radius: UInt320($0 * $0), metric: .squared)
    }
    #expect(counts == [1, 7, 33, 123, 257, 515, 925])
  }
}
