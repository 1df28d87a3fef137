// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Steps")
struct StepsExamples {
  @Test("ModulusSwitching.swift, example 1")
  func ModulusSwitching_swift_1() throws {
    expect(UInt8(switchingModulusOf: 0x1234 as UInt16), is: #"18: 0x12: 18.2"#)
    expect(UInt8(switchingModulusOf: 0xffff as UInt16), is: #"0: it rounds to a full turn"#)
    expect(UInt8(switchingModulusOf: 0xffff as UInt16, rounding: .down), is: #"255"#)
    expect(Int16(switchingModulusOf: 200 as UInt8), is: #"−14336: 200 · 256"#)
  }

  @Test("PhaseAccumulator.swift, example 1")
  func PhaseAccumulator_swift_1() throws {
    // 440 Hz at 44.1 kHz, with a turn of 2^32 steps.
    let oscillator = PhaseAccumulator<UInt32>(turnsPerTick: 440, over: 44100)
    expect(oscillator?.increment, is: #"42852281+907/2205"#)
    expect(oscillator?.phase(at: 1), is: #"42852281+907/2205"#)
    expect(oscillator?.phase(at: 44100), is: #"0: after 440 whole turns"#)
  }

  @Test("RationalPoint+Multiples.swift, example 1")
  func RationalPoint_Multiples_swift_1() throws {
    expect(RationalPoint<UInt8>(turns: 1, over: 3), is: #"85+1/3"#)
    expect(RationalPoint<UInt8>(turns: -1, over: 3), is: #"170+2/3"#)
    expect(RationalPoint<UInt32>(turns: 440, over: 44100), is: #"42852281+907/2205"#)
  }

  @Test("RationalPoint+Multiples.swift, example 2")
  func RationalPoint_Multiples_swift_2() throws {
    expect(RationalPoint<UInt8>(steps: 7, over: 2), is: #"3+1/2"#)
    expect(RationalPoint<UInt8>(steps: -7, over: 2), is: #"252+1/2"#)
  }

  @Test("RationalPoint+Multiples.swift, example 3")
  func RationalPoint_Multiples_swift_3() throws {
    let third = RationalPoint(floor: UInt8(85), numerator: 1, denominator: 3)
    expect(2 * third, is: #"170+2/3"#)
    expect(3 * third, is: #"0: a full turn"#)
    expect(-1 * third, is: #"170+2/3"#)
  }

  @Test("Unwrapper.swift, example 1")
  func Unwrapper_swift_1() throws {
    var unwrapper = Unwrapper<UInt8, Int>()
    try expect(unwrapper.unwrap(250), is: #"250"#)
    try expect(unwrapper.unwrap(3), is: #"259: nine steps on, across the seam"#)
    try expect(unwrapper.unwrap(250), is: #"250"#)
  }

  @Test("Unwrapper.swift, example 2")
  func Unwrapper_swift_2() throws {
    var unwrapper = Unwrapper<UInt8, Int>(after: 1020)
    try expect(unwrapper.unwrap(3), is: #"1027: 1020 is 252 modulo 256"#)
  }

  @Test("Unwrapper.swift, example 3")
  func Unwrapper_swift_3() throws {
    let codes: [UInt8] = [250, 253, 0, 3]
    try expect(codes.unwrapped(as: Int.self), is: #"[250, 253, 256, 259]"#)
    expect(
      try? [0, 128 as UInt8].unwrapped(as: Int.self),
      is: #"nil: it throws, half a turn being ambiguous"#)
    try expect([0, 128 as UInt8].unwrapped(as: Int.self, halfTurns: .backward), is: #"[0, −128]"#)
  }
}
