import Testing
import ToroidalArithmetic

@Suite("Fréchet means")
struct FrechetMeanTests {
  private func points<Scalar>(_ sample: [Scalar]) -> [RationalPoint<Scalar>]? {
    CircularSample(sample)?.frechetMean().minimizers
  }

  @Test("the documented means")
  func documented() {
    #expect(points([250, 0, 9] as [UInt8]) == [RationalPoint(floor: 1)])
    #expect(
      points([0, 1, 1] as [UInt8]) == [RationalPoint(floor: 0, numerator: 2, denominator: 3)])
    #expect(points([0, 128] as [UInt8]) == [RationalPoint(floor: 64), RationalPoint(floor: 192)])
    #expect(
      points([0, 64, 128, 192] as [UInt8]) == [32, 96, 160, 224].map { RationalPoint(floor: $0) })
    #expect(CircularSample<UInt8>([250, 0, 9])?.latticeMean().minimizers == [1])
    #expect(CircularSample<UInt8>([0, 1])?.latticeMean().minimizers == [0, 1])
  }

  @Test("rounding the means is not minimizing over the lattice")
  func roundingIsNotMinimizing() throws {
    let sample = try CircularSample<UnsignedBits<3>>([0, 2, 4, 5], weights: [5, 1, 2, 1])
    let mean = sample.frechetMean()
    #expect(mean.minimizers.map(\.description) == ["1+2/3", "7"])
    #expect(mean.variation == Variation(floor: 36))
    #expect(mean.rounded(.toNearestOrEven) == [2, 7])
    #expect(mean.rounded(.down) == [1, 7])
    #expect(mean.unique == nil)
    let lattice = sample.latticeMean()
    #expect(lattice.minimizers == [7])
    #expect(lattice.unique == 7)
    #expect(lattice.variation == 36)
  }

  @Test("one point is its own mean at every width, also with the greatest weight")
  func onePoint() throws {
    func check<Scalar: FixedWidthInteger>(_ point: Scalar) throws {
      let sample = try CircularSample([point], weights: [.max])
      #expect(sample.frechetMean().unique == RationalPoint(floor: point))
      #expect(sample.frechetMean().variation == Variation(floor: 0))
      #expect(sample.latticeMean().unique == point)
    }
    try check(SignedBits<1>.min)
    try check(UnsignedBits<1>.max)
    try check(Int8.min)
    try check(UInt64.max)
    try check(UInt128.max)
    try check(Int128.min)
  }

  @Test("antipodes with the greatest weights, where sums take every bit that they may")
  func greatest() throws {
    let half: UInt64 = 1 << 63 - 1
    let sample = try CircularSample<UInt128>([0, 1 << 127], weights: [half, half])
    let mean = sample.frechetMean()
    #expect(mean.minimizers == [1 << 126, 3 << 126].map { RationalPoint(floor: $0) })
    // 2 (2^63 − 1) (2^126)² = 2^316 − 2^253.
    #expect(mean.variation.numerator == 0)
    #expect(mean.variation.floor + powerOfTwo(253) == powerOfTwo(316))
    #expect(sample.latticeMean().minimizers == [1 << 126, 3 << 126])
    let near = try CircularSample<UInt128>([0, 1 << 127], weights: [half, half + 1])
    #expect(near.frechetMean().minimizers.count == 2)
    #expect(near.latticeMean().minimizers.count == 2)
  }

  @Test("regular polygons have as many means as corners", arguments: [1, 2, 4, 8, 16, 32, 64])
  func polygons(corners: Int) throws {
    let step = UInt8(truncatingIfNeeded: 256 / corners)
    let sample = try #require(CircularSample((0..<corners).map { UInt8($0) &* step }))
    let mean = sample.frechetMean()
    #expect(mean.minimizers.count == corners)
    for (index, point) in mean.minimizers.enumerated() {
      let floor = corners == 1 ? 0 : UInt8(index) &* step &+ step / 2
      #expect(point == RationalPoint(floor: floor))
    }
  }

  /// Checks one sample against the definition: on a grid fine enough to hold all means, twice over.
  private func check<Scalar: FixedWidthInteger>(_ sample: [Int], _: Scalar.Type) throws {
    let modulus = 1 << Scalar.bitWidth
    let unit = 2 * sample.count
    let sums = (0..<modulus * unit).map { theta in
      sample.reduce(0) { sum, point in
        let distance = distance(theta, point * unit, turn: modulus * unit)
        return sum + distance * distance
      }
    }
    let least = try #require(sums.min())
    let points = sample.map { Scalar(truncatingIfNeeded: $0) }
    let circular = try #require(CircularSample(points))
    let mean = circular.frechetMean()
    func place(_ scalar: Scalar) -> Int {
      (Int(truncatingIfNeeded: scalar) + modulus) % modulus * unit
    }
    let found = mean.minimizers.map { point in
      place(point.floor) + Int(point.numerator) * unit / Int(point.denominator)
    }
    let expected = sums.indices.filter { sums[$0] == least }
    if found.sorted() != expected { Issue.record("\(sample): \(mean.minimizers)") }
    // The sum in units of 1/unit², and the lattice points among the grid.
    let fraction = Int(mean.variation.numerator) * unit * unit / Int(mean.variation.denominator)
    let floor = try #require(Int(exactly: mean.variation.floor))
    if floor * unit * unit + fraction != least { Issue.record("\(sample): \(mean.variation)") }
    let lattice = circular.latticeMean()
    let leastOfLattice = try #require((0..<modulus).map { sums[$0 * unit] }.min())
    let nodes = (0..<modulus).filter { sums[$0 * unit] == leastOfLattice }
    if lattice.minimizers.map({ place($0) / unit }).sorted() != nodes
      || Int(exactly: lattice.variation) != leastOfLattice / (unit * unit)
    {
      Issue.record("\(sample): lattice means \(lattice.minimizers)")
    }
  }

  @Test("they are the definition for every sample of up to 5 points modulo 2, 4 and 8")
  func everySample() throws {
    for count in 1...5 {
      for sample in multisets(of: count, modulus: 2) {
        try check(sample, UnsignedBits<1>.self)
        try check(sample, SignedBits<1>.self)
      }
      for sample in multisets(of: count, modulus: 4) { try check(sample, SignedBits<2>.self) }
      for sample in multisets(of: count, modulus: 8) { try check(sample, UnsignedBits<3>.self) }
    }
  }

  @Test("the accumulators of all widths agree")
  func accumulators() throws {
    // Scaling by 2^k leads from 64 to 256 bits and scales means and, twice over, sums.
    let points: [UInt8] = [0, 3, 3, 77, 131, 200, 255]
    let narrow = try #require(CircularSample(points)).frechetMean()
    let middle = try #require(CircularSample(points.map { UInt64($0) << 56 })).frechetMean()
    let wide = try #require(CircularSample(points.map { UInt128($0) << 120 })).frechetMean()
    let mean = try #require(narrow.unique)
    let scaled = UInt64(mean.floor) << 56
    #expect(middle.unique?.floor == scaled + (mean.numerator << 56) / mean.denominator)
    let high = UInt128(mean.numerator) << 120 / UInt128(mean.denominator)
    #expect(wide.unique?.floor == UInt128(mean.floor) << 120 + high)
  }

  @Test("descriptions")
  func descriptions() {
    #expect(Variation(floor: 14, numerator: 4, denominator: 6).description == "14+2/3")
    #expect(Variation(floor: 36).description == "36")
  }
}
