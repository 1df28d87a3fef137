import Testing
import ToroidalArithmetic

@Suite("Serial order")
struct SerialOrderTests {
  @Test("the documented comparisons")
  func documented() {
    #expect(UInt32(0xffff_ffff).serialOrder(relativeTo: 0) == .precedes)
    #expect(UInt32(0).serialOrder(relativeTo: 0x8000_0000) == .incomparable)
    #expect(Int8(127).serialOrder(relativeTo: -128) == .precedes)
  }

  @Test("it is not transitive: 0, 100 and 200 go round")
  func cycle() {
    #expect(UInt8(0).serialOrder(relativeTo: 100) == .precedes)
    #expect(UInt8(100).serialOrder(relativeTo: 200) == .precedes)
    #expect(UInt8(200).serialOrder(relativeTo: 0) == .precedes)
  }

  @Test("`a` precedes `b` exactly if (b - a) mod 256 is in [1, 128)")
  func definition() {
    for a in 0...255 {
      for b in 0...255 {
        let steps = (b - a + 256) % 256
        let expected: SerialOrder =
          switch steps {
          case 0: .equal
          case 1..<128: .precedes
          case 128: .incomparable
          default: .follows
          }
        if UInt8(a).serialOrder(relativeTo: UInt8(b)) != expected { Issue.record("\(a), \(b)") }
      }
    }
  }

  @Test("exchanging the numbers reverses the relation")
  func reversal() {
    #expect(SerialOrder.allCases.map(\.reversed) == [.equal, .follows, .precedes, .incomparable])
    for a in SignedBits<3>.min...SignedBits<3>.max {
      for b in SignedBits<3>.min...SignedBits<3>.max {
        #expect(a.serialOrder(relativeTo: b).reversed == b.serialOrder(relativeTo: a))
      }
    }
  }
}
