import Testing
import ToroidalArithmetic

@Suite("Geodesics")
struct GeodesicTests {
  @Test("the documented paths")
  func documented() throws {
    let path = try #require(UInt8(250).geodesics(to: 3).unique)
    #expect(path == Geodesic(from: 250, velocity: 9))
    #expect(path.length == 9 && path.end == 3)
    #expect(path.point(at: 1, over: 2) == RationalPoint(floor: 254, numerator: 1, denominator: 2))
    #expect(UInt8(3).geodesics(to: 250).unique == path.reversed)
    #expect(
      UInt8(0).geodesics(to: 128)
        == .pair(Geodesic(from: 0, velocity: -128), Geodesic(from: 0, velocity: 128)))
    #expect(UInt8(7).geodesics(to: 7).unique?.length == 0)

    let third = try #require(UInt8(250).geodesics(to: 4).unique).point(at: 1, over: 3)
    #expect(third == RationalPoint(floor: 253, numerator: 1, denominator: 3))
    #expect(third.rounded(.up) == 254)
    #expect(
      UInt8(0).geodesics(to: 128).points(at: 1, over: 3)
        == .pair(
          RationalPoint(floor: 42, numerator: 2, denominator: 3),
          RationalPoint(floor: 213, numerator: 1, denominator: 3)))
    #expect(
      UInt8(0).geodesics(to: 128).points(at: 1, over: 1) == .unique(RationalPoint(floor: 128)))
    #expect(UInt8(0).geodesics(to: 128).points(at: 0, over: 5) == .unique(RationalPoint(floor: 0)))
  }

  @Test("every point at a fraction of 4-bit paths is where the definition in Int has it")
  func exhaustive() {
    // In units of 1/q of a step the circle has 16 · q points, and everything is whole.
    for q in 1...7 as ClosedRange<Int> {
      for p in 0...q {
        for a in 0..<16 as Range<Int> {
          for b in 0..<16 as Range<Int> {
            let ways = [b - a, b - a + 16, b - a - 16]
            let least = ways.map(abs).reduce(16, min)
            let expected = Set(
              ways.filter { abs($0) == least }.map {
                ((a * q + p * $0) % (16 * q) + 16 * q) % (16 * q)
              })
            let found = UnsignedBits<4>(a).geodesics(to: UnsignedBits<4>(b))
              .points(at: UInt64(p), over: UInt64(q)).all.map {
                Int($0.floor) * q + Int($0.numerator) * q / Int($0.denominator)
              }
            if found != expected.sorted() { Issue.record("\(a) to \(b) at \(p)/\(q): \(found)") }
          }
        }
      }
    }
  }

  @Test("one bit: the other point is both ways at distance 1")
  func oneBit() {
    let zero = UnsignedBits<1>(0)
    let paths = zero.geodesics(to: zero.antipode)
    #expect(paths.all.map(\.velocity) == [-1, 1])
    #expect(paths.all.map(\.length) == [1, 1])
    #expect(paths.points(at: 1, over: 3).all.map(\.description) == ["0+1/3", "1+2/3"])
    #expect(
      SignedBits<1>(0).geodesics(to: -1).points(at: 1, over: 3).all.map(\.description) == [
        "-1+2/3", "0+1/3",
      ])
  }

  @Test("128 bits: no product is too long")
  func widest() throws {
    let half = UInt128(1) << 127
    let forward = UInt128(0).geodesics(to: half).all[1]
    #expect(forward.velocity == Tangent(magnitude: half, isNegative: false))
    // half · (2^64 − 2)/(2^64 − 1) = half − half/(2^64 − 1), and half = 2^63 (2^64 − 1) + 2^63.
    let point = forward.point(at: .max - 1, over: .max)
    let remainder = UInt64(1) << 63
    #expect(point.floor == half - UInt128(remainder) - 1)
    #expect(point.numerator == .max - remainder && point.denominator == .max)
    #expect(forward.point(at: .max, over: .max) == RationalPoint(floor: half))
    let backward = UInt128(0).geodesics(to: half).all[0]
    #expect(backward.point(at: 1, over: 2).floor == half + half / 2)
  }

  @Test("fractions in any terms are the same point, and equal points of two paths are one")
  func terms() {
    let paths = Int8(-3).geodesics(to: 2)
    #expect(paths.points(at: 2, over: 6) == paths.points(at: 1, over: 3))
    #expect(paths.points(at: 7, over: 7) == .unique(RationalPoint(floor: 2)))
    for a in Int8.min...Int8.max {
      #expect(a.geodesics(to: a.antipode).points(at: 3, over: 3).unique?.floor == a.antipode)
      #expect(a.geodesics(to: a.antipode).points(at: 1, over: 3).unique == nil)
    }
  }

  @Test("rounding commutes with every translation but for ties to even, which need even ones")
  func roundingAndTranslation() {
    typealias Scalar = UnsignedBits<4>
    for rule in CircularRounding.allCases {
      var commuting: [Int] = []
      for t in Scalar.min...Scalar.max {
        let commutes = (Scalar.min...Scalar.max).allSatisfy { floor in
          ([0, 1, 2, 3] as [UInt64]).allSatisfy { quarter in
            let point = RationalPoint(floor: floor, numerator: quarter, denominator: 4)
            let moved = point.translated(by: Displacement(residue: t))
            return moved.rounded(rule) == point.rounded(rule) &+ t
          }
        }
        if commutes { commuting.append(Int(t)) }
      }
      let expected =
        rule == .toNearestOrEven ? Array(stride(from: 0, to: 16, by: 2)) : Array(0..<16)
      #expect(commuting == expected, "\(rule)")
    }
  }

  @Test("a fraction above 1, a fraction over 0 and a path past the antipode are refused")
  func refusals() async {
    await #expect(processExitsWith: .failure) {
      print(Geodesic<UInt8>(from: 0, velocity: 5).point(at: 4, over: 3))
    }
    await #expect(processExitsWith: .failure) {
      print(Geodesic<UInt8>(from: 0, velocity: 5).point(at: 0, over: 0))
    }
    await #expect(processExitsWith: .failure) {
      print(Geodesic<UInt8>(from: 0, velocity: 129))
    }
  }
}
