// Written by Scripts/examples from the documentation; not to be edited.

import Testing
import ToroidalArithmetic

@Suite("Examples of Numerics")
struct NumericsExamples {
  @Test("DotProduct.swift, example 1")
  func DotProduct_swift_1() throws {
    expect([-1 as Int8].dotProduct(with: [1 as Int8]), is: #"−1"#)
    expect([200, 1 as UInt8].dotProduct(with: [-128, -1 as Int8]), is: #"−25601"#)
    expect([Int32(50000)].dotProduct(with: [Int32(50000)]), is: #"2500000000"#)
    expect([UInt8]().dotProduct(with: [Int8]()), is: #"0"#)
  }

  @Test("DotProduct.swift, example 2")
  func DotProduct_swift_2() throws {
    let codes = [UInt8](repeating: 255, count: 33026)
    expect(codes.dotProduct(with: codes, as: UInt32.self), is: #"2147515650"#)
    expect(codes.dotProduct(with: codes, as: Int32.self), is: #"nil: 2^31 is passed"#)
    expect(
      [100, 100, -100 as Int8].dotProduct(with: [1, 1, 1 as Int8], as: Int8.self), is: #"100"#)
  }

  @Test("DotProduct.swift, example 3")
  func DotProduct_swift_3() throws {
    expect(
      TorusVector<Int8>([-128, 3]).dotProduct(with: [-128, 5] as TorusVector<Int8>), is: #"16399"#)
    expect(TorusVector<UInt8>([255]).dotProduct(with: [-1] as TorusVector<Int8>), is: #"−255"#)
  }

  @Test("DotProduct.swift, example 4")
  func DotProduct_swift_4() throws {
    let a: TorusVector<Int32> = [50000]
    expect(a.dotProduct(with: a, as: Int64.self), is: #"2500000000"#)
    expect(a.dotProduct(with: a, as: Int32.self), is: #"nil"#)
  }

  @Test("ExactSum.swift, example 1")
  func ExactSum_swift_1() throws {
    let sum = [Int8.min, -128].dotProduct(with: [UInt8.max, 255])
    expect(sum, is: #"−65280"#)
    expect(Int32(exactly: sum), is: #"−65280"#)
    expect(Int16(exactly: sum), is: #"nil: it does not fit"#)
  }
}
