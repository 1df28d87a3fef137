import Testing
import ToroidalArithmetic

@Suite("Antipode and circular distance")
struct CircleTests {
  @Test("the documented antipodes")
  func documentedAntipodes() {
    #expect(UInt8(3).antipode == 131)
    #expect(Int8(3).antipode == -125)
  }

  @Test("the antipode is an involution and the only point at distance m/2")
  func antipodes() {
    for p in UInt8.min...UInt8.max {
      #expect(p.antipode.antipode == p)
      let far = (UInt8.min...UInt8.max).filter { p.circularDistance(to: $0) == 128 }
      #expect(far == [p.antipode])
      #expect(p.isAntipodal(to: p.antipode))
      #expect(!p.isAntipodal(to: p))
    }
    #expect(SignedBits<1>(0).antipode == -1)
    #expect(UInt128(0).antipode == 1 << 127)
  }

  @Test("the documented distances")
  func documentedDistances() {
    #expect(UInt8(250).circularDistance(to: 3) == 9)
    #expect(Int8(0).circularDistance(to: -128) == 128)
  }

  @Test("the distance at 3 bits, from 0 to every point")
  func distances() {
    let signed = (SignedBits<3>.min...SignedBits<3>.max).map {
      Int(SignedBits<3>(0).circularDistance(to: $0))
    }
    #expect(signed == [4, 3, 2, 1, 0, 1, 2, 3])
    let unsigned = (UnsignedBits<3>.min...UnsignedBits<3>.max).map {
      Int(UnsignedBits<3>(0).circularDistance(to: $0))
    }
    #expect(unsigned == [0, 1, 2, 3, 4, 3, 2, 1])
  }

  @Test("the distance is the magnitude of the displacement, and the least over all lifts")
  func leastOfLifts() {
    for a in stride(from: 0, through: 255, by: 5) {
      for b in 0...255 {
        let distance = UInt8(a).circularDistance(to: UInt8(b))
        let least = (-1...1).map { abs(b - a + 256 * $0) }.min()
        if Int(distance) != least { Issue.record("\(a), \(b): \(distance)") }
        #expect(UInt8(a).displacement(to: UInt8(b)).magnitude == distance)
      }
    }
  }
}
