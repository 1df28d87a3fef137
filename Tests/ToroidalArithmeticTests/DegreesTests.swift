import Testing
import ToroidalArithmetic

@Suite("Degrees")
struct DegreesTests {
  @Test("the documented codes")
  func documentedCodes() {
    #expect(UInt8(degrees: 90.0) == 64)
    #expect(Int16(degrees: -179.0) == -32586)
    #expect(UInt8(degrees: 359.9) == 0)
    #expect(UInt16(degrees: 1e22) == 50972)
    #expect(UInt8(degrees: Double.nan) == nil)
    #expect(UInt64(degrees: -Double.infinity) == nil)
  }

  @Test("the documented angles")
  func documentedAngles() {
    #expect(UInt8(128).degrees() == 180)
    #expect(Int8(-64).degrees() == 270)
    #expect(UInt64.max.degrees() == 0)
    #expect(UInt64.max.degrees(rounding: .down) == 360 - 0x1p-44)
    #expect(UInt64.max.degrees(as: Float.self, rounding: .down) == Float(360).nextDown)
  }

  @Test("-0, the least subnormal and the greatest float are angles like any other")
  func extremes() {
    #expect(UInt8(degrees: -0.0) == 0)
    for rule in CircularRounding.allCases {
      #expect(UInt64(degrees: 0.0, rounding: rule) == 0)
      #expect(UInt64(degrees: -0.0, rounding: rule) == 0)
    }
    let least = Double.leastNonzeroMagnitude
    #expect(UInt8(degrees: least) == 0)
    #expect(UInt8(degrees: least, rounding: .up) == 1)
    #expect(UInt8(degrees: -least, rounding: .down) == 255)
    #expect(UInt8(degrees: -Float.leastNonzeroMagnitude, rounding: .up) == 0)
    // 1e300 as a Double is a multiple of 360.
    #expect(UInt64(degrees: 1e300) == 0)
    #expect(UInt8(degrees: Double.greatestFiniteMagnitude) != nil)
  }

  @Test("every half degree has the code of its exact value, in 16 bits")
  func halfDegrees() {
    for half in -1440...1440 {
      // half · 65536/720, to nearest, halves to even.
      let scaled = half * 65536
      let floor = scaled >= 0 ? scaled / 720 : -((-scaled + 719) / 720)
      let twice = 2 * (scaled - floor * 720)
      let code = twice > 720 || (twice == 720 && floor % 2 != 0) ? floor + 1 : floor
      #expect(UInt16(degrees: Double(half) / 2) == UInt16(truncatingIfNeeded: code), "\(half)")
    }
  }

  @Test("a hair beside half a step is not taken for it")
  func besideHalves() {
    // In 2 bits a step is 90 degrees.
    #expect(UnsignedBits<2>(degrees: 45.0) == 0)
    #expect(UnsignedBits<2>(degrees: Double(45).nextUp) == 1)
    #expect(UnsignedBits<2>(degrees: Double(45).nextDown, rounding: .toNearestOrUp) == 0)
    #expect(UnsignedBits<2>(degrees: 135.0) == 2)
    #expect(UnsignedBits<1>(degrees: 90.0) == 0)
    #expect(SignedBits<1>(degrees: 270.0, rounding: .down) == -1)
  }

  @Test("displacements have signed degrees")
  func displacements() throws {
    let (a, b) = (try #require(Int16(degrees: 179.0)), try #require(Int16(degrees: -179.0)))
    #expect(abs(a.displacement(to: b).degrees() - 2) < 0.006)
    #expect(abs(b.displacement(to: a).degrees() + 2) < 0.006)
    #expect(UInt8(0).displacement(to: 128).degrees() == -180)
    #expect(UInt8(0).displacement(to: 64).degrees(as: Float.self) == 90)
    #expect(UInt8(5).displacement(to: 5).degrees().sign == .plus)
    // What is rounded down is not rounded toward zero.
    #expect(UInt64(1).displacement(to: 0).degrees(rounding: .down) == -(360 * 0x1p-64))
  }
}
