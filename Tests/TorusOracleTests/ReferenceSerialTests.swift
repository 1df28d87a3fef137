import Testing
import TorusOracle

/// The examples of RFC 1982, sections 5.1 and 5.2.
@Suite("Reference, serial numbers")
struct ReferenceSerialTests {
  @Test("SERIAL_BITS = 2: the next number is greater, and the one opposite is undefined")
  func twoBits() {
    let ring = Reference(width: 2)
    #expect(ring.residue(BigInteger(3) + 1) == 0)
    #expect(ring.serialOrder(of: 1, and: 0) == .greater)
    #expect(ring.serialOrder(of: 2, and: 1) == .greater)
    #expect(ring.serialOrder(of: 3, and: 2) == .greater)
    #expect(ring.serialOrder(of: 0, and: 3) == .greater)
    #expect(ring.serialOrder(of: 0, and: 2) == .undefined)
    #expect(ring.serialOrder(of: 2, and: 0) == .undefined)
    #expect(ring.serialOrder(of: 1, and: 3) == .undefined)
    #expect(ring.serialOrder(of: 3, and: 1) == .undefined)
  }

  @Test("SERIAL_BITS = 8: sums and comparisons across the wrap")
  func eightBits() {
    let ring = Reference(width: 8)
    #expect(ring.residue(BigInteger(255) + 1) == 0)
    #expect(ring.residue(BigInteger(100) + 100) == 200)
    #expect(ring.residue(BigInteger(200) + 100) == 44)
    #expect(ring.serialOrder(of: 1, and: 0) == .greater)
    #expect(ring.serialOrder(of: 44, and: 0) == .greater)
    #expect(ring.serialOrder(of: 100, and: 0) == .greater)
    #expect(ring.serialOrder(of: 100, and: 44) == .greater)
    #expect(ring.serialOrder(of: 200, and: 100) == .greater)
    #expect(ring.serialOrder(of: 255, and: 200) == .greater)
    #expect(ring.serialOrder(of: 0, and: 255) == .greater)
    #expect(ring.serialOrder(of: 100, and: 255) == .greater)
    #expect(ring.serialOrder(of: 0, and: 200) == .greater)
    #expect(ring.serialOrder(of: 44, and: 200) == .greater)
    #expect(ring.serialOrder(of: 0, and: 128) == .undefined)
  }

  @Test("the opposite comparison is the opposite answer, and equality is of residues")
  func reversal() {
    let ring = Reference(width: 8)
    #expect(ring.serialOrder(of: 0, and: 44) == .less)
    #expect(ring.serialOrder(of: 200, and: 44) == .less)
    #expect(ring.serialOrder(of: 7, and: 7) == .equal)
    #expect(ring.serialOrder(of: -1, and: 255) == .equal)
  }
}
