// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of TorusVector")
struct TorusVectorExamples {
  @Test("TorusVector+Multiples.swift, example 1")
  func TorusVector_Multiples_swift_1() throws {
    expect(3 * TorusVector<UInt8>([100, 1]), is: #"(44, 3)"#)
    expect(-1 * TorusVector<UInt8>([100, 1]), is: #"(156, 255)"#)
    expect(256 * TorusVector<UInt8>([100, 1]), is: #"(0, 0)"#)
  }

  @Test("TorusVector.swift, example 1")
  func TorusVector_swift_1() throws {
    let heading: TorusVector<UInt8> = [250, 7]
    let turned = heading + [10, 249]
    expect(turned, is: #"(4, 0)"#)
    expect(heading.leeDistance(to: turned), is: #"10 + 7 = 17"#)
  }
}
