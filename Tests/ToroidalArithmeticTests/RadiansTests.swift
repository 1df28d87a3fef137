import Testing
import ToroidalArithmetic

@Suite("Radians")
struct RadiansTests {
  @Test("the documented codes")
  func documentedCodes() {
    #expect(UInt8(radians: Double.pi) == 128)
    #expect(UInt8(radians: Double.pi, rounding: .down) == 127)
    #expect(UInt8(radians: -3.0) == 134)
    #expect(UInt16(radians: 1e22) == 54895)
    #expect(UInt16(radians: 1e300) == 42757)
    #expect(UInt8(radians: Double.infinity) == nil)
    #expect(UInt8(radians: Float.nan) == nil)
  }

  @Test("the documented angles")
  func documentedAngles() {
    #expect(UInt8(128).radians() == 3.141592653589793)
    #expect(Int8(-64).radians() == 4.71238898038469)
    #expect(UInt64.max.radians() == 2 * Double.pi)
    #expect(UInt64.max.radians(rounding: .up) == 0)
    #expect(UInt64.max.radians(as: Float.self) == 0)
    #expect(UInt64.max.radians(as: Float.self, rounding: .down) == 2 * Float.pi)
    #expect(UInt8(0).radians(rounding: .up) == 0)
  }

  @Test("only 0 is on the lattice: every other angle is rounded by its side")
  func sides() {
    for angle in [-0.0, 0.0] {
      for rule in CircularRounding.allCases { #expect(UInt64(radians: angle, rounding: rule) == 0) }
    }
    let least = Double.leastNonzeroMagnitude
    #expect(UInt64(radians: least, rounding: .up) == 1)
    #expect(UInt64(radians: least, rounding: .down) == 0)
    #expect(UInt64(radians: -least, rounding: .down) == .max)
    #expect(UInt64(radians: -least) == 0)
  }

  @Test("the float nearest to a multiple of π is on the known side of it")
  func multiplesOfPi() {
    // sin(Double.pi) is 1.22e-16 > 0: the double is below π; sin(Float(3.1415927)) is below 0.
    #expect(UInt64(radians: Double.pi) ?? 0 < 1 << 63)
    #expect(UInt64(radians: Float(3.1415927)) ?? 0 > 1 << 63)
    // 6381956970095103 · 2^797 is the double nearest to a multiple of π/2, within 4.7e−19 of it
    // (Muller, "Elementary Functions"): 1.5e-19 turns before or after a quarter turn.
    let hard = Double(sign: .plus, exponent: 797, significand: 6_381_956_970_095_103)
    let code = UInt64(radians: hard) ?? 0
    let quarter = (code &+ 1 << 61) >> 62
    let beside = code.circularDistance(to: quarter << 62)
    #expect(beside <= 3)
  }

  @Test("codes of up to 52 bits come back by way of Double")
  func roundTrips() {
    for code in UInt16.min...UInt16.max where UInt16(radians: code.radians()) != code {
      Issue.record("\(code)")
    }
    for code in UnsignedBits<1>.min...UnsignedBits<1>.max {
      #expect(UnsignedBits<1>(radians: code.radians(as: Float.self)) == code)
    }
  }

  @Test("displacements have signed radians")
  func displacements() {
    #expect(UInt8(0).displacement(to: 192).radians() == -Double.pi / 2)
    #expect(UInt8(0).displacement(to: 128).radians() == -Double.pi)
    #expect(UInt8(9).displacement(to: 9).radians() == 0)
  }
}
