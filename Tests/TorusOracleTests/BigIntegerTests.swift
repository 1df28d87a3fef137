import Testing
import TorusOracle

@Suite("BigInteger")
struct BigIntegerTests {
  private static let edges: [Int64] = [
    0, 1, -1, 2, -2, 3, -7, 10, 255, -256, 1 << 32, -(1 << 32), .max, .min, .max - 1, .min + 1,
  ]

  @Test("known values, in decimal")
  func knownValues() {
    #expect(BigInteger(0).description == "0")
    #expect(BigInteger(-128).description == "-128")
    #expect(BigInteger.powerOfTwo(0) == 1)
    #expect(BigInteger.powerOfTwo(64).description == "18446744073709551616")
    #expect(
      BigInteger.powerOfTwo(256).description
        == "115792089237316195423570985008687907853269984665640564039457584007913129639936")
    let factorial = (1...30).reduce(1 as BigInteger) { $0 * BigInteger($1) }
    #expect(factorial.description == "265252859812191058636308480000000")
    #expect((-BigInteger.powerOfTwo(127)).description == Int128.min.description)
  }

  @Test("integers of every width come in whole")
  func widths() {
    #expect(BigInteger(UInt64.max) == BigInteger.powerOfTwo(64) - 1)
    #expect(BigInteger(UInt128.max) == BigInteger.powerOfTwo(128) - 1)
    #expect(BigInteger(Int128.min) == -BigInteger.powerOfTwo(127))
    #expect(BigInteger(Int64.min) == -BigInteger.powerOfTwo(63))
    #expect(BigInteger(Int8.min) == -128)
    #expect(BigInteger(digits: [5, 0, 1]) == BigInteger.powerOfTwo(128) + 5)
    #expect(BigInteger(digits: []) == 0)
  }

  @Test("sums, differences, products and order agree with Int128 on pairs of Int64")
  func agreesWithInt128() {
    for a in Self.edges {
      for b in Self.edges {
        let (x, y) = (BigInteger(a), BigInteger(b))
        let (i, j) = (Int128(a), Int128(b))
        #expect((x + y).description == (i + j).description)
        #expect((x - y).description == (i - j).description)
        #expect((x * y).description == (i * j).description)
        #expect((-x).description == (-i).description)
        #expect(x.magnitude.description == i.magnitude.description)
        #expect((x < y) == (i < j))
        #expect((x == y) == (i == j))
      }
    }
  }

  @Test("division is that of the floor, with a remainder of the divisor's sign")
  func floorDivision() {
    for a in Self.edges {
      for b in Self.edges where b != 0 {
        let (i, j) = (Int128(a), Int128(b))
        let leavesRest = i % j != 0 && (i < 0) != (j < 0)
        let floor = i / j - (leavesRest ? 1 : 0)
        #expect(BigInteger(a).floorDivided(by: BigInteger(b)) == BigInteger(floor))
        #expect(BigInteger(a).modulo(BigInteger(b)) == BigInteger(i - floor * j))
      }
    }
    #expect(BigInteger(-7).floorDivided(by: 2) == -4)
    #expect(BigInteger(-7).modulo(8) == 1)
    #expect(BigInteger(7).modulo(-8) == -1)
  }

  @Test("greatest common divisors")
  func divisors() {
    #expect(BigInteger(12).greatestCommonDivisor(with: 18) == 6)
    #expect(BigInteger(-12).greatestCommonDivisor(with: 18) == 6)
    #expect(BigInteger(0).greatestCommonDivisor(with: -5) == 5)
    #expect(BigInteger(0).greatestCommonDivisor(with: 0) == 0)
    #expect(
      BigInteger.powerOfTwo(200).greatestCommonDivisor(with: BigInteger.powerOfTwo(90) * 3)
        == BigInteger.powerOfTwo(90))
  }

  @Test("residues come back as integers of a width")
  func residues() {
    #expect(UInt8(congruentTo: -1) == 255)
    #expect(Int8(congruentTo: 128) == -128)
    #expect(Int8(congruentTo: BigInteger.powerOfTwo(100) + 3) == 3)
    #expect(UInt128(congruentTo: -1) == .max)
    #expect(Int128(congruentTo: BigInteger.powerOfTwo(127)) == .min)
    for a in Self.edges { #expect(Int64(congruentTo: BigInteger(a)) == a) }
  }

  @Test("values are not changed by what is made of them")
  func valueSemantics() {
    let a = BigInteger.powerOfTwo(70)
    let b = a
    _ = a + 1
    _ = -a
    #expect(a == b)
    #expect(a == BigInteger.powerOfTwo(70))
  }
}
