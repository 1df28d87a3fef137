extension FixedWidthInteger {
  /// exp_self(v) = self + v modulo m: where the straight path from `self` with velocity v is
  /// at time 1.
  ///
  ///     UInt8(250).exponential(of: 10)       // 4
  ///     UInt8(250).exponential(of: -2560)    // 250: ten turns backward
  ///
  /// Defined for every tangent vector, also past half a turn and past full turns. It is periodic,
  /// exp_a(v + k·m) = exp_a(v), and additive: exp_b(v) with b = exp_a(u) is exp_a(u + v). On the
  /// tangent vectors below the ``injectivityRadius`` the logarithm inverts it.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func exponential(of tangent: Tangent<Self>) -> Self { self &+ tangent.residue }

  /// m/2: the exponential map is one to one on the tangent vectors of magnitude less than this,
  /// and no longer on those of this magnitude, where −m/2 and m/2 lead to one point.
  ///
  ///     UInt8.injectivityRadius            // 128
  ///     SignedBits<1>.injectivityRadius    // 1
  @inlinable
  public static var injectivityRadius: Magnitude { Magnitude(truncatingIfNeeded: halfTurn) }
}

extension TorusVector {
  /// exp_self(v): the components of this point plus those of v, modulo m.
  ///
  ///     TorusVector<UInt8>([250, 7]).exponential(of: [10, -300])     // (4, 219)
  ///
  /// Defined for every tangent vector. On those shorter than the ``injectivityRadius`` in the flat
  /// metric, and even on those whose every component is, the logarithm inverts it.
  ///
  /// - Precondition: The tangent vector has the dimension of this point.
  /// - Complexity: O(n).
  public func exponential(of tangent: TangentVector<Scalar>) -> Self {
    precondition(
      dimension == tangent.dimension,
      "expected a tangent vector of \(dimension) dimensions, found \(tangent.dimension)")
    return Self(components.indices.map { self[$0].exponential(of: tangent[$0]) })
  }

  /// m/2, the injectivity radius of the flat torus in every dimension but 0: the same as that of
  /// each circle.
  @inlinable
  public static var injectivityRadius: Scalar.Magnitude { Scalar.injectivityRadius }
}
