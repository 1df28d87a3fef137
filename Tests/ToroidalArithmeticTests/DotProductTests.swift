import Testing
import ToroidalArithmetic

@Suite("Dot products")
struct DotProductTests {
  @Test("every product of two bytes, signed with signed and signed with unsigned")
  func bytes() {
    for a in Int8.min...Int8.max {
      for b in Int8.min...Int8.max {
        let same = TorusVector([a]).dotProduct(with: TorusVector([b]))
        if Int(exactly: same) != Int(a) * Int(b) { Issue.record("\(a) · \(b) is \(same)") }
        let unsigned = UInt8(bitPattern: b)
        let mixed = TorusVector([a]).dotProduct(with: TorusVector([unsigned]))
        if Int(exactly: mixed) != Int(a) * Int(unsigned) {
          Issue.record("\(a) · \(unsigned) is \(mixed)")
        }
      }
    }
  }

  @Test("corners of 64 and 128 bits, where two terms leave the narrower accumulators")
  func corners() {
    let least = [Int64.min, .min]
    // 2 · 2^126 = 2^127, one more than Int128 holds.
    #expect("\(least.dotProduct(with: least))" == "170141183460469231731687303715884105728")
    #expect(least.dotProduct(with: least, as: Int128.self) == nil)
    #expect(least.dotProduct(with: least, as: UInt128.self) == 1 << 127)
    let greatest = [UInt64.max]
    #expect(greatest.dotProduct(with: [Int64.min], as: Int128.self) == .min + (1 << 63))
    #expect(greatest.dotProduct(with: greatest, as: UInt64.self) == nil)
    let wide = [UInt128.max, .max]
    #expect(
      "\(wide.dotProduct(with: [Int128.min, .min]))" == "-115792089237316195423570985008687907852"
        + "929702298719625575994209400481361428480")
    #expect(wide.dotProduct(with: [Int128(1), -1]) == 0)
    #expect([UInt128.max].dotProduct(with: [Int128(-1)], as: Int128.self) == nil)
    #expect([Int128.min].dotProduct(with: [UInt128(1)], as: Int128.self) == .min)
  }

  @Test("the whole sum has to fit, and not those on the way")
  func partialSums() {
    let (a, ones) = ([100, 100, -100] as [Int8], [1, 1, 1] as [Int8])
    #expect(a.dotProduct(with: ones, as: Int8.self) == 100)
    #expect(a.reversed().dotProduct(with: ones, as: Int8.self) == 100)
    #expect(a.dropLast().dotProduct(with: ones.dropLast(), as: Int8.self) == nil)
    #expect([Int8]().dotProduct(with: [UInt64]()) == 0)
  }

  @Test("one signed bit, in which there is no 1")
  func oneBit() {
    let ones = [SignedBits<1>](repeating: -1, count: 3)
    #expect(ones.dotProduct(with: ones) == 3)
    #expect(ones.dotProduct(with: ones, as: SignedBits<1>.self) == nil)
    #expect(ones.dotProduct(with: [UInt8(1), 0, 0], as: SignedBits<1>.self) == -1)
  }

  @Test("exact sums are ordered, written and converted as integers")
  func exactSums() {
    let sums: [ExactSum] = [-300, -129, -128, -1, 0, 1, 127, 128]
    #expect(sums == sums.reversed().sorted())
    #expect(sums.map(\.description) == ["-300", "-129", "-128", "-1", "0", "1", "127", "128"])
    #expect(sums.map { Int8(exactly: $0) } == [nil, nil, -128, -1, 0, 1, 127, nil])
    #expect(sums.map { UInt8(exactly: $0) } == [nil, nil, nil, nil, 0, 1, 127, 128])
    #expect(!(ExactSum(Int8(0)).isNegative))
  }

  @Test("vectors of unequal dimensions trap")
  func dimensions() async {
    await #expect(processExitsWith: .failure) {
      _ = TorusVector<Int8>([1, 2]).dotProduct(with: TorusVector<UInt8>([1]))
    }
  }
}
