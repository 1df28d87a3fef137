import Foundation
import Testing
import ToroidalArithmetic

@Suite("NarrowInteger, conversions")
struct NarrowIntegerConversionTests {
  @Test("literals are values of the type")
  func literals() {
    let top: UnsignedBits<3> = 7
    let bottom: SignedBits<3> = -4
    #expect(Int(top) == 7)
    #expect(Int(bottom) == -4)
  }

  @Test("exact conversions refuse what does not fit")
  func exactly() {
    #expect(UnsignedBits<3>(exactly: 7) == 7)
    #expect(UnsignedBits<3>(exactly: 8) == nil)
    #expect(UnsignedBits<3>(exactly: -1) == nil)
    #expect(UnsignedBits<3>(exactly: UInt64.max) == nil)
    #expect(SignedBits<3>(exactly: -4) == -4)
    #expect(SignedBits<3>(exactly: -5) == nil)
    #expect(SignedBits<1>(exactly: 1) == nil)
    #expect(SignedBits<1>(exactly: -1) == -1)
  }

  @Test("truncating conversions take residues")
  func truncating() {
    #expect(UnsignedBits<3>(truncatingIfNeeded: -1) == 7)
    #expect(UnsignedBits<3>(truncatingIfNeeded: Int64.min) == 0)
    #expect(SignedBits<3>(truncatingIfNeeded: 4) == -4)
    #expect(SignedBits<1>(truncatingIfNeeded: 1) == -1)
    #expect(UnsignedBits<12>(truncatingIfNeeded: UInt128.max) == 4095)
  }

  @Test("clamping conversions take the nearest value")
  func clamping() {
    #expect(UnsignedBits<3>(clamping: -100) == 0)
    #expect(UnsignedBits<3>(clamping: 100_000) == 7)
    #expect(SignedBits<3>(clamping: Int64.min) == -4)
    #expect(SignedBits<3>(clamping: UInt64.max) == 3)
    #expect(SignedBits<3>(clamping: -2) == -2)
  }

  @Test("conversions from floating point")
  func floatingPoint() {
    #expect(SignedBits<3>(exactly: -4.0) == -4)
    #expect(SignedBits<3>(exactly: 3.5) == nil)
    #expect(SignedBits<3>(exactly: 4.0) == nil)
    #expect(SignedBits<3>(exactly: Double.nan) == nil)
    #expect(SignedBits<3>(exactly: Float.infinity) == nil)
    #expect(SignedBits<3>(-3.9) == -3)
    #expect(UnsignedBits<3>(7.9 as Float) == 7)
    #expect(Double(SignedBits<3>(-4)) == -4)
  }

  @Test("text is written and read back, also in radices that the type does not hold")
  func text() {
    for value in SignedBits<3>.min...SignedBits<3>.max {
      #expect(SignedBits<3>(value.description) == value)
      #expect(SignedBits<3>(String(value, radix: 2), radix: 2) == value)
    }
    #expect(SignedBits<3>.min.description == "-4")
    #expect("\(UnsignedBits<16>.max)" == "65535")
    #expect(String(UnsignedBits<12>(0xabc), radix: 16) == "abc")
    #expect(UnsignedBits<3>("111", radix: 2) == 7)
    #expect(UnsignedBits<3>("+5") == 5)
    for text in ["8", "-1", "", "x", "1.0", " 1", "70000", "99999999999999999999"] {
      #expect(UnsignedBits<3>(text) == nil, "\(text)")
    }
    #expect(SignedBits<3>("4") == nil)
    #expect(SignedBits<3>("-5") == nil)
  }

  @Test("values are coded as single integers, and round trips lose nothing")
  func coding() throws {
    let values = Array(SignedBits<3>.min...SignedBits<3>.max)
    let data = try JSONEncoder().encode(values)
    #expect(String(decoding: data, as: UTF8.self) == "[-4,-3,-2,-1,0,1,2,3]")
    #expect(try JSONDecoder().decode([SignedBits<3>].self, from: data) == values)
  }

  @Test(
    "a coded integer outside the type is refused", arguments: ["8", "-1", "65536", "1.5", "\"1\""])
  func refusedCoding(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([UnsignedBits<3>].self, from: Data("[\(text)]".utf8))
    }
  }
}
