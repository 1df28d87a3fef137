import PropertyTesting
import ToroidalArithmetic
import TorusOracle

/// A unit in which real angles are given, and what the laws of its conversions need.
enum AngularUnit {
  case degrees
  case radians

  /// The name of a law of this unit.
  func law(_ claim: String) -> LawName {
    LawName(stringLiteral: (self == .degrees ? "degrees." : "radians.") + claim)
  }

  /// A full turn, to Double's precision.
  var turn: Double { self == .degrees ? 360 : 2 * .pi }

  /// The widest codes that come back from Double and from Float, rounding to nearest: a step
  /// is more than the units in the last place just below a full turn.
  var roundTripWidths: (double: Int, float: Int) { (52, 23) }

  /// The code of an angle, by the oracle.
  func code(
    _ angle: BigRational, _ rule: CircularRounding, _ reference: Reference
  ) -> BigInteger {
    switch self {
    case .degrees: reference.code(degrees: angle, rule: rule.referenced)
    case .radians: reference.code(radians: angle, rule: rule.referenced)
    }
  }

  /// The angle of a code in a format, by the oracle.
  func angle(
    _ code: BigInteger, precision: Int, leastExponent: Int, _ rule: CircularRounding,
    _ reference: Reference
  ) -> BigRational {
    switch self {
    case .degrees:
      reference.degrees(
        code: code, precision: precision, leastExponent: leastExponent, rule: rule.referenced)
    case .radians:
      reference.radians(
        code: code, precision: precision, leastExponent: leastExponent, rule: rule.referenced)
    }
  }
}

extension Implementation.Angles {
  /// The conversions of one unit.
  struct Conversions: Sendable {
    let code: Code<Double>
    let floatCode: Code<Float>
    let angle: Angle<Double>
    let floatAngle: Angle<Float>
    let signedAngle: @Sendable (Displacement<Scalar>, CircularRounding) -> Double
  }

  /// The conversions of `unit`.
  func conversions(of unit: AngularUnit) -> Conversions {
    switch unit {
    case .degrees:
      Conversions(
        code: codeFromDegrees, floatCode: codeFromFloatDegrees, angle: degrees,
        floatAngle: floatDegrees, signedAngle: signedDegrees)
    case .radians:
      Conversions(
        code: codeFromRadians, floatCode: codeFromFloatRadians, angle: radians,
        floatAngle: floatRadians, signedAngle: signedRadians)
    }
  }
}

extension CircularRounding {
  /// The rule that rounds −v to the negative of what this one rounds v to.
  var mirrored: CircularRounding {
    switch self {
    case .down: .up
    case .up: .down
    case .toNearestOrDown: .toNearestOrUp
    case .toNearestOrUp: .toNearestOrDown
    case .toNearestOrEven: .toNearestOrEven
    }
  }
}
