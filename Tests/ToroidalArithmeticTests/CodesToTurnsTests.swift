import Testing
import ToroidalArithmetic

@Suite("Codes to turns")
struct CodesToTurnsTests {
  @Test("the documented angles")
  func documented() {
    #expect(UInt8(128).turns() == 0.5)
    #expect(Int8(-64).turns() == 0.75)
    #expect(UInt64.max.turns() == 0)
    #expect(UInt64.max.turns(rounding: .down) == 1 - 0x1p-53)
  }

  @Test("every byte is exact in every type, and comes back")
  func bytes() {
    for code in UInt8.min...UInt8.max {
      #expect(code.turns() == Double(code) / 256)
      #expect(code.turns(as: Float.self) == Float(code) / 256)
      #expect(code.turns(as: Float16.self) == Float16(code) / 256)
      #expect(UInt8(turns: code.turns(as: Float16.self)) == code)
      #expect(Int8(bitPattern: code).turns() == code.turns())
    }
  }

  @Test("53 significant bits come back from Double, at any place of 64")
  func wideRoundTrips() {
    for code in [1, 1 << 63, (1 << 53 - 1) << 11, 1 << 53 - 1, 0x1234_5678_9abc_d000] as [UInt64] {
      for rule in CircularRounding.allCases {
        #expect(UInt64(turns: code.turns(rounding: rule)) == code)
      }
    }
    #expect(UInt64(1).turns() == 0x1p-64)
  }

  /// The angles of `code` under down, up, nearest or down, nearest or up, nearest or even.
  private func angles<Real: BinaryFloatingPoint>(_ code: UInt64, as type: Real.Type) -> [Real] {
    [CircularRounding.down, .up, .toNearestOrDown, .toNearestOrUp, .toNearestOrEven]
      .map { code.turns(as: type, rounding: $0) }
  }

  @Test("all five rules between two neighbors")
  func rules() {
    let half = 0.5
    let (next, second) = (half.nextUp, half.nextUp.nextUp)
    // From half a turn on, neighbors in Double are 2^11 steps of 64 bits apart.
    let start: UInt64 = 1 << 63
    #expect(angles(start + 512, as: Double.self) == [half, next, half, half, half])
    #expect(angles(start + 1024, as: Double.self) == [half, next, half, next, half])
    #expect(angles(start + 1536, as: Double.self) == [half, next, next, next, next])
    #expect(angles(start + 3072, as: Double.self) == [next, second, next, second, second])
  }

  @Test("what rounds to a full turn is 0, and the largest angle is one ulp below 1")
  func besideAFullTurn() {
    #expect(angles(.max, as: Double.self) == [(1.0).nextDown, 0, 0, 0, 0])
    #expect(angles(.max, as: Float.self) == [Float(1).nextDown, 0, 0, 0, 0])
    #expect(angles(.max, as: Float16.self) == [Float16(1).nextDown, 0, 0, 0, 0])
    #expect((UInt64.max - 2047).turns() == (1.0).nextDown)
  }

  @Test("angles below the least normal number of half precision")
  func subnormals() {
    let least = Float16.leastNonzeroMagnitude
    #expect(UInt16(1).turns(as: Float16.self) == 0x1p-16)
    #expect(angles(1, as: Float16.self) == [0, least, 0, 0, 0])
    #expect(angles(1 << 39, as: Float16.self) == [0, least, 0, least, 0])
    #expect(angles(3 << 39, as: Float16.self) == [least, 2 * least, least, 2 * least, 2 * least])
    #expect(angles(5 << 40, as: Float16.self) == [5, 5, 5, 5, 5].map { $0 * least })
  }

  @Test("0 is 0, and one bit has two angles")
  func edges() {
    #expect(angles(0, as: Double.self) == [0, 0, 0, 0, 0])
    #expect(SignedBits<1>(-1).turns() == 0.5)
    #expect(UnsignedBits<1>(1).turns(as: Float.self) == 0.5)
  }
}
