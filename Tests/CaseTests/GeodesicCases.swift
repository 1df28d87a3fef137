import Testing
import ToroidalArithmetic

/// Public reports of interpolations, logarithms and steps that went the wrong way (kinds A and P).
@Suite("Cases A and P: geodesics")
struct GeodesicCases {
  /// The code of an angle in radians, in steps of 2^−64 turn.
  private func code(radians: Double) throws -> UInt64 {
    try #require(UInt64(turns: radians / (2 * .pi)))
  }

  /// The signed angle from `a` to `b` in radians.
  private func radians(from a: UInt64, to b: UInt64) throws -> Double {
    let steps = try #require(a.logarithm(to: b))
    return Double(try #require(Int64(exactly: steps))) * (2 * .pi) / 0x1p64
  }

  @Test("A05: from 1.04700021 to 1.04700027 is a tiny step, not nearly a turn")
  func tinyStep() throws {
    let (a, b) = (try code(radians: 1.04700021), try code(radians: 1.04700027))
    #expect(abs(try radians(from: a, to: b) - 6e-8) < 1e-15)
    #expect(abs(try radians(from: b, to: a) + 6e-8) < 1e-15)
    // The same step wherever it begins, the limits of the report and both seams among the places.
    for start in [1.047, -2.147, 0, 3e-8, .pi, .pi - 3e-8, -.pi] {
      let (c, d) = (try code(radians: start), try code(radians: start + 6e-8))
      #expect(abs(try radians(from: c, to: d) - 6e-8) < 1e-14, "from \(start)")
    }
    for point in [0, 1, .max, .max / 2, .max / 2 + 1] as [UInt64] {
      #expect(point.logarithm(to: point &+ 1) == 1)
      #expect(point.logarithm(to: point &- 1) == -1)
    }
  }

  @Test("A07: interpolation to the antipode gives both points, at every fraction inside")
  func interpolationToTheAntipode() throws {
    let paths = try code(radians: 0).geodesics(to: code(radians: .pi))
    #expect(!paths.isUnique)
    let halfway = paths.points(at: 1, over: 2).all
    #expect(halfway.map { $0.rounded(.down).turns() } == [0.25, 0.75])
    for a in UInt8.min...UInt8.max {
      let paths = a.geodesics(to: a.antipode)
      for p in 1...6 as ClosedRange<UInt64> {
        let points = paths.points(at: p, over: 7).all
        #expect(points.count == 2 && points[0] != points[1])
      }
      #expect(paths.points(at: 0, over: 7).unique?.floor == a)
      #expect(paths.points(at: 7, over: 7).unique?.floor == a.antipode)
    }
    // And the point between others is unique, across the seam too: 350 to 10 degrees by way of 0.
    let short = UInt16(turns: 350.0 / 360)?.geodesics(to: try #require(UInt16(turns: 10.0 / 360)))
    #expect(short?.points(at: 1, over: 2).unique?.rounded(.toNearestOrEven) == 0)
  }

  @Test("A20: the logarithm to the antipode is half a turn either way, never 0")
  func logarithmAtTheAntipode() throws {
    let (a, b) = (try code(radians: 0), try code(radians: .pi))
    let half = Tangent<UInt64>(UInt64(1) << 63)
    #expect(a.logarithms(to: b) == .pair(-half, half))
    #expect(a.logarithm(to: b) == nil)
    for point in Int8.min...Int8.max {
      for logarithm in point.logarithms(to: point.antipode).all {
        #expect(logarithm.magnitude == 128)
        #expect(point.exponential(of: logarithm) == point.antipode)
      }
    }
    let origin: TorusVector<UInt8> = [0, 0, 0]
    let opposite = origin.logarithms(to: [128, 0, 128])
    #expect(opposite.axes == [.pair(-128, 128), .unique(0), .pair(-128, 128)])
    #expect(opposite.log2Count == 2)
  }

  @Test("A21: longitudes -180 and 180 are one point, and a step from there is a step")
  func stepFromTheDateLine() throws {
    let west = try #require(Int8(turns: -0.5))
    #expect(west == Int8(turns: 0.5))
    for longitude in Int8.min...Int8.max {
      #expect(longitude.logarithm(to: longitude &+ 1) == 1)
      #expect(longitude.exponential(of: 1).logarithm(to: longitude) == -1)
    }
    let path = west.geodesics(to: west &+ 4)
    let quarters = (0...4 as ClosedRange<UInt64>).map { path.points(at: $0, over: 4).unique?.floor }
    #expect(quarters == [-128, -127, -126, -125, -124])
  }

  @Test("P01: the heading to a close point crosses the edge of the map instead of going around")
  func headingAcrossTheEdge() throws {
    #expect(TorusVector<UInt8>([51, 51]).logarithm(to: [49, 49]) == [-2, -2])
    let heading = TorusVector<UInt16>([65530, 10]).logarithm(to: [4, 65531])
    #expect(heading == [10, -15])
    for offset in stride(from: 0, through: 65535, by: 257) {
      let shift = TorusVector<UInt16>([UInt16(offset), UInt16(65535 - offset)])
      let (a, b) = (shift + [65530, 10], shift + [4, 65531])
      #expect(a.logarithm(to: b) == heading)
      #expect(a.exponential(of: try #require(heading)) == b)
    }
  }
}
