import Testing
import ToroidalArithmetic

@Suite("NarrowInteger")
struct NarrowIntegerTests {
  @Test("the documented sums wrap modulo 8")
  func documentedSums() {
    #expect(UnsignedBits<3>(7) &+ UnsignedBits<3>(2) == 1)
    #expect(SignedBits<3>(3) &+ SignedBits<3>(2) == -3)
  }

  @Test("bounds, widths and signedness")
  func bounds() {
    #expect(UnsignedBits<1>.min...UnsignedBits<1>.max == 0...1)
    #expect(UnsignedBits<3>.min...UnsignedBits<3>.max == 0...7)
    #expect(UnsignedBits<16>.max == 65535)
    #expect(SignedBits<1>.min == -1)
    #expect(SignedBits<1>.max == 0)
    #expect(SignedBits<3>.min...SignedBits<3>.max == -4...3)
    #expect(SignedBits<16>.min == -32768)
    #expect(UnsignedBits<11>.bitWidth == 11)
    #expect(SignedBits<5>.isSigned)
    #expect(!UnsignedBits<5>.isSigned)
  }

  @Test("wrapping operations at 3 bits agree with arithmetic modulo 8, and say what left")
  func wrappingOperations() {
    for a in -4...3 {
      for b in -4...3 {
        let (x, y) = (SignedBits<3>(a), SignedBits<3>(b))
        for (exact, found) in [
          (a + b, x.addingReportingOverflow(y)), (a - b, x.subtractingReportingOverflow(y)),
          (a * b, x.multipliedReportingOverflow(by: y)),
        ] {
          #expect((Int(found.partialValue) - exact) % 8 == 0)
          #expect(found.overflow == !(-4...3).contains(exact))
        }
      }
    }
    for a in 0...7 {
      for b in 0...7 {
        let (x, y) = (UnsignedBits<3>(a), UnsignedBits<3>(b))
        #expect(Int(x &+ y) == (a + b) % 8)
        #expect(Int(x &- y) == (a + 8 - b) % 8)
        #expect(Int(x &* y) == a * b % 8)
      }
    }
  }

  @Test("exact operators give the integers' results")
  func exactOperators() {
    var value: SignedBits<5> = 7
    value += 8
    #expect(value == 15)
    value -= 20
    #expect(value == -5)
    value *= 3
    #expect(value == -15)
    value /= 4
    #expect(value == -3)
    value %= 2
    #expect(value == -1)
    #expect(-SignedBits<5>(15) == -15)
  }

  @Test("division goes toward zero and reports what the standard library reports")
  func division() {
    for a in Int8.min...Int8.max {
      for b in [-128, -127, -7, -1, 0, 1, 7, 127] as [Int8] {
        let (x, y) = (SignedBits<8>(a), SignedBits<8>(b))
        let (quotient, expectedQuotient) = (
          x.dividedReportingOverflow(by: y), a.dividedReportingOverflow(by: b)
        )
        #expect(Int8(quotient.partialValue) == expectedQuotient.partialValue)
        #expect(quotient.overflow == expectedQuotient.overflow)
        let (remainder, expectedRemainder) = (
          x.remainderReportingOverflow(dividingBy: y), a.remainderReportingOverflow(dividingBy: b)
        )
        #expect(Int8(remainder.partialValue) == expectedRemainder.partialValue)
        #expect(remainder.overflow == expectedRemainder.overflow)
      }
    }
  }

  @Test("double-width products and quotients are exact")
  func fullWidth() {
    for a in -4...3 {
      for b in -4...3 {
        let product = SignedBits<3>(a).multipliedFullWidth(by: SignedBits<3>(b))
        #expect(Int(product.high) * 8 + Int(product.low) == a * b)
      }
    }
    let (quotient, remainder) = UnsignedBits<3>(5).dividingFullWidth((high: 4, low: 3))
    #expect(quotient == 7)
    #expect(remainder == 0)
  }

  @Test("bits are counted among the width alone")
  func bitCounts() {
    #expect(UnsignedBits<5>(0).leadingZeroBitCount == 5)
    #expect(UnsignedBits<5>(0).trailingZeroBitCount == 5)
    #expect(UnsignedBits<5>(4).leadingZeroBitCount == 2)
    #expect(UnsignedBits<5>(4).trailingZeroBitCount == 2)
    #expect(SignedBits<5>(-1).nonzeroBitCount == 5)
    #expect(SignedBits<5>(-1).leadingZeroBitCount == 0)
    #expect(SignedBits<5>(-16).trailingZeroBitCount == 4)
    #expect(Array(SignedBits<5>(-1).words) == [UInt.max])
    #expect(Array(UnsignedBits<5>(31).words) == [31])
  }

  @Test("bitwise operators and shifts stay within the width")
  func bitwise() {
    #expect(~UnsignedBits<5>(10) == 21)
    #expect(~SignedBits<5>(10) == -11)
    #expect(UnsignedBits<5>(12) & 10 == 8)
    #expect(UnsignedBits<5>(12) | 10 == 14)
    #expect(UnsignedBits<5>(12) ^ 10 == 6)
    #expect(UnsignedBits<5>(9) << 2 == 4)
    #expect(UnsignedBits<5>(9) << 5 == 0)
    #expect(SignedBits<5>(-16) >> 2 == -4)
    #expect(SignedBits<5>(-16) >> 40 == -1)
    // A masking shift takes its amount modulo the width, which is no power of two here.
    #expect(UnsignedBits<5>(9) &<< 7 == 4)
    #expect(UnsignedBits<5>(9) &>> 6 == 4)
    #expect(SignedBits<5>(3) &<< -4 == 6)
  }

  @Test("bytes are swapped where there are whole bytes")
  func byteSwapped() {
    #expect(UnsignedBits<16>(0x1234).byteSwapped == 0x3412)
    #expect(SignedBits<16>(0x00ff).byteSwapped == -256)
    #expect(UnsignedBits<8>(0x12).byteSwapped == 0x12)
    #expect(SignedBits<8>(-2).byteSwapped == -2)
  }

  @Test("magnitude and sign")
  func magnitude() {
    #expect(SignedBits<3>.min.magnitude == 4)
    #expect(SignedBits<1>.min.magnitude == 1)
    #expect(SignedBits<3>(-3).magnitude == 3)
    #expect(UnsignedBits<3>(7).magnitude == 7)
    #expect([-4, 0, 3].map { SignedBits<3>($0).signum() } == [-1, 0, 1])
    #expect(SignedBits<1>.min.signum() == -1)
  }

  @Test("the order is that of the integers")
  func order() {
    #expect(SignedBits<3>.min < SignedBits<3>.max)
    #expect([3, -4, 0, -1].map { SignedBits<3>($0) }.sorted() == [-4, -1, 0, 3])
    #expect(SignedBits<3>(-4).distance(to: 3) == 7)
    #expect(UnsignedBits<3>(1).advanced(by: 5) == 6)
  }

  @Test("congruent integers are one value, equal and with one hash")
  func hashing() {
    let values = Set((-64..<64).map { UnsignedBits<3>(truncatingIfNeeded: $0) })
    #expect(values.count == 8)
    #expect(values.contains(UnsignedBits<3>(truncatingIfNeeded: 8007)))
  }
}
