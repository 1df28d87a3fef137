import Testing
import ToroidalArithmetic

@Suite("Midpoints")
struct MidpointTests {
  @Test("the documented midpoints")
  func documented() throws {
    #expect(UInt8(250).midpoints(to: 4) == .unique(Midpoint(floor: 255, isHalfway: false)))
    #expect(UInt8(0).midpoints(to: 1) == .unique(Midpoint(floor: 0, isHalfway: true)))
    #expect(
      UInt8(0).midpoints(to: 128)
        == .pair(Midpoint(floor: 64, isHalfway: false), Midpoint(floor: 192, isHalfway: false)))
    let odd = try #require(Int8(-3).midpoints(to: 0).unique)
    #expect(odd == Midpoint(floor: -2, isHalfway: true))
    #expect(odd.rounded(.down) == -2)
    #expect(odd.rounded(.up) == -1)
    #expect(odd.rounded(.toNearestOrEven) == -2)
  }

  @Test("they are symmetric, also in signed types and one bit")
  func symmetry() {
    for a in SignedBits<5>.min...SignedBits<5>.max {
      for b in SignedBits<5>.min...SignedBits<5>.max {
        #expect(a.midpoints(to: b) == b.midpoints(to: a))
      }
    }
    #expect(SignedBits<1>(0).midpoints(to: -1) == SignedBits<1>(-1).midpoints(to: 0))
  }

  @Test("two midpoints are antipodal and in increasing order")
  func pairs() {
    for a in Int8.min...Int8.max {
      let all = a.midpoints(to: a.antipode).all
      #expect(all.count == 2)
      #expect(a.midpoints(to: a.antipode).unique == nil)
      #expect(all[0].floor < all[1].floor)
      #expect(all[0].floor.isAntipodal(to: all[1].floor))
    }
  }

  @Test("only in Z/2 does rounding take both midpoints to one point")
  func roundingOfPairs() {
    func meet<Scalar: FixedWidthInteger>(_ a: Scalar, _ rule: CircularRounding) -> Bool {
      let all = a.midpoints(to: a.antipode).all
      return all[0].rounded(rule) == all[1].rounded(rule)
    }
    #expect(meet(UnsignedBits<1>(0), .toNearestOrEven))
    for rule in CircularRounding.allCases {
      for a in UnsignedBits<2>.min...UnsignedBits<2>.max { #expect(!meet(a, rule)) }
      for a in SignedBits<3>.min...SignedBits<3>.max { #expect(!meet(a, rule)) }
    }
  }

  @Test("rounding up at the seam wraps")
  func roundingAtTheSeam() throws {
    let midpoint = try #require(UInt8(255).midpoints(to: 0).unique)
    #expect(midpoint == Midpoint(floor: 255, isHalfway: true))
    #expect(CircularRounding.allCases.map(midpoint.rounded) == [255, 0, 255, 0, 0])
  }

  @Test("descriptions")
  func descriptions() {
    #expect(Midpoint<Int8>(floor: -2, isHalfway: true).description == "-2+1/2")
    #expect(Midpoint<Int8>(floor: 5, isHalfway: false).description == "5")
  }
}
