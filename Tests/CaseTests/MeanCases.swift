import Testing
import ToroidalArithmetic

/// Public reports of circular means that left their range or took the wrong period (kind A).
@Suite("Cases A: means")
struct MeanCases {
  @Test("A17: the mean of 0, 0.1 ... 1.9 radians is 0.95 radians, in its range")
  func meanInRange() throws {
    let turn = 2 * Double.pi
    func mean<Scalar: FixedWidthInteger>(_: Scalar.Type) throws -> Double {
      let codes = try (0...19).map { try #require(Scalar(turns: Double($0) / 10 / turn)) }
      let point = try #require(CircularSample(codes)?.frechetMean().unique)
      return point.rounded(.toNearestOrEven).turns() * turn
    }
    // Each code is half a step from its angle at most, and so is their mean, and its rounding.
    #expect(abs(try mean(UInt16.self) - 0.95) <= turn / 65536)
    #expect(abs(try mean(Int16.self) - 0.95) <= turn / 65536)
    #expect(abs(try mean(UInt32.self) - 0.95) <= turn / 4_294_967_296)
    #expect(abs(try mean(Int64.self) - 0.95) < 1e-15)
  }

  @Test("A18: the mean of 0.95 and 0.05 turns is 0 turns")
  func meanOfTurns() throws {
    func mean<Scalar: FixedWidthInteger>(_: Scalar.Type) throws -> RationalPoint<Scalar>? {
      let codes = try [0.95, 0.05].map { try #require(Scalar(turns: $0)) }
      return CircularSample(codes)?.frechetMean().unique
    }
    #expect(try mean(UInt8.self) == RationalPoint(floor: 0))
    #expect(try mean(Int16.self) == RationalPoint(floor: 0))
    #expect(try mean(UInt32.self) == RationalPoint(floor: 0))
  }
}
