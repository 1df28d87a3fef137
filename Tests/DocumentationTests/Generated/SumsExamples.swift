// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Sums")
struct SumsExamples {
  @Test("UInt320+Exact.swift, example 1")
  func UInt320_Exact_swift_1() throws {
    expect(UInt320(words: [0, 1]), is: #"18446744073709551616: 2^64"#)
  }
}
