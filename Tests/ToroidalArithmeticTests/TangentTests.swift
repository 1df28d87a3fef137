import Testing
import ToroidalArithmetic

@Suite("Tangent vectors")
struct TangentTests {
  @Test("a tangent vector of a circle is an integer, and 0 has no sign")
  func integers() {
    #expect(Tangent<UInt8>(-128).magnitude == 128)
    #expect(Tangent<UInt8>(-128) != 128)
    #expect(Tangent<UInt8>(magnitude: 0, isNegative: true) == 0)
    #expect(-Tangent<UInt8>(0) == 0)
    #expect(Tangent<Int8>(Int128.min).magnitude == UInt128(1) << 127)
    #expect(Tangent<UInt8>(UInt8(3).displacement(to: 250)) == -9)
    #expect([3, -5, 0, -300, 4].map { Tangent<UInt8>($0) }.sorted() == [-300, -5, 0, 3, 4])
    #expect(Tangent<UInt8>(-300).description == "-300")
  }

  @Test("sums and multiples are exact, or nil past 2^128")
  func arithmetic() {
    let most = Tangent<UInt8>(magnitude: .max, isNegative: false)
    #expect(most.adding(1) == nil)
    #expect((-most).adding(-1) == nil)
    #expect(most.adding(-most) == 0)
    #expect(Tangent<UInt8>(5).adding(-7) == -2)
    #expect(Tangent<UInt8>(-5).adding(7) == 2)
    #expect(Tangent<UInt8>(-5).adding(-7) == -12)
    #expect(most.multiplied(by: 2) == nil)
    #expect(most.multiplied(by: -1) == -most)
    #expect(most.multiplied(by: 0) == 0)
    #expect(Tangent<UInt8>(-128).multiplied(by: 3) == -384)
    #expect(Tangent<UInt8>(64).multiplied(by: -40) == -2560)
    #expect(Tangent<UInt8>(1).multiplied(by: Int128.min)?.magnitude == UInt128(1) << 127)
  }

  @Test("it converts to an integer type exactly if the type holds it")
  func conversions() {
    #expect(Int8(exactly: Tangent<UInt8>(-128)) == -128)
    #expect(Int8(exactly: Tangent<UInt8>(128)) == nil)
    #expect(UInt8(exactly: Tangent<UInt8>(128)) == 128)
    #expect(UInt8(exactly: Tangent<UInt8>(-1)) == nil)
    #expect(UInt8(exactly: Tangent<UInt8>(0)) == 0)
    #expect(Int(exactly: Tangent<UInt8>(-2560)) == -2560)
    #expect(SignedBits<1>(exactly: Tangent<UInt8>(-1)) == -1)
    #expect(SignedBits<1>(exactly: Tangent<UInt8>(1)) == nil)
    #expect(Int128(exactly: Tangent<UInt8>(Int128.min)) == Int128.min)
  }

  @Test("vectors add, multiply and negate on every axis, or not at all")
  func vectors() {
    let v: TangentVector<UInt8> = [10, -300]
    #expect(v.dimension == 2 && v[1] == -300)
    #expect(v.description == "(10, -300)")
    #expect(-v == [-10, 300])
    #expect(v.adding([1, 1]) == [11, -299])
    #expect(v.multiplied(by: -3) == [-30, 900])
    let most = Tangent<UInt8>(magnitude: .max, isNegative: false)
    #expect(TangentVector<UInt8>([0, most]).multiplied(by: 2) == nil)
    #expect(TangentVector<UInt8>([0, most]).adding([0, 1]) == nil)
    #expect(TangentVector<UInt8>([]).multiplied(by: 2) == [])
    var changed = TangentVector<UInt8>.zero(dimension: 3)
    changed[2] = 7
    #expect(changed == [0, 0, 7])
  }

  @Test("norms do not overflow")
  func norms() {
    let v: TangentVector<UInt8> = [3, -4]
    #expect(TorusMetric.allCases.map(v.norm) == [7, 25, 4])
    #expect(TorusMetric.allCases.map(TangentVector<UInt8>([]).norm) == [0, 0, 0])
    let most = Tangent<UInt8>(magnitude: .max, isNegative: true)
    let longest = TangentVector([most, most])
    // 2 (2^128 − 1) = 2^129 − 2, and 2 (2^128 − 1)² = 2^257 − 2^130 + 2.
    #expect(longest.norm(.lee).words == [.max - 1, .max, 1, 0, 0])
    #expect(longest.norm(.squared).words == [2, 0, .max - 3, .max, 1])
    #expect(longest.norm(.chebyshev).words == [.max, .max, 0, 0, 0])
  }

  @Test("vectors of unequal dimensions have no sum")
  func dimensions() async {
    await #expect(processExitsWith: .failure) {
      print(TangentVector<UInt8>([1]).adding([1, 2]) as Any)
    }
    await #expect(processExitsWith: .failure) {
      print(TorusVector<UInt8>([1]).exponential(of: [1, 2]))
    }
  }
}
