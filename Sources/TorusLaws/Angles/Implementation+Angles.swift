public import ToroidalArithmetic

extension Implementation {
  /// The functions of degrees, radians and resultants.
  public struct Angles: Sendable {
    /// A real angle to its code.
    public typealias Code<Real> = @Sendable (Real, CircularRounding) -> Scalar?
    /// A code to its angle.
    public typealias Angle<Real> = @Sendable (Scalar, CircularRounding) -> Real
    /// Weighted points to what their resultant says; nil where the total weight does not fit.
    public typealias OfPoints<Answer> = @Sendable ([Scalar], [UInt64]) -> Answer?

    /// The library itself.
    public init() {}

    /// The code of an angle in degrees, from Double.
    public var codeFromDegrees: Code<Double> = { Scalar(degrees: $0, rounding: $1) }
    /// The code of an angle in degrees, from Float.
    public var codeFromFloatDegrees: Code<Float> = { Scalar(degrees: $0, rounding: $1) }
    /// The angle of a code in degrees, to Double.
    public var degrees: Angle<Double> = { $0.degrees(rounding: $1) }
    /// The angle of a code in degrees, to Float.
    public var floatDegrees: Angle<Float> = { $0.degrees(as: Float.self, rounding: $1) }
    /// The degrees of a displacement, to Double.
    public var signedDegrees: @Sendable (Displacement<Scalar>, CircularRounding) -> Double = {
      $0.degrees(rounding: $1)
    }

    /// The code of an angle in radians, from Double.
    public var codeFromRadians: Code<Double> = { Scalar(radians: $0, rounding: $1) }
    /// The code of an angle in radians, from Float.
    public var codeFromFloatRadians: Code<Float> = { Scalar(radians: $0, rounding: $1) }
    /// The angle of a code in radians, to Double.
    public var radians: Angle<Double> = { $0.radians(rounding: $1) }
    /// The angle of a code in radians, to Float.
    public var floatRadians: Angle<Float> = { $0.radians(as: Float.self, rounding: $1) }
    /// The radians of a displacement, to Double.
    public var signedRadians: @Sendable (Displacement<Scalar>, CircularRounding) -> Double = {
      $0.radians(rounding: $1)
    }

    /// Whether the resultant of weighted points is the zero vector.
    public var resultantVanishes: OfPoints<Bool> = { Resultant(of: $0, weights: $1)?.vanishes }
    /// The direction of the resultant as a code; within, nil where it vanishes.
    public var resultantDirection: @Sendable ([Scalar], [UInt64], CircularRounding) -> Scalar?? = {
      Resultant(of: $0, weights: $1)?.direction(rounding: $2)
    }
    /// The direction of the resultant in turns; within, nil where it vanishes.
    public var resultantTurns: @Sendable ([Scalar], [UInt64], CircularRounding) -> Double?? = {
      Resultant(of: $0, weights: $1)?.directionInTurns(rounding: $2)
    }
    /// The direction of the resultant where it is a multiple of half a step.
    public var exactDirection: OfPoints<Midpoint<Scalar>?> = {
      Resultant(of: $0, weights: $1)?.exactDirection
    }
    /// The length of the resultant relative to the total weight.
    public var meanLength: OfPoints<Double?> = { Resultant(of: $0, weights: $1)?.meanLength }
  }
}
