import Testing
import ToroidalArithmetic

@Suite("Phase accumulator")
struct PhaseAccumulatorTests {
  @Test("the documented points and multiples")
  func points() {
    let third = RationalPoint<UInt8>(floor: 85, numerator: 1, denominator: 3)
    #expect(RationalPoint<UInt8>(turns: 1, over: 3) == third)
    #expect(RationalPoint<UInt8>(turns: -1, over: 3)?.description == "170+2/3")
    #expect(RationalPoint<UInt32>(turns: 440, over: 44100)?.description == "42852281+907/2205")
    #expect(RationalPoint<UInt8>(steps: 7, over: 2)?.description == "3+1/2")
    #expect(RationalPoint<UInt8>(steps: -7, over: 2)?.description == "252+1/2")
    #expect((2 * third).description == "170+2/3")
    #expect((3 * third).description == "0")
    #expect((-1 * third).description == "170+2/3")
    #expect((0 * third).description == "0")
  }

  @Test("a denominator of 0 has no point")
  func zeroDenominator() {
    #expect(RationalPoint<UInt8>(turns: 1, over: 0) == nil)
    #expect(RationalPoint<UInt8>(steps: 0, over: 0) == nil)
    #expect(PhaseAccumulator<UInt8>(turnsPerTick: 1, over: 0) == nil)
    #expect(PhaseAccumulator<UInt8>(stepsPerTick: 1, over: 0) == nil)
  }

  @Test("the extremes of numerator, denominator and tick")
  func extremes() throws {
    let least = try #require(RationalPoint<UInt128>(steps: .min, over: 1))
    #expect(least.floor == 0 &- (1 << 63))
    let unit = try #require(RationalPoint<UInt128>(turns: 1, over: .max))
    // 2^128 = (2^64 − 1)(2^64 + 1) + 1.
    #expect(unit.floor == 0x1_0000_0000_0000_0001)
    #expect((unit.numerator, unit.denominator) == (1, .max))
    #expect((.min * least).floor == 1 << 126)
    let tiny = RationalPoint<UInt8>(floor: 0, numerator: .max - 1, denominator: .max)
    // −2^63 · (1 − 1/q) = −2^63 + 2^63/q, and the last is below 1.
    #expect((.min * tiny).description == "0+9223372036854775808/18446744073709551615")
  }

  @Test("random access and ticks agree, forward and backward, in every phase of 7/5 steps")
  func ticks() throws {
    for numerator in [-7, 7] as [Int64] {
      var accumulator = try #require(
        PhaseAccumulator<Int8>(stepsPerTick: numerator, over: 5, start: 100))
      let start = accumulator
      for tick in 0...1000 {
        let fifths = 500 + tick * Int(numerator)
        let floor = fifths >= 0 ? fifths / 5 : -((4 - fifths) / 5)
        #expect(accumulator.floor == Int8(truncatingIfNeeded: floor))
        #expect(accumulator.point == start.phase(at: Int64(tick)))
        accumulator.advance()
      }
      accumulator.advance(by: -1001)
      #expect(accumulator == start)
    }
  }

  @Test("the sum of two fractions that does not fit 64 bits carries")
  func wideDenominator() throws {
    let increment = RationalPoint<UInt8>(floor: 0, numerator: .max - 2, denominator: .max - 1)
    var accumulator = PhaseAccumulator(increment: increment)
    accumulator.advance()
    accumulator.advance()
    #expect(accumulator.floor == 1)
    #expect(accumulator.point == accumulator.phase(at: 2))
    #expect(accumulator.phase(at: -1).floor == 255)
  }

  @Test("a whole number of steps is a tuning word, and a whole turn a tick stands still")
  func tuningWords() throws {
    var accumulator = PhaseAccumulator<UInt8>(increment: RationalPoint(floor: 96))
    let codes = (0..<4).map { _ in
      defer { accumulator.advance() }
      return accumulator.floor
    }
    #expect(codes == [0, 96, 192, 32])
    let still = try #require(PhaseAccumulator<UInt8>(turnsPerTick: -3, over: 1, start: 9))
    #expect(still.phase(at: .max) == RationalPoint(floor: 9))
  }
}
