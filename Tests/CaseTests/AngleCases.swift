import Testing
import ToroidalArithmetic

/// Public reports of angles that went the long way round or left their range (kind A).
@Suite("Cases A: angles")
struct AngleCases {
  /// Degrees in one step of a 32-bit angle.
  private static let step = 360 / 4_294_967_296.0

  private func code(degrees: Int) throws -> Int32 {
    try #require(Int32(turns: Double(degrees) / 360))
  }

  /// The displacement from `a` to `b` in degrees.
  private func degrees(from a: Int32, to b: Int32) throws -> Double {
    Double(try #require(Int32(exactly: a.displacement(to: b)))) * Self.step
  }

  @Test("A01: from -179 to 179 degrees is -2 degrees, and no other pair goes the long way")
  func seam() throws {
    let across = try degrees(from: code(degrees: -179), to: code(degrees: 179))
    #expect(abs(across + 2) <= Self.step)
    let codes = try (-180...180).map(code)
    for (i, a) in codes.enumerated() {
      for (j, b) in codes.enumerated() {
        // The difference in [−180, 180), but for the sign at exactly half a turn.
        let exact = Double(((j - i + 180) % 360 + 360) % 360 - 180)
        let found = try degrees(from: a, to: b)
        let error = exact == -180 ? abs(found) - 180 : found - exact
        if abs(error) > Self.step {
          Issue.record("\(i - 180) to \(j - 180): \(found), expected \(exact)")
        }
      }
    }
  }

  @Test("A03: -90 and 90 degrees are half a turn apart, and the sign is called a choice")
  func quarterTurns() throws {
    let (a, b) = (try #require(Int8(turns: -0.25)), try #require(Int8(turns: 0.25)))
    #expect(a.circularDistance(to: b) == 128)
    #expect(a.circularDistance(to: b).turns() == 0.5)
    #expect(a.isAntipodal(to: b))
    for byte in Int8.min...Int8.max {
      #expect(byte.circularDistance(to: byte.antipode) == 128)
      #expect(byte.displacement(to: byte.antipode).isHalfTurn)
    }
  }

  @Test("A04: from -0.9 pi to 0.9 pi is -0.2 pi")
  func nearTheSeam() throws {
    let (a, b) = (try #require(Int32(turns: -0.45)), try #require(Int32(turns: 0.45)))
    #expect(abs(try degrees(from: a, to: b) + 36) <= Self.step)
    #expect(abs(try degrees(from: b, to: a) - 36) <= Self.step)
  }

  @Test("A07: halfway to the antipode are two points, a quarter turn to either side")
  func halfwayToTheAntipode() throws {
    let midpoints = UInt8(0).midpoints(to: 128)
    #expect(midpoints.unique == nil)
    #expect(midpoints.all.map { $0.rounded(.down).turns() } == [0.25, 0.75])
    for a in UInt8.min...UInt8.max {
      for b in UInt8.min...UInt8.max {
        let count = a.midpoints(to: b).all.count
        if count != (b == a &+ 128 ? 2 : 1) { Issue.record("\(a), \(b): \(count) midpoints") }
      }
    }
  }

  /// Checks that −2^exponent turns become a code whose angle is in [0, 1) again.
  private func checkReduction<Real: BinaryFloatingPoint & Sendable>(
    _: Real.Type, exponents: ClosedRange<Int>
  ) throws {
    for exponent in exponents {
      let tiny = Real(sign: .minus, exponent: Real.Exponent(exponent), significand: 1)
      for rule in CircularRounding.allCases {
        let code = try #require(UInt64(turns: tiny, rounding: rule))
        let turns = code.turns(as: Real.self, rounding: rule)
        if !(turns >= 0 && turns < 1) { Issue.record("\(tiny) turns, \(rule): \(turns)") }
      }
    }
  }

  @Test("A09: (−epsilon/2) mod 3 lies in [0, 3), as do all tiny negative numbers")
  func flooredRemainderOfTinyNegatives() throws {
    let half = try #require((-Double.ulpOfOne / 2).flooredRemainder(dividingBy: 3))
    #expect(half == FlooredRemainder(value: 3.0.nextDown, isExact: false))
    for exponent in -1074...(-1) {
      let tiny = Double(sign: .minus, exponent: exponent, significand: 1)
      let found = try #require(tiny.flooredRemainder(dividingBy: 3))
      #expect(found.value >= 0 && found.value < 3)
      #expect(found.isExact == (exponent >= -51))
    }
    let single = try #require((-Float.ulpOfOne / 2).flooredRemainder(dividingBy: 3))
    #expect(single == FlooredRemainder(value: Float(3).nextDown, isExact: false))
  }

  @Test("A09: the remainder of a tiny negative angle stays below a full turn")
  func remainderOfTinyNegatives() throws {
    #expect(UInt16(turns: -Double.ulpOfOne / 2) == 0)
    #expect(UInt16(turns: -Double.ulpOfOne / 2, rounding: .down) == 65535)
    try checkReduction(Double.self, exponents: -1074...(-1))
  }

  @Test("A10: reduction leaves the range at neither end, in single precision too")
  func reductionInSinglePrecision() throws {
    try checkReduction(Float.self, exponents: -149...(-1))
    for radians in [-25308.7, -1e-12] as [Float] {
      let turns = radians / (2 * .pi)
      let reduced = try #require(UInt32(turns: turns)).turns(as: Float.self)
      #expect(reduced >= 0 && reduced < 1)
      let fraction = turns - turns.rounded(.down)
      #expect(abs(reduced - fraction) < 1e-6 || fraction == 1)
    }
  }

  @Test("A11: half a turn of an 8-bit angle is 0.5 exactly, and every code is k/2^w")
  func modulus() {
    #expect(UInt8(128).turns() == 0.5)
    for code in UInt8.min...UInt8.max { #expect(code.turns() == Double(code) / 256) }
    for code in UInt16.min...UInt16.max where code.turns() != Double(code) / 65536 {
      Issue.record("\(code): \(code.turns())")
    }
  }

  @Test("A13: 1234 whole degrees are 154 degrees, and so for every whole number of degrees")
  func wholeDegrees() throws {
    // In 16 bits a degree is 8192/45 steps, never near a half, so the code is that of the residue.
    #expect(UInt16(turns: 1234.0 / 360) == UInt16(turns: 154.0 / 360))
    for degrees in -1440...1440 {
      let residue = (degrees % 360 + 360) % 360
      #expect(UInt16(turns: Double(degrees) / 360) == UInt16(turns: Double(residue) / 360))
    }
  }

  @Test("A21: a step of one degree is four minutes everywhere, also from longitude -180")
  func longitudes() throws {
    #expect(try code(degrees: -180) == code(degrees: 180))
    let minutesPerDegree = 4.0
    for longitude in -180...180 {
      let step = try degrees(
        from: code(degrees: longitude), to: code(degrees: longitude + 1))
      #expect(abs(step * minutesPerDegree - 4) < 1e-6, "at \(longitude)")
    }
  }
}
