import Testing
import ToroidalArithmetic

@Suite("TorusMetric")
struct TorusMetricTests {
  @Test("the documented distances")
  func documented() {
    let (a, b): (TorusVector<UInt8>, TorusVector<UInt8>) = ([0, 250], [3, 3])
    #expect(a.leeDistance(to: b) == 12)
    #expect(a.squaredDistance(to: b) == 90)
    #expect(a.chebyshevDistance(to: b) == 9)
    #expect(TorusMetric.allCases.map { a.distance(to: b, metric: $0) } == [12, 90, 9])
  }

  @Test("the squared distance breaks the triangle inequality, as it says")
  func squaredIsNoMetric() {
    let (a, b, c): (TorusVector<UInt8>, TorusVector<UInt8>, TorusVector<UInt8>) = ([0], [1], [2])
    #expect(a.squaredDistance(to: c) > a.squaredDistance(to: b) + b.squaredDistance(to: c))
    #expect(a.leeDistance(to: c) == a.leeDistance(to: b) + b.leeDistance(to: c))
  }

  @Test("all distances are 0 in dimension 0")
  func dimensionZero() {
    for metric in TorusMetric.allCases {
      #expect(TorusVector<Int8>([]).distance(to: [], metric: metric) == 0)
      #expect(TorusVector<UInt128>([]).distance(to: [], metric: metric) == 0)
    }
  }

  /// The distances under every metric from 0 to the farthest point of `dimension` axes.
  private func farthest<Scalar: FixedWidthInteger>(
    _: Scalar.Type, dimension: Int
  ) -> [UInt320] {
    let origin = TorusVector<Scalar>.zero(dimension: dimension)
    return TorusMetric.allCases.map { origin.distance(to: origin.antipode, metric: $0) }
  }

  @Test("the farthest points of every width, at counts on both sides of each accumulator")
  func sumsAreExact() {
    for count in 1...5 {
      func times(_ power: UInt320) -> UInt320 { (0..<count).reduce(0) { sum, _ in sum + power } }
      #expect(
        farthest(Int8.self, dimension: count)
          == [times(powerOfTwo(7)), times(powerOfTwo(14)), powerOfTwo(7)])
      #expect(
        farthest(Int32.self, dimension: count)
          == [times(powerOfTwo(31)), times(powerOfTwo(62)), powerOfTwo(31)])
      #expect(
        farthest(UInt64.self, dimension: count)
          == [times(powerOfTwo(63)), times(powerOfTwo(126)), powerOfTwo(63)])
      #expect(
        farthest(UInt128.self, dimension: count)
          == [times(powerOfTwo(127)), times(powerOfTwo(254)), powerOfTwo(127)])
    }
  }

  @Test("100,000 bytes")
  func manyBytes() {
    #expect(farthest(Int8.self, dimension: 100_000) == [12_800_000, 1_638_400_000, 128])
  }

  @Test("one bit")
  func oneBit() {
    #expect(farthest(SignedBits<1>.self, dimension: 4) == [4, 4, 1])
  }
}
