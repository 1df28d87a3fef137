import Testing
import ToroidalArithmetic

@Suite("Modulus switching")
struct ModulusSwitchingTests {
  @Test("the documented changes of width")
  func documented() {
    #expect(UInt8(switchingModulusOf: 0x1234 as UInt16) == 0x12)
    #expect(UInt8(switchingModulusOf: 0xffff as UInt16) == 0)
    #expect(UInt8(switchingModulusOf: 0xffff as UInt16, rounding: .down) == 255)
    #expect(Int16(switchingModulusOf: 200 as UInt8) == -14336)
  }

  @Test("half a step goes where the rule says, at the seam and at an even and an odd neighbor")
  func halves() {
    func codes(_ code: UInt16) -> [Int8] {
      CircularRounding.allCases.map { Int8(switchingModulusOf: code, rounding: $0) }
    }
    // Down, up, to nearest with halves down, up and to even.
    #expect(codes(0x0180) == [1, 2, 1, 2, 2])
    #expect(codes(0x0280) == [2, 3, 2, 3, 2])
    #expect(codes(0x7f80) == [127, -128, 127, -128, -128])
    #expect(codes(0xff80) == [-1, 0, -1, 0, 0])
    #expect(codes(0xff7f) == [-1, 0, -1, -1, -1])
    #expect(codes(0xff81) == [-1, 0, 0, 0, 0])
  }

  @Test("signs are a matter of writing, and one bit is the nearest half turn")
  func writings() {
    for byte in Int8.min...Int8.max {
      let pattern = UInt8(bitPattern: byte)
      for rule in CircularRounding.allCases {
        #expect(
          UnsignedBits<3>(switchingModulusOf: byte, rounding: rule)
            == UnsignedBits<3>(switchingModulusOf: pattern, rounding: rule))
      }
      #expect(Int8(switchingModulusOf: pattern) == byte)
      #expect(
        SignedBits<1>(switchingModulusOf: byte, rounding: .toNearestOrDown)
          == (pattern > 64 && pattern <= 192 ? -1 : 0))
    }
  }

  @Test("16 bits to 8 and 5 are the real quotients rounded, for every code")
  func everyCode() {
    for code in UInt16.min...UInt16.max {
      let nearestUp = (Int(code) + 128) / 256 % 256
      let up = (Int(code) + 2047) / 2048 % 32
      if Int(UInt8(switchingModulusOf: code, rounding: .toNearestOrUp)) != nearestUp
        || Int(UnsignedBits<5>(switchingModulusOf: code, rounding: .up)) != up
      {
        Issue.record("\(code)")
      }
    }
  }
}
