// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Bits")
struct BitsExamples {
  @Test("NarrowInteger.swift, example 1")
  func NarrowInteger_swift_1() throws {
    let q = UnsignedBits<3>(7) &+ UnsignedBits<3>(2)
    expect(q, is: #"1"#)
    let z = SignedBits<3>(3) &+ SignedBits<3>(2)
    expect(z, is: #"−3"#)
  }
}
