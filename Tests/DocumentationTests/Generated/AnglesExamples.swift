// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Angles")
struct AnglesExamples {
  @Test("Degrees.swift, example 1")
  func Degrees_swift_1() throws {
    expect(UInt8(degrees: 90.0), is: #"64"#)
    expect(Int16(degrees: -179.0), is: #"−32586"#)
    expect(UInt8(degrees: 359.9), is: #"0: it rounds to a full turn, which is no turn"#)
    expect(UInt16(degrees: 1e22), is: #"50972: 280 degrees, after a great many turns"#)
    expect(UInt8(degrees: Double.nan), is: #"nil"#)
  }

  @Test("Degrees.swift, example 2")
  func Degrees_swift_2() throws {
    expect(UInt8(128).degrees(), is: #"180"#)
    expect(Int8(-64).degrees(), is: #"270"#)
    expect(UInt64.max.degrees(), is: #"0: the nearest Double is a full turn"#)
    expect(UInt64.max.degrees(rounding: .down), is: #"359.99999999999994: 360 − 2^−44"#)
  }

  @Test("Displacement+Angles.swift, example 1")
  func Displacement_Angles_swift_1() throws {
    expect(UInt8(0).displacement(to: 192).degrees(), is: #"−90"#)
  }

  @Test("Displacement+Angles.swift, example 2")
  func Displacement_Angles_swift_2() throws {
    expect(
      UInt8(0).displacement(to: 192).radians(), is: #"−1.5707963267948966: −π/2, correctly rounded"#
    )
  }

  @Test("Radians.swift, example 1")
  func Radians_swift_1() throws {
    expect(UInt8(radians: Double.pi), is: #"128"#)
    expect(UInt8(radians: -3.0), is: #"134"#)
    expect(UInt16(radians: 1e22), is: #"54895"#)
    expect(UInt16(radians: 1e300), is: #"42757"#)
    expect(UInt8(radians: Double.infinity), is: #"nil"#)
  }

  @Test("Radians.swift, example 2")
  func Radians_swift_2() throws {
    expect(UInt8(128).radians(), is: #"3.141592653589793, the double nearest to π"#)
    expect(Int8(-64).radians(), is: #"4.71238898038469"#)
    expect(UInt64.max.radians(), is: #"6.283185307179586: 2 * Double.pi, which is less than 2π"#)
    expect(UInt64.max.radians(rounding: .up), is: #"0: the next Double is more than a full turn"#)
  }
}
