import Testing
import ToroidalArithmetic

@Suite("Turns to codes")
struct TurnsToCodesTests {
  @Test("the documented codes")
  func documented() {
    #expect(UInt8(turns: 0.25) == 64)
    #expect(UInt8(turns: 0.999) == 0)
    #expect(UInt8(turns: -1e-20) == 0)
    #expect(UInt8(turns: -1e-20, rounding: .down) == 255)
    #expect(Int8(turns: 0.75) == -64)
    #expect(UInt8(turns: Double.nan) == nil)
  }

  @Test("only NaN and the infinities have no code")
  func notFinite() {
    for value in [Double.nan, .signalingNaN, .infinity, -.infinity] {
      #expect(UInt64(turns: value) == nil)
    }
    #expect(Int8(turns: Float.infinity) == nil)
    #expect(Int8(turns: Float16.nan) == nil)
    #expect(UInt8(turns: Double.greatestFiniteMagnitude) == 0)
    #expect(UInt8(turns: -Float.greatestFiniteMagnitude) == 0)
  }

  /// The codes of `turns` under down, up, nearest or down, nearest or up, nearest or even.
  private func codes<Real: BinaryFloatingPoint>(_ turns: Real) -> [UInt8?] {
    [CircularRounding.down, .up, .toNearestOrDown, .toNearestOrUp, .toNearestOrEven]
      .map { UInt8(turns: turns, rounding: $0) }
  }

  @Test("all five rules, on both sides of the circle")
  func rules() {
    #expect(codes(64 / 256.0) == [64, 64, 64, 64, 64])
    #expect(codes(64.25 / 256) == [64, 65, 64, 64, 64])
    #expect(codes(64.5 / 256) == [64, 65, 64, 65, 64])
    #expect(codes(65.5 / 256) == [65, 66, 65, 66, 66])
    #expect(codes(64.75 / 256) == [64, 65, 65, 65, 65])
    #expect(codes(255.5 / 256) == [255, 0, 255, 0, 0])
    #expect(codes(-64.25 / 256) == [191, 192, 192, 192, 192])
    #expect(codes(-64.5 / 256) == [191, 192, 191, 192, 192])
    #expect(codes(-64.75 / 256) == [191, 192, 191, 191, 191])
  }

  @Test("zero, of either sign, is code 0")
  func zeros() {
    #expect(codes(0.0) == [0, 0, 0, 0, 0])
    #expect(codes(-0.0) == [0, 0, 0, 0, 0])
    #expect(codes(-0.0 as Float16) == [0, 0, 0, 0, 0])
  }

  @Test("the least numbers lie just beside 0")
  func subnormals() {
    #expect(codes(Double.leastNonzeroMagnitude) == [0, 1, 0, 0, 0])
    #expect(codes(-Double.leastNonzeroMagnitude) == [255, 0, 0, 0, 0])
    #expect(codes(Float.leastNonzeroMagnitude) == [0, 1, 0, 0, 0])
    #expect(codes(-Float.leastNonzeroMagnitude) == [255, 0, 0, 0, 0])
    #expect(codes(-Double.leastNormalMagnitude.nextDown) == [255, 0, 0, 0, 0])
    #expect(codes(-1e-20) == [255, 0, 0, 0, 0])
  }

  @Test("subnormal numbers of half precision are exact codes of 32 bits")
  func subnormalsOfHalfPrecision() {
    #expect(UInt32(turns: Float16.leastNonzeroMagnitude) == 1 << 8)
    #expect(UInt32(turns: 3 * Float16.leastNonzeroMagnitude) == 3 << 8)
    #expect(UInt32(turns: -Float16.leastNonzeroMagnitude) == 0 &- (1 << 8))
  }

  @Test("one ulp below a full turn, and one above")
  func besideAFullTurn() {
    #expect(codes((1.0).nextDown) == [255, 0, 0, 0, 0])
    #expect(codes((1.0).nextUp) == [0, 1, 0, 0, 0])
    #expect(codes(Float(1).nextDown) == [255, 0, 0, 0, 0])
    #expect(UInt64(turns: (1.0).nextDown) == 0 &- (1 << 11))
    #expect(UInt64(turns: (1.0).nextUp) == 1 << 12)
  }

  @Test("huge angles are whole turns of every type")
  func huge() {
    #expect(codes(1e300) == [0, 0, 0, 0, 0])
    #expect(codes(-1e300) == [0, 0, 0, 0, 0])
    #expect(UInt64(turns: 1e300) == 0)
    // 2^53 − 1 turns and a half are exact in no Double; 2^52 − 1 and a half are.
    #expect(UInt8(turns: 4_503_599_627_370_495.5) == 128)
    #expect(Int64(turns: -4_503_599_627_370_495.5) == .min)
  }

  @Test("half precision is converted exactly")
  func halfPrecision() {
    // The nearest to 0.1 is 1638 · 2^−14.
    #expect(UInt64(turns: 0.1 as Float16) == 1638 << 50)
    #expect(codes(0.1 as Float16) == [25, 26, 26, 26, 26])
    #expect(codes(Float16.greatestFiniteMagnitude) == [0, 0, 0, 0, 0])
  }

  @Test("one bit has two codes")
  func oneBit() {
    #expect(UnsignedBits<1>(turns: 0.5) == 1)
    #expect(SignedBits<1>(turns: 0.5) == -1)
    #expect(SignedBits<1>(turns: 0.25, rounding: .up) == -1)
    #expect(SignedBits<1>(turns: 0.75, rounding: .up) == 0)
    #expect(UnsignedBits<1>(turns: 0.25) == 0)
  }

  @Test("whole turns do not change a code")
  func wholeTurns() {
    for code in UInt8.min...UInt8.max {
      for turns in [-1000.0, -1, 1, 4096] {
        #expect(UInt8(turns: code.turns() + turns) == code)
      }
    }
  }
}
