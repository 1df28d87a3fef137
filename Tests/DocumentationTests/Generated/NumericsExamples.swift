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

  @Test("Gadget.swift, example 1")
  func Gadget_swift_1() throws {
    let gadget = Gadget<UInt8>(baseBits: 2, levels: 3)
    expect(gadget?.digits(of: 183), is: #"[-1, 0, -2]: −64 − 8 = −72, and 256 − 72 = 184"#)
    expect(gadget?.recomposed([-1, 0, -2]), is: #"184"#)
  }

  @Test("Gadget.swift, example 2")
  func Gadget_swift_2() throws {
    let bits = Gadget<UInt8>(baseBits: 1, levels: 8)
    expect(bits?.digits(of: 255), is: #"[0, 0, 0, 0, 0, 0, 0, -1]"#)
    expect(bits?.digits(of: 1), is: #"[-1, -1, -1, -1, -1, -1, -1, -1]: −255"#)
  }

  @Test("Gadget.swift, example 3")
  func Gadget_swift_3() throws {
    expect(Gadget<UInt8>(baseBits: 4, levels: 2)?.recomposed([1, -1]), is: #"15"#)
    expect(Gadget<UInt8>(baseBits: 4, levels: 2)?.recomposed([100, 0]), is: #"64: 1600 mod 256"#)
  }

  @Test("Remainders.swift, example 1")
  func Remainders_swift_1() throws {
    expect((-7.5).flooredRemainder(dividingBy: 2.0)?.value, is: #"0.5"#)
    expect((-25308.7).flooredRemainder(dividingBy: 2 * Double.pi)?.value, is: #"6.253602626552201"#)
    let tiny = -Double.ulpOfOne / 2
    expect(tiny.flooredRemainder(dividingBy: 3)?.value, is: #"2.9999999999999996"#)
    expect(tiny.flooredRemainder(dividingBy: 3)?.isExact, is: #"false"#)
    expect(Double.infinity.flooredRemainder(dividingBy: 3), is: #"nil"#)
  }

  @Test("Remainders.swift, example 2")
  func Remainders_swift_2() throws {
    expect(350.0.centeredRemainder(dividingBy: 360), is: #"-10"#)
    expect(180.0.centeredRemainder(dividingBy: 360), is: #"-180: the half is taken backward"#)
    expect((-180.0).centeredRemainder(dividingBy: 360), is: #"-180"#)
    expect((-1e-20).centeredRemainder(dividingBy: 3), is: #"-1e-20"#)
  }

  @Test("Requantizer.swift, example 1")
  func Requantizer_swift_1() throws {
    let next = Requantizer<Int8>(scale: 0.011111111910680305, zeroPoint: -126)
    expect(next?.requantized(585).code, is: #"−119: 6.50000047 is rounded to 7"#)
    expect(next?.requantized(50000).saturation, is: #"atMaximum"#)
    expect(Requantizer<Int8>(scale: 0.0)?.requantized(1).code, is: #"nil"#)
  }

  @Test("Requantizer.swift, example 2")
  func Requantizer_swift_2() throws {
    // m · 2^(s − 31) with m near 2^31 and a shift s of 1 to the left, and x near 2^30.
    let doubling = Requantizer<Int32>(multiplier: 0x7fff_ffff, exponent: 1 - 31)
    expect(doubling?.requantized((1 << 30) + 1).code, is: #"2147483647: it saturates"#)
    expect(doubling?.requantized(-(1 << 30)).code, is: #"−2147483647"#)
  }

  @Test("Requantizer.swift, example 3")
  func Requantizer_swift_3() throws {
    let halves = Requantizer<UInt8>(scale: 0.5, zeroPoint: 3)
    expect(halves?.requantized(5).code, is: #"5: 2.5 is rounded to 2, and 3 is added"#)
    expect(halves?.requantized(-8).code, is: #"0: −1 is below the range"#)
  }
}
