import Foundation
import Testing
import ToroidalArithmetic

@Suite("TorusVector")
struct TorusVectorTests {
  @Test("the documented heading turns and wraps")
  func documentedHeading() {
    let heading: TorusVector<UInt8> = [250, 7]
    let turned = heading + [10, 249]
    #expect(turned == [4, 0])
    #expect(heading.leeDistance(to: turned) == 17)
  }

  @Test("the documented multiples")
  func documentedMultiples() {
    #expect(3 * TorusVector<UInt8>([100, 1]) == [44, 3])
    #expect(-1 * TorusVector<UInt8>([100, 1]) == [156, 255])
    #expect(256 * TorusVector<UInt8>([100, 1]) == [0, 0])
  }

  @Test("multiples are repeated sums, for multiples of any type and sign")
  func multiples() {
    let vector: TorusVector<Int8> = [-128, 77, 1]
    var sum = TorusVector<Int8>.zero(dimension: 3)
    for multiple in 0...300 {
      #expect(multiple * vector == sum)
      #expect(-multiple * vector == -sum)
      sum += vector
    }
    #expect(UInt64.max * vector == -vector)
    #expect(Int128.min * vector == .zero(dimension: 3))
  }

  @Test("it is a group under addition")
  func group() {
    let a: TorusVector<Int8> = [-128, 127, 5]
    let b: TorusVector<Int8> = [-128, 1, -6]
    #expect(a + b == [0, -128, -1])
    #expect(a - b == [0, 126, 11])
    #expect(-a == [-128, -127, -5])
    #expect(a + -a == .zero(dimension: 3))
    #expect(a + .zero(dimension: 3) == a)
    var c = a
    c += b
    #expect(c == a + b)
    c -= b
    #expect(c == a)
  }

  @Test("components are read and written by axis")
  func components() {
    var vector = TorusVector((1...3).map { UInt16($0) })
    vector[1] = 9
    #expect(vector.components == [1, 9, 3])
    #expect(vector[2] == 3)
    #expect(vector.dimension == 3)
    #expect(TorusVector(stride(from: 0, to: 6 as UInt8, by: 2)) == [0, 2, 4])
    #expect(Set([vector, vector, [1, 2, 3]]).count == 2)
  }

  @Test("dimension 0 has one point")
  func dimensionZero() {
    let origin: TorusVector<Int8> = []
    #expect(origin + origin == .zero(dimension: 0))
    #expect(-origin == origin)
    #expect(origin.antipode == origin)
    #expect(origin.description == "()")
  }

  @Test("the documented cut locus and antipode")
  func cutLocus() {
    #expect(TorusVector<UInt8>([0, 5]).antipodalAxes(to: [128, 6]) == [0])
    #expect(TorusVector<UInt8>([3, 200]).antipode == [131, 72])
    let p: TorusVector<Int8> = [0, 5, -128]
    #expect(p.antipodalAxes(to: p.antipode) == [0, 1, 2])
    #expect(p.isInCutLocus(of: [1, 6, 0]))
    #expect(!p.isInCutLocus(of: [127, 4, 1]))
    #expect(p.antipodalAxes(to: p).isEmpty)
    #expect(p.antipode.antipode == p)
    #expect(p.leeDistance(to: p.antipode) == 3 * 128)
  }

  @Test("descriptions in decimal and in patterns")
  func descriptions() {
    #expect(TorusVector<UInt8>([250, 7]).description == "(250, 7)")
    #expect(
      TorusVector<Int8>([-6, 7]).debugDescription == "TorusVector<Int8>(-6 = 0xfa, 7 = 0x07)")
    #expect(TorusVector<Int16>([-1]).debugDescription == "TorusVector<Int16>(-1 = 0xffff)")
    #expect(
      TorusVector<UInt128>([1]).debugDescription.hasSuffix(
        "(1 = 0x00000000000000000000000000000001)"))
    let narrow = TorusVector<SignedBits<5>>([-1]).debugDescription
    #expect(narrow.hasSuffix("(-1 = 0x1f)"))
  }

  @Test("it is coded as an array of integers, and comes back")
  func coding() throws {
    let vector: TorusVector<Int8> = [-128, 0, 127]
    let data = try JSONEncoder().encode(vector)
    #expect(String(decoding: data, as: UTF8.self) == "[-128,0,127]")
    #expect(try JSONDecoder().decode(TorusVector<Int8>.self, from: data) == vector)
    let narrow: TorusVector<UnsignedBits<3>> = [7, 0]
    let narrowData = try JSONEncoder().encode(narrow)
    #expect(try JSONDecoder().decode(TorusVector<UnsignedBits<3>>.self, from: narrowData) == narrow)
    let empty = try JSONDecoder().decode(TorusVector<Int8>.self, from: Data("[]".utf8))
    #expect(empty.dimension == 0)
  }

  @Test(
    "what is no array of its integers is refused",
    arguments: ["[256]", "[-1]", "[1.5]", "[\"1\"]", "[null]", "7", "{}", "[1", ""])
  func refusedCoding(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(TorusVector<UInt8>.self, from: Data(text.utf8))
    }
  }
}
