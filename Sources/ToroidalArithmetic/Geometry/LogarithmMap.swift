extension FixedWidthInteger {
  /// log_self(other): the shortest tangent vectors v with exp_self(v) = other. One of magnitude
  /// below m/2, or both −m/2 and m/2 for the antipode.
  ///
  ///     UInt8(250).logarithms(to: 3)      // {9}
  ///     UInt8(0).logarithms(to: 128)      // {-128, 128}
  ///
  /// The first is ``displacement(to:)``, which takes −m/2 by convention. The magnitude
  /// is ``circularDistance(to:)``. Only log_a(a) is 0.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func logarithms(to other: Self) -> Alternatives<Tangent<Self>> {
    let displacement = displacement(to: other)
    let tangent = Tangent(displacement)
    return displacement.isHalfTurn ? .pair(tangent, -tangent) : .unique(tangent)
  }

  /// The only element of ``logarithms(to:)``, or nil if `other` is the antipode of `self`.
  ///
  /// - Complexity: O(1).
  @inlinable
  public func logarithm(to other: Self) -> Tangent<Self>? { logarithms(to: other).unique }
}

extension TorusVector {
  /// log_self(other): the shortest tangent vectors v with exp_self(v) = other, as the logarithms of
  /// each axis.
  ///
  ///     TorusVector<UInt8>([0, 250]).logarithms(to: [128, 3])     // {−128, 128} × {9}
  ///
  /// They are the velocities of the ``geodesics(to:)``, and have the distance for their norm under
  /// each metric.
  ///
  /// - Precondition: The vectors have equal dimensions.
  /// - Complexity: O(n).
  public func logarithms(to other: Self) -> AxisAlternatives<Tangent<Scalar>> {
    withComponents(and: other) { left, right in
      AxisAlternatives(left.indices.map { left[$0].logarithms(to: right[$0]) })
    }
  }

  /// The only element of ``logarithms(to:)``, or nil exactly if `other` is in the cut locus of this
  /// point.
  ///
  ///     TorusVector<UInt8>([250, 7]).logarithm(to: [4, 219])     // (10, −44)
  ///
  /// - Precondition: The vectors have equal dimensions.
  /// - Complexity: O(n).
  public func logarithm(to other: Self) -> TangentVector<Scalar>? {
    logarithms(to: other).unique.map { TangentVector($0) }
  }
}
