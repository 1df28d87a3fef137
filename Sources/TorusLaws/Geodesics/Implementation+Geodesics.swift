public import ToroidalArithmetic

extension Implementation {
  /// The functions of geodesics, the exponential and the logarithm.
  public struct Geodesics: Sendable {
    /// A fraction, numerator over denominator, and what it is taken of, to an answer.
    public typealias AtFraction<Ways, Answer> = @Sendable (Ways, UInt64, UInt64) -> Answer

    /// The shortest paths of one circle.
    public var paths: OnPoints<Alternatives<Geodesic<Scalar>>> = { $0.geodesics(to: $1) }
    /// The same path from its end to its start.
    public var reversed: @Sendable (Geodesic<Scalar>) -> Geodesic<Scalar> = { $0.reversed }
    /// The point at a fraction of a path.
    public var point: AtFraction<Geodesic<Scalar>, RationalPoint<Scalar>> = {
      $0.point(at: $1, over: $2)
    }
    /// The points at a fraction of the paths.
    public var points:
      AtFraction<Alternatives<Geodesic<Scalar>>, Alternatives<RationalPoint<Scalar>>> = {
        $0.points(at: $1, over: $2)
      }
    /// The lattice point that a rule takes a real point to.
    public var rounded: @Sendable (RationalPoint<Scalar>, CircularRounding) -> Scalar = {
      $0.rounded($1)
    }

    /// a + v modulo m.
    public var exponential: @Sendable (Scalar, Tangent<Scalar>) -> Scalar = {
      $0.exponential(of: $1)
    }
    /// The shortest tangent vectors from a to b.
    public var logarithms: OnPoints<Alternatives<Tangent<Scalar>>> = { $0.logarithms(to: $1) }
    /// The radius below which the logarithm inverts the exponential.
    public var injectivityRadius: @Sendable () -> Scalar.Magnitude = { Scalar.injectivityRadius }
    /// u + v, or nil if that does not fit.
    public var sum: @Sendable (Tangent<Scalar>, Tangent<Scalar>) -> Tangent<Scalar>? = {
      $0.adding($1)
    }
    /// k · v, or nil if that does not fit.
    public var multiple: @Sendable (Int, Tangent<Scalar>) -> Tangent<Scalar>? = {
      $1.multiplied(by: $0)
    }
    /// The scalar equal to v, or nil if there is none.
    public var converted: @Sendable (Tangent<Scalar>) -> Scalar? = { Scalar(exactly: $0) }

    /// The shortest paths of the torus.
    public var torusPaths: OnVectors<AxisAlternatives<Geodesic<Scalar>>> = { $0.geodesics(to: $1) }
    /// The points at a fraction of the paths.
    public var torusPoints:
      AtFraction<AxisAlternatives<Geodesic<Scalar>>, AxisAlternatives<RationalPoint<Scalar>>> = {
        $0.points(at: $1, over: $2)
      }
    /// The square of the length of the paths.
    public var squaredLength: @Sendable (AxisAlternatives<Geodesic<Scalar>>) -> UInt320 = {
      $0.squaredLength()
    }
    /// The midpoints of the paths.
    public var torusMidpoints: OnVectors<AxisAlternatives<Midpoint<Scalar>>> = {
      $0.midpoints(to: $1)
    }
    /// The lattice point that a rule takes the only point to, or nil if there are several points.
    public var torusRounded:
      @Sendable (AxisAlternatives<RationalPoint<Scalar>>, CircularRounding) -> TorusVector<Scalar>? =
        { $0.rounded($1) }

    /// a + v modulo m.
    public var torusExponential:
      @Sendable (TorusVector<Scalar>, TangentVector<Scalar>) -> TorusVector<Scalar> = {
        $0.exponential(of: $1)
      }
    /// The shortest tangent vectors from a to b.
    public var torusLogarithms: OnVectors<AxisAlternatives<Tangent<Scalar>>> = {
      $0.logarithms(to: $1)
    }
    /// The only one of them, or nil if there are several.
    public var torusLogarithm: OnVectors<TangentVector<Scalar>?> = { $0.logarithm(to: $1) }
    /// u + v, or nil if that does not fit.
    public var torusSum:
      @Sendable (TangentVector<Scalar>, TangentVector<Scalar>) -> TangentVector<Scalar>? = {
        $0.adding($1)
      }
    /// k · v, or nil if that does not fit.
    public var torusMultiple: @Sendable (Int, TangentVector<Scalar>) -> TangentVector<Scalar>? = {
      $1.multiplied(by: $0)
    }
    /// The norm that belongs to a metric.
    public var norm: @Sendable (TangentVector<Scalar>, TorusMetric) -> UInt320 = { $0.norm($1) }

    /// The library itself.
    public init() {}
  }
}
