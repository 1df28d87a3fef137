import PropertyTesting
import ToroidalArithmetic

extension Catalog {
  /// The laws of degrees alone, for scalars of at most 64 bits; none for wider ones.
  var degreesLaws: [Law] {
    Scalar.bitWidth <= 64 ? [degreesUnderWholeTurns, degreesAreTurns] : []
  }

  private var degreesUnderWholeTurns: Law {
    Law(
      "degrees.code.forgets-whole-turns",
      "angles a multiple of 360 degrees apart have the same code"
    ) { [angles = implementation.angles] (choices) throws(Discard) in
      // Multiples of 2^−20 below 2^29: every sum is exact in Double.
      let fraction = try choices.integer(in: 0...377_487_359, named: "degrees / 2^20")
      let whole = try choices.integer(in: -1_048_576...1_048_576, named: "whole turns")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let degrees = Double(fraction) / 1_048_576
      return .equal(
        angles.codeFromDegrees(degrees + Double(360 * whole), rule),
        angles.codeFromDegrees(degrees, rule))
    }
  }

  private var degreesAreTurns: Law {
    Law(
      "degrees.code.is-that-of-turns",
      "x turns and 360x degrees have the same code, and so have their angles, where both are exact"
    ) { [implementation] (choices) throws(Discard) in
      // 360x has at most 40 + 9 bits.
      let numerator = try choices.integer(
        in: -(1 << 40)...(1 << 40) as ClosedRange<Int64>, named: "n")
      let exponent = try choices.integer(in: -80...8, named: "exponent")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let turns = Double(sign: .plus, exponent: exponent, significand: Double(numerator))
      return .equal(
        implementation.angles.codeFromDegrees(360 * turns, rule),
        implementation.codeFromDouble(turns, rule))
    }
  }
}
