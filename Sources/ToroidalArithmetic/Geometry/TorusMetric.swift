/// A distance on the torus (Z/2^w)^n, built from the circular distances of the axes.
///
/// All three are invariant under translations, negation and signed permutations of the axes.
/// `lee` and `chebyshev` are metrics; `squared` is the square of one, so it orders points as the
/// flat (Euclidean) distance does but breaks the triangle inequality.
public enum TorusMetric: Hashable, Sendable, CaseIterable {
  /// The sum over the axes, L1: the Lee distance of coding theory.
  case lee
  /// The sum of squares over the axes: the square of the flat distance.
  case squared
  /// The greatest of the axes, L∞.
  case chebyshev
}

extension TorusVector {
  /// The Lee distance to `other`: the sum over the axes of the circular distances, in
  /// [0, n · 2^(w−1)], exact for every dimension and width.
  ///
  ///     TorusVector<UInt8>([0, 250]).leeDistance(to: [3, 3])     // 3 + 9 = 12
  ///
  /// - Precondition: The vectors have equal dimensions, and scalars of at most 128 bits.
  /// - Complexity: O(n) circular distances; sums in 64 bits while n · 2^(w−1) < 2^64.
  /// - Source: C. Y. Lee, "Some properties of nonbinary error-correcting codes", 1958.
  @inlinable
  public func leeDistance(to other: Self) -> UInt320 {
    withComponents(and: other) { DistanceSums.lee($0, $1) }
  }

  /// The squared flat distance to `other`: the sum over the axes of the squares of the circular
  /// distances, in [0, n · 2^(2w−2)], exact for every dimension and width.
  ///
  ///     TorusVector<UInt8>([0, 250]).squaredDistance(to: [3, 3])     // 9 + 81 = 90
  ///
  /// - Precondition: The vectors have equal dimensions, and scalars of at most 128 bits.
  /// - Complexity: O(n) circular distances; sums in 64 bits while n · 2^(2w−2) < 2^64.
  @inlinable
  public func squaredDistance(to other: Self) -> UInt320 {
    withComponents(and: other) { DistanceSums.squared($0, $1) }
  }

  /// The Chebyshev distance to `other`: the greatest circular distance of an axis, in
  /// [0, 2^(w−1)]; 0 in dimension 0.
  ///
  ///     TorusVector<UInt8>([0, 250]).chebyshevDistance(to: [3, 3])     // 9
  ///
  /// - Precondition: The vectors have equal dimensions.
  /// - Complexity: O(n) circular distances.
  @inlinable
  public func chebyshevDistance(to other: Self) -> Scalar.Magnitude {
    withComponents(and: other) { DistanceSums.chebyshev($0, $1) }
  }

  /// The distance to `other` under `metric`, as one of the three distances above.
  ///
  /// - Precondition: The vectors have equal dimensions, and scalars of at most 128 bits.
  /// - Complexity: O(n) circular distances.
  @inlinable
  public func distance(to other: Self, metric: TorusMetric) -> UInt320 {
    switch metric {
    case .lee: leeDistance(to: other)
    case .squared: squaredDistance(to: other)
    case .chebyshev: UInt320(chebyshevDistance(to: other))
    }
  }
}
