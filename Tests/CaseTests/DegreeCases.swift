import Testing
import ToroidalArithmetic

/// Public reports of angles in degrees and radians that went the long way round (kind A), and of
/// averages of directions.
@Suite("Cases A: degrees and radians")
struct DegreeCases {
  /// Degrees in one step of a 32-bit angle.
  private static let step = 360 / 4_294_967_296.0

  @Test("A01: from -179 to 179 degrees is -2 degrees, for every pair of whole degrees")
  func seam() throws {
    let codes = try (-180...180).map { try #require(Int32(degrees: Double($0))) }
    #expect(abs(codes[1].displacement(to: codes[359]).degrees() + 2) <= Self.step)
    for (i, a) in codes.enumerated() {
      for (j, b) in codes.enumerated() {
        // The difference in [−180, 180), but for the sign at exactly half a turn.
        let exact = Double(((j - i + 180) % 360 + 360) % 360 - 180)
        let found = a.displacement(to: b).degrees()
        let error = exact == -180 ? abs(found) - 180 : found - exact
        if abs(error) > Self.step {
          Issue.record("\(i - 180) to \(j - 180): \(found), expected \(exact)")
        }
      }
    }
  }

  @Test("A03: -π/2 and π/2 are π apart, and the sign is called a choice")
  func quarterTurns() throws {
    let (a, b) = (
      try #require(Int32(radians: -Double.pi / 2)), try #require(Int32(radians: Double.pi / 2))
    )
    #expect(a.isAntipodal(to: b))
    #expect(a.circularDistance(to: b).radians() == Double.pi)
    #expect(a.displacement(to: b).isHalfTurn)
    #expect(Resultant(of: [a, b]).direction() == nil)
  }

  @Test("A04: from -0.9π to 0.9π is -0.2π, and their average is π")
  func nearTheSeam() throws {
    let (a, b) = (
      try #require(Int32(radians: -0.9 * Double.pi)), try #require(Int32(radians: 0.9 * Double.pi))
    )
    let step = 2 * Double.pi / 4_294_967_296
    #expect(abs(a.displacement(to: b).radians() + 0.2 * Double.pi) <= step)
    #expect(Resultant(of: [a, b]).direction() == .min)
    #expect(Int32.min.radians() == Double.pi)
  }

  @Test("A10: reduction leaves [0, 2π) at neither end, in single precision too")
  func reduction() throws {
    for radians in [-25308.7, -1e-12] as [Float] {
      let code = try #require(UInt64(radians: radians))
      for rule in CircularRounding.allCases {
        let reduced = code.radians(as: Float.self, rounding: rule)
        // In Swift 2 * Float.pi is the greatest float below 2π.
        #expect(reduced >= 0 && reduced <= 2 * Float.pi)
      }
    }
    // −25308.7 as a Float, plus 4028 turns, is 0.02964; −1e-12 rounds to a full turn, which is 0.
    let first = try #require(UInt64(radians: Float(-25308.7))).radians()
    let exact = Double(Float(-25308.7)) + 4028 * 2 * Double.pi
    let difference = abs(first - exact)
    #expect(difference < 1e-10 || abs(difference - 2 * Double.pi) < 1e-10)
    #expect(try #require(UInt64(radians: Float(-1e-12))).radians(as: Float.self) == 0)
  }

  @Test("A13: 1234 degrees are 154 degrees, and so for every whole number of degrees")
  func wholeDegrees() {
    #expect(UInt64(degrees: 1234.0) == UInt64(degrees: 154.0))
    for degrees in -1440...1440 {
      let residue = (degrees % 360 + 360) % 360
      let code = UInt64(degrees: Double(degrees))
      #expect(code == UInt64(degrees: Double(residue)))
      #expect(code?.degrees() == Double(residue))
    }
  }

  @Test("A17: the average direction of 0, 0.1 … 1.9 radians is 0.95 radians")
  func averageOfAFan() throws {
    let codes = try (0..<20).map { try #require(UInt32(radians: Double($0) / 10)) }
    let direction = try #require(Resultant(of: codes).direction())
    #expect(abs(direction.radians() - 0.95) < 1e-8)
  }

  @Test("A18: the average direction of 0.95 and 0.05 turns is 0")
  func averageOfPhases() throws {
    let codes = try [0.95, 0.05].map { try #require(UInt32(turns: $0)) }
    #expect(Resultant(of: codes).direction() == 0)
  }

  @Test("winds from 350 and 10 degrees blow from the north; from all four quarters, from nowhere")
  func winds() throws {
    func direction(_ degrees: [Double], _ speeds: [UInt64]) throws -> Double? {
      let codes = try degrees.map { try #require(UInt16(degrees: $0)) }
      let wind = try #require(Resultant(of: codes, weights: speeds))
      return wind.directionInTurns().map { 360 * $0 }
    }
    #expect(try direction([350, 10], [1, 1]) == 0)
    #expect(try direction([0, 90, 180, 270], [7, 7, 7, 7]) == nil)
    let stronger = try #require(try direction([0, 90], [1, 2]))
    #expect(abs(stronger - 63.4349488) < 1e-6)
    let west = try #require(try direction([200, 270, 340], [1, 1, 1]))
    #expect(abs(west - 270) < 0.01)
  }
}
