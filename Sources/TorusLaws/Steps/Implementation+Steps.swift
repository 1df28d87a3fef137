public import ToroidalArithmetic

extension Implementation {
  /// The functions of changes of width, unwrapping and scaled steps.
  public struct Steps: Sendable {
    /// A code of one width to the code of another.
    public typealias Switch<Source, Target> = @Sendable (Source, CircularRounding) -> Target
    /// Codes to integers that do not wrap.
    public typealias Unwrapping<Wide> =
      @Sendable ([Scalar], HalfTurnRule) -> Result<[Wide], UnwrappingError>

    /// The code of 3 bits.
    public var switchedToThreeBits: Switch<Scalar, UnsignedBits<3>> = {
      UnsignedBits<3>(switchingModulusOf: $0, rounding: $1)
    }
    /// The code of a signed byte.
    public var switchedToByte: Switch<Scalar, Int8> = {
      Int8(switchingModulusOf: $0, rounding: $1)
    }
    /// The code of 128 bits.
    public var widened: Switch<Scalar, UInt128> = {
      UInt128(switchingModulusOf: $0, rounding: $1)
    }
    /// The code of a code of 128 bits.
    public var narrowed: Switch<UInt128, Scalar> = {
      Scalar(switchingModulusOf: $0, rounding: $1)
    }

    /// The integers of 16 bits.
    public var unwrappedToInt16: Unwrapping<Int16> = { codes, rule in
      Result { () throws(UnwrappingError) in try codes.unwrapped(as: Int16.self, halfTurns: rule) }
    }
    /// The integers of 128 bits.
    public var unwrappedToInt128: Unwrapping<Int128> = { codes, rule in
      Result { () throws(UnwrappingError) in try codes.unwrapped(as: Int128.self, halfTurns: rule) }
    }
    /// The integer of a code after an integer of the same circle: last, code, rule.
    public var unwrappedAfter:
      @Sendable (Int128, Scalar, HalfTurnRule) -> Result<Int128, UnwrappingError> = {
        last, code, rule in
        var unwrapper = Unwrapper<Scalar, Int128>(after: last, halfTurns: rule)
        return Result { () throws(UnwrappingError) in try unwrapper.unwrap(code) }
      }

    /// The point at a rational number of turns: numerator, denominator.
    public var pointOfTurns: @Sendable (Int64, UInt64) -> RationalPoint<Scalar>? = {
      RationalPoint(turns: $0, over: $1)
    }
    /// The point at a rational number of steps: numerator, denominator.
    public var pointOfSteps: @Sendable (Int64, UInt64) -> RationalPoint<Scalar>? = {
      RationalPoint(steps: $0, over: $1)
    }
    /// The phase after so many ticks from the start.
    public var phase: @Sendable (PhaseAccumulator<Scalar>, Int64) -> RationalPoint<Scalar> = {
      $0.phase(at: $1)
    }
    /// The accumulator one tick on.
    public var advanced: @Sendable (PhaseAccumulator<Scalar>) -> PhaseAccumulator<Scalar> = {
      var accumulator = $0
      accumulator.advance()
      return accumulator
    }
    /// The accumulator so many ticks on.
    public var advancedBy: @Sendable (PhaseAccumulator<Scalar>, Int64) -> PhaseAccumulator<Scalar> =
      {
        var accumulator = $0
        accumulator.advance(by: $1)
        return accumulator
      }

    /// The library itself.
    public init() {}
  }
}
