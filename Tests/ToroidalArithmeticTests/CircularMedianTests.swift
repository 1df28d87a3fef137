import Testing
import ToroidalArithmetic

@Suite("Circular medians")
struct CircularMedianTests {
  @Test("the documented medians")
  func documented() throws {
    let point = try #require(CircularSample<UInt8>([250, 0, 9])).circularMedian()
    #expect(point.minimizers == [.closed(from: 0, to: 0)])
    #expect(point.unique == 0)
    #expect(point.deviation == 15)
    let arc = try #require(CircularSample<UInt8>([250, 9])).circularMedian()
    #expect(arc.minimizers == [.closed(from: 250, to: 9)])
    #expect(arc.unique == nil)
    let circle = try #require(CircularSample<UInt8>([0, 128])).circularMedian()
    #expect(circle.minimizers == [.circle])
    #expect(circle.deviation == 128)
    let wrapped = try #require(CircularSample<UInt8>([0, 64, 192, 192])).circularMedian()
    #expect(wrapped.minimizers == [.closed(from: 192, to: 0)])
    #expect(wrapped.deviation == 192)
    let pair = try #require(CircularSample<UInt8>([0, 96, 160])).circularMedian()
    #expect(pair.minimizers == [.closed(from: 96, to: 96), .closed(from: 160, to: 160)])
    #expect(pair.deviation == 160)
  }

  @Test("one bit: one point, or everything")
  func oneBit() throws {
    #expect(CircularSample<SignedBits<1>>([-1])?.circularMedian().unique == -1)
    #expect(CircularSample<SignedBits<1>>([0, -1])?.circularMedian().minimizers == [.circle])
    #expect(CircularSample<UnsignedBits<1>>([0, 1, 1])?.circularMedian().unique == 1)
  }

  @Test("the greatest weights at 128 bits")
  func greatest() throws {
    let half: UInt64 = 1 << 63 - 1
    let opposite = (5 as UInt128).antipode
    let even = try CircularSample([5, opposite], weights: [half, half])
    #expect(even.circularMedian().minimizers == [.circle])
    // (2^63 − 1) 2^127 = 2^190 − 2^127.
    #expect(even.circularMedian().deviation + powerOfTwo(127) == powerOfTwo(190))
    let odd = try CircularSample([5, opposite], weights: [half, half + 1])
    #expect(odd.circularMedian().unique == opposite)
  }

  /// Checks one sample against the definition, at every lattice point and halfway to the next.
  private func check<Scalar: FixedWidthInteger>(_ sample: [Int], _: Scalar.Type) throws {
    let turn = 2 << Scalar.bitWidth
    let sums = (0..<turn).map { theta in
      sample.reduce(0) { $0 + distance(theta, 2 * $1, turn: turn) }
    }
    let least = try #require(sums.min())
    let points = sample.map { Scalar(truncatingIfNeeded: $0) }
    let median = try #require(CircularSample(points)).circularMedian()
    if Int(exactly: median.deviation) != least / 2 {
      Issue.record("\(sample): \(median.deviation)")
    }
    let expected = sums.indices.filter { sums[$0] == least }
    if median.minimizers == [.circle] {
      if expected.count != turn { Issue.record("\(sample): not everywhere") }
      return
    }
    var found: [Int] = []
    var starts: [Scalar] = []
    for case .closed(let start, let end) in median.minimizers {
      starts.append(start)
      let length = Int(truncatingIfNeeded: end &- start) & (turn / 2 - 1)
      found += (0...2 * length).map { (2 * Int(truncatingIfNeeded: start) + $0 + turn) % turn }
    }
    if found.sorted() != expected { Issue.record("\(sample): \(median.minimizers)") }
    // Ascending, and with a half between any two, so that none could be joined.
    if starts != starts.sorted() || found.count >= turn {
      Issue.record("\(sample): \(median.minimizers)")
    }
  }

  @Test("they are the definition for every sample of up to 6 points modulo 2, 4 and 8")
  func everySample() throws {
    for count in 1...6 {
      for sample in multisets(of: count, modulus: 2) {
        try check(sample, UnsignedBits<1>.self)
        try check(sample, SignedBits<1>.self)
      }
      for sample in multisets(of: count, modulus: 4) { try check(sample, UnsignedBits<2>.self) }
      for sample in multisets(of: count, modulus: 8) { try check(sample, SignedBits<3>.self) }
    }
  }
}
