public import ToroidalArithmetic

extension Implementation {
  /// The functions of integers and reals that are no points: dot products, requantization, remainders;
  /// and digits of points.
  public struct Numerics: Sendable {
    /// Two vectors to the exact sum of their products.
    public typealias DotProduct<Other: FixedWidthInteger> =
      @Sendable (TorusVector<Scalar>, TorusVector<Other>) -> ExactSum
    /// Two vectors to the sum of their products in a type that may be too small.
    public typealias Accumulation<Sum> =
      @Sendable (TorusVector<Scalar>, TorusVector<Scalar>) -> Sum?

    /// Of two vectors of one type.
    public var dotProduct: DotProduct<Scalar> = { $0.dotProduct(with: $1) }
    /// With signed bytes.
    public var dotProductWithInt8: DotProduct<Int8> = { $0.dotProduct(with: $1) }
    /// With unsigned integers of 128 bits.
    public var dotProductWithUInt128: DotProduct<UInt128> = { $0.dotProduct(with: $1) }
    /// In the type of the components.
    public var dotProductInScalar: Accumulation<Scalar> = {
      $0.dotProduct(with: $1, as: Scalar.self)
    }
    /// In 32 bits.
    public var dotProductInInt32: Accumulation<Int32> = { $0.dotProduct(with: $1, as: Int32.self) }
    /// In 128 bits.
    public var dotProductInInt128: Accumulation<Int128> = {
      $0.dotProduct(with: $1, as: Int128.self)
    }

    /// The code of an integer at a real scale: integer, scale, zero point, rule.
    public var requantized:
      @Sendable (Int128, Double, Scalar, LineRounding) -> Requantized<Scalar>? = {
        x, scale, zeroPoint, rule in
        Requantizer(scale: scale, zeroPoint: zeroPoint, rounding: rule)?.requantized(x)
      }
    /// The code of an integer at a scale in fixed point: integer, multiplier, exponent, zero point,
    /// rule.
    public var requantizedByMultiplier:
      @Sendable (Scalar, UInt64, Int, Scalar, LineRounding) -> Requantized<Scalar>? = {
        x, multiplier, exponent, zeroPoint, rule in
        Requantizer(
          multiplier: multiplier, exponent: exponent, zeroPoint: zeroPoint, rounding: rule)?
          .requantized(x)
      }

    /// The remainder of a number by a period in [0, P), as Double.
    public var flooredRemainder: @Sendable (Double, Double) -> FlooredRemainder<Double>? = {
      $0.flooredRemainder(dividingBy: $1)
    }
    /// The remainder of a number by a period in [0, P), as Float.
    public var flooredRemainderOfFloat: @Sendable (Float, Float) -> FlooredRemainder<Float>? = {
      $0.flooredRemainder(dividingBy: $1)
    }
    /// The remainder of a number by a period in [−P/2, P/2), as Double.
    public var centeredRemainder: @Sendable (Double, Double) -> Double? = {
      $0.centeredRemainder(dividingBy: $1)
    }
    /// The remainder of a number by a period in [−P/2, P/2), as Float.
    public var centeredRemainderOfFloat: @Sendable (Float, Float) -> Float? = {
      $0.centeredRemainder(dividingBy: $1)
    }

    /// The gadget of so many bits a digit and so many levels.
    public var gadget: @Sendable (Int, Int) -> Gadget<Scalar>? = {
      Gadget(baseBits: $0, levels: $1)
    }
    /// The signed digits of a point.
    public var gadgetDigits: @Sendable (Gadget<Scalar>, Scalar, CircularRounding) -> [Int64] = {
      $0.digits(of: $1, rounding: $2)
    }
    /// The point that digits stand for.
    public var gadgetRecomposed: @Sendable (Gadget<Scalar>, [Int64]) -> Scalar = {
      $0.recomposed($1)
    }

    /// The library itself.
    public init() {}
  }
}
