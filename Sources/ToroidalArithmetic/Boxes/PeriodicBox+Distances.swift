extension PeriodicBox {
  /// The Lee distance from `a` to `b`: the sum over the axes of the distances, exact.
  ///
  ///     try PeriodicBox<Int>(periods: [100, 7]).leeDistance(from: [99, 0], to: [1, 5])     // 4: 2 + 2
  ///
  /// - Precondition: The points have n coordinates, of at most 128 bits.
  /// - Complexity: O(n) distances of an axis.
  public func leeDistance(from a: [Coordinate], to b: [Coordinate]) -> UInt320 {
    distance(from: a, to: b, metric: .lee)
  }

  /// The squared flat distance from `a` to `b`: the sum over the axes of the squares of the
  /// distances, exact.
  ///
  /// - Precondition: The points have n coordinates, of at most 128 bits.
  /// - Complexity: O(n) distances of an axis.
  public func squaredDistance(from a: [Coordinate], to b: [Coordinate]) -> UInt320 {
    distance(from: a, to: b, metric: .squared)
  }

  /// The Chebyshev distance from `a` to `b`: the greatest distance of an axis; 0 in dimension 0.
  ///
  /// - Precondition: The points have n coordinates, of at most 128 bits.
  /// - Complexity: O(n) distances of an axis.
  public func chebyshevDistance(from a: [Coordinate], to b: [Coordinate]) -> UInt320 {
    distance(from: a, to: b, metric: .chebyshev)
  }

  /// The distance from `a` to `b` under `metric`, exact at every coordinate.
  ///
  /// A distance on an open axis is below 2^w, so that the sum of squares is below n · 2^(2w), and
  /// below 2^319 for points that fit in memory.
  ///
  /// - Precondition: The points have n coordinates, of at most 128 bits.
  /// - Complexity: O(n) distances of an axis.
  public func distance(
    from a: [Coordinate], to b: [Coordinate], metric: TorusMetric
  ) -> UInt320 {
    check(a)
    check(b)
    return a.withUnsafeBufferPointer { left in
      b.withUnsafeBufferPointer { right in distance(left, right, metric) }
    }
  }

  /// The distance of two points whose numbers of coordinates were checked.
  @inlinable
  func distance(
    _ left: UnsafeBufferPointer<Coordinate>, _ right: UnsafeBufferPointer<Coordinate>,
    _ metric: TorusMetric
  ) -> UInt320 {
    DistanceSums.sum(metric, axes: dimension, termBits: Coordinate.bitWidth) {
      axes[$0].distance(from: left[$0], to: right[$0])
    }
  }

  /// The weighted distance of two points whose numbers of coordinates were checked.
  @inlinable
  func distance(
    _ left: UnsafeBufferPointer<Coordinate>, _ right: UnsafeBufferPointer<Coordinate>,
    _ metric: TorusMetric, _ weights: AxisWeights
  ) -> UInt320 {
    DistanceSums.weightedSum(metric, weights) {
      axes[$0].distance(from: left[$0], to: right[$0])
    }
  }
}
