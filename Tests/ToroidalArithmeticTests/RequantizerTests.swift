import Testing
import ToroidalArithmetic

@Suite("Requantization")
struct RequantizerTests {
  @Test("the rules of the line do what their documentation says", arguments: LineRounding.allCases)
  func rules(rule: LineRounding) throws {
    // −1.5, −0.5, 0.25, 0.5 and 1.5 in quarters.
    let expected: [Int8] =
      switch rule {
      case .down: [-2, -1, 0, 0, 1]
      case .up: [-1, 0, 1, 1, 2]
      case .towardZero: [-1, 0, 0, 0, 1]
      case .awayFromZero: [-2, -1, 1, 1, 2]
      case .toNearestOrDown: [-2, -1, 0, 0, 1]
      case .toNearestOrUp: [-1, 0, 0, 1, 2]
      case .toNearestOrEven: [-2, 0, 0, 0, 2]
      case .toNearestOrAwayFromZero: [-2, -1, 0, 1, 2]
      }
    let quarters = try #require(Requantizer<Int8>(scale: 0.25, rounding: rule))
    let found = [-6, -2, 1, 2, 6].map { quarters.requantized($0).code }
    #expect(found == expected)
  }

  @Test("bytes times every multiple of an eighth up to 4, against doubles")
  func bytes() throws {
    for eighths in 1...32 {
      let scale = Double(eighths) / 8
      let requantizer = try #require(Requantizer<Int8>(scale: scale, zeroPoint: -3))
      let same = try #require(
        Requantizer<Int8>(multiplier: UInt64(eighths), exponent: -3, zeroPoint: -3))
      for x in Int8.min...Int8.max {
        // Exact: the product has at most 13 bits.
        let expected = (Double(x) * scale).rounded(.toNearestOrEven) - 3
        let found = requantizer.requantized(x)
        #expect(Double(found.code) == min(max(expected, -128), 127))
        #expect(
          found.saturation == (expected < -128 ? .atMinimum : expected > 127 ? .atMaximum : .none))
        #expect(same.requantized(x) == found)
      }
    }
  }

  @Test("the largest and the smallest scales, and exponents without bound")
  func extremes() throws {
    let huge = try #require(Requantizer<UInt128>(scale: Double.greatestFiniteMagnitude))
    #expect(huge.requantized(1) == Requantized(code: .max, saturation: .atMaximum))
    #expect(huge.requantized(-1) == Requantized(code: 0, saturation: .atMinimum))
    #expect(huge.requantized(0) == Requantized(code: 0, saturation: .none))
    let tiny = try #require(
      Requantizer<Int8>(scale: Double.leastNonzeroMagnitude, rounding: .awayFromZero))
    #expect(tiny.requantized(UInt128.max).code == 1)
    #expect(tiny.requantized(Int128.min).code == -1)
    for (exponent, code) in [(Int.max, 127), (Int.min, 0)] as [(Int, Int8)] {
      #expect(Requantizer<Int8>(multiplier: .max, exponent: exponent)?.requantized(1).code == code)
    }
    // 2^128 − 1 times 2^64 − 1, of which the first 128 bits are the code: no bit is lost.
    let wide = try #require(
      Requantizer<UInt128>(multiplier: .max, exponent: -64, rounding: .down))
    #expect(wide.requantized(UInt128.max).code == UInt128.max - (1 << 64))
    let up = try #require(Requantizer<UInt128>(multiplier: .max, exponent: -64, rounding: .up))
    #expect(up.requantized(UInt128.max).code == UInt128.max - (1 << 64) + 1)
    #expect(Requantizer<Int128>(scale: 1.0)?.requantized(Int128.min).code == .min)
  }

  @Test("what is no scale makes no requantizer")
  func refusals() {
    for scale in [0, -0.0, -1, .nan, .infinity, -.infinity] as [Double] {
      #expect(Requantizer<Int8>(scale: scale) == nil)
    }
    #expect(Requantizer<Int8>(multiplier: 0, exponent: 0) == nil)
    #expect(Requantizer<Int8>(scale: Float.leastNonzeroMagnitude) != nil)
  }

  @Test("halves are rounded before the zero point is added")
  func zeroPoint() throws {
    for zeroPoint in [0, 1] as [Int8] {
      let halves = try #require(Requantizer<Int8>(scale: 0.5, zeroPoint: zeroPoint))
      #expect(halves.requantized(5).code == 2 + zeroPoint)
    }
  }
}
