import Testing
import ToroidalArithmetic

/// Public reports of unwrapping (kind A): integer codes whose period is all that their type holds.
@Suite("Cases A: unwrapping")
struct UnwrapCases {
  @Test("A14: the bytes 250, 253, 0, 3 of period 256 are 250, 253, 256, 259")
  func unwrappedBytes() throws {
    let codes: [UInt8] = [250, 253, 0, 3]
    #expect(try codes.unwrapped(as: Int.self) == [250, 253, 256, 259])
    #expect(try codes.unwrapped(as: UInt16.self) == [250, 253, 256, 259])
    let signed: [Int8] = [-6, -3, 0, 3]
    #expect(try signed.unwrapped(as: Int.self) == [-6, -3, 0, 3])
    let acrossTheSeam: [Int8] = [125, 127, -127, -124]
    #expect(try acrossTheSeam.unwrapped(as: Int.self) == [125, 127, 129, 132])
  }

  @Test("A14: every pair of bytes has its shortest step, and only half a turn is refused")
  func everyPairOfBytes() {
    for a in UInt8.min...UInt8.max {
      for b in UInt8.min...UInt8.max {
        let step = (Int(b) - Int(a) + 384) % 256 - 128
        let integers = try? [a, b].unwrapped(as: Int.self)
        if integers != (step == -128 ? nil : [Int(a), Int(a) + step]) {
          Issue.record("\(a), \(b): \(integers ?? [])")
        }
      }
    }
  }
}
