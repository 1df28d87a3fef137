import Testing
import ToroidalArithmetic

/// 2^exponent, by doubling.
func powerOfTwo(_ exponent: Int) -> UInt320 {
  (0..<exponent).reduce(1) { power, _ in power + power }
}

@Suite("UInt320")
struct UInt320Tests {
  @Test("each power of two is one bit of one digit")
  func words() {
    var power: UInt320 = 1
    for exponent in 0..<320 {
      var expected: [UInt64] = [0, 0, 0, 0, 0]
      expected[exponent / 64] = 1 << (exponent % 64)
      #expect(power.words == expected)
      if exponent < 319 { power += power }
    }
  }

  @Test("carries run through every digit")
  func carries() {
    #expect(UInt320(UInt64.max) + 1 == powerOfTwo(64))
    #expect(UInt320(UInt128.max) + 1 == powerOfTwo(128))
    let allBelow = (0..<256).map(powerOfTwo).reduce(0, +)
    #expect(allBelow.words == [.max, .max, .max, .max, 0])
    #expect(allBelow + 1 == powerOfTwo(256))
    #expect((allBelow + allBelow).words == [.max - 1, .max, .max, .max, 1])
    #expect((allBelow + UInt320(UInt128.max)).words == [.max - 1, .max, 0, 0, 1])
  }

  @Test("decimal digits, with the zeros inside")
  func descriptions() {
    #expect(UInt320(0 as UInt8).description == "0")
    #expect(UInt320(9_999_999_999_999_999_999 as UInt64).description == "9999999999999999999")
    #expect(UInt320(10_000_000_000_000_000_000 as UInt64).description == "10000000000000000000")
    #expect(powerOfTwo(64).description == "18446744073709551616")
    #expect(UInt320(UInt128.max).description == UInt128.max.description)
    let large = powerOfTwo(256) + 7
    #expect(
      large.description
        == "115792089237316195423570985008687907853269984665640564039457584007913129639943")
    let tens = UInt128(10_000_000_000_000_000_000) * 10_000_000_000_000_000_000 + 5
    #expect(UInt320(tens).description == "100000000000000000000000000000000000005")
  }

  @Test("the order is decided by the highest digit that differs")
  func order() {
    let ascending = [0, 1, 63, 64, 127, 128, 129, 255, 256, 319].map(powerOfTwo)
    for (i, a) in ascending.enumerated() {
      for (j, b) in ascending.enumerated() {
        #expect((a < b) == (i < j))
        #expect((a == b) == (i == j))
      }
    }
    #expect(powerOfTwo(128) < powerOfTwo(128) + 1)
    #expect(!(powerOfTwo(256) + 1 < powerOfTwo(256) + powerOfTwo(0)))
  }

  @Test("conversions to narrower integers are exact or nil")
  func conversions() {
    #expect(UInt8(exactly: 255 as UInt320) == 255)
    #expect(UInt8(exactly: 256 as UInt320) == nil)
    #expect(Int8(exactly: 128 as UInt320) == nil)
    #expect(UInt128(exactly: UInt320(UInt128.max)) == .max)
    #expect(UInt128(exactly: powerOfTwo(128)) == nil)
    #expect(Int(exactly: powerOfTwo(256)) == nil)
  }

  @Test("digits are read back, and those beyond 320 bits are refused")
  func fromWords() {
    for exponent in [0, 63, 64, 127, 128, 255, 256, 319] {
      #expect(UInt320(words: powerOfTwo(exponent).words) == powerOfTwo(exponent))
    }
    #expect(UInt320(words: []) == 0)
    #expect(UInt320(words: [1, 0, 0, 0, 0, 0, 0]) == 1)
    #expect(UInt320(words: [0, 0, 0, 0, 0, 1]) == nil)
  }

  @Test("exact sums and products, or nil from 2^320 on")
  func exactOperations() throws {
    let greatest = try #require(UInt320(words: [.max, .max, .max, .max, .max]))
    #expect(greatest.addingExactly(0) == greatest)
    #expect(greatest.addingExactly(1) == nil)
    #expect(powerOfTwo(319).addingExactly(powerOfTwo(319)) == nil)
    #expect(powerOfTwo(319).addingExactly(powerOfTwo(319) - 1) == greatest)
    #expect(powerOfTwo(160).multipliedExactly(by: powerOfTwo(159)) == powerOfTwo(319))
    #expect(powerOfTwo(160).multipliedExactly(by: powerOfTwo(160)) == nil)
    #expect(greatest.multipliedExactly(by: 0) == 0)
    #expect(greatest.multipliedExactly(by: 1) == greatest)
    #expect(greatest.multipliedExactly(by: 2) == nil)
  }

  @Test("borrows run through every digit")
  func differences() {
    #expect((powerOfTwo(319) - 1).words == [.max, .max, .max, .max, 1 << 63 - 1])
    #expect(powerOfTwo(256) - powerOfTwo(128) + powerOfTwo(128) == powerOfTwo(256))
    #expect(powerOfTwo(128) - powerOfTwo(128) == 0)
  }
}
