// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Circle")
struct CircleExamples {
  @Test("Antipode.swift, example 1")
  func Antipode_swift_1() throws {
    expect(UInt8(3).antipode, is: #"131"#)
    expect(Int8(3).antipode, is: #"−125"#)
  }

  @Test("CircularDistance.swift, example 1")
  func CircularDistance_swift_1() throws {
    expect(UInt8(250).circularDistance(to: 3), is: #"9"#)
    expect(Int8(0).circularDistance(to: -128), is: #"128, which only an unsigned type can hold"#)
  }

  @Test("Displacement.swift, example 1")
  func Displacement_swift_1() throws {
    expect(UInt8(250).displacement(to: 3), is: #"9"#)
    expect(UInt8(3).displacement(to: 250), is: #"−9"#)
    expect(
      UInt8(0).displacement(to: 128), is: #"−128: the antipode, where the sign is a convention"#)
  }

  @Test("Displacement.swift, example 2")
  func Displacement_swift_2() throws {
    expect(Int(exactly: UInt.max.displacement(to: UInt.max / 2)), is: #"−9223372036854775808"#)
  }

  @Test("Midpoint.swift, example 1")
  func Midpoint_swift_1() throws {
    let midpoint = Midpoint(floor: Int8(-2), isHalfway: true)
    expect(midpoint, is: #"-2+1/2, the midpoint of −3 and 0"#)
    expect(midpoint.rounded(.down), is: #"−2"#)
    expect(midpoint.rounded(.up), is: #"−1"#)
    expect(midpoint.rounded(.toNearestOrEven), is: #"−2"#)
  }

  @Test("Midpoint.swift, example 2")
  func Midpoint_swift_2() throws {
    expect(UInt8(250).midpoints(to: 4), is: #"{255}"#)
    expect(UInt8(0).midpoints(to: 1), is: #"{0+1/2}"#)
    expect(UInt8(0).midpoints(to: 128), is: #"{64, 192}"#)
  }

  @Test("RationalPoint.swift, example 1")
  func RationalPoint_swift_1() throws {
    let third = RationalPoint(floor: UInt8(255), numerator: 2, denominator: 3)
    expect(third.rounded(.down), is: #"255"#)
    expect(third.rounded(.toNearestOrEven), is: #"0: the lattice point after 255"#)
  }

  @Test("SerialOrder.swift, example 1")
  func SerialOrder_swift_1() throws {
    expect(UInt32(0xffff_ffff).serialOrder(relativeTo: 0), is: #"precedes"#)
    expect(UInt32(0).serialOrder(relativeTo: 0x8000_0000), is: #"incomparable"#)
  }

  @Test("Turns.swift, example 1")
  func Turns_swift_1() throws {
    expect(UInt8(turns: 0.25), is: #"64"#)
    expect(UInt8(turns: 0.999), is: #"0: it rounds to a full turn, which is no turn"#)
    expect(UInt8(turns: -1e-20), is: #"0, and 255 with rounding down"#)
    expect(Int8(turns: 0.75), is: #"−64"#)
    expect(UInt8(turns: Double.nan), is: #"nil"#)
  }

  @Test("Turns.swift, example 2")
  func Turns_swift_2() throws {
    expect(UInt8(128).turns(), is: #"0.5"#)
    expect(Int8(-64).turns(), is: #"0.75"#)
    expect(UInt64.max.turns(), is: #"0: the nearest Double is a full turn"#)
    expect(UInt64.max.turns(rounding: .down), is: #"0.9999999999999999, which is 1 − 2^−53"#)
  }
}
