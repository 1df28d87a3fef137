extension TorusVector {
  /// The shortest paths of the flat metric from this point to `other`, as those of each axis.
  ///
  ///     let ways = TorusVector<UInt8>([250, 0]).geodesics(to: [4, 128])
  ///     ways.isUnique                              // false
  ///     ways.log2Count                             // 1: there are 2^1 shortest paths
  ///     ways.squaredLength()                       // 10² + 128² = 16484
  ///     ways.points(at: 1, over: 2).axes           // [{255}, {64, 192}]
  ///
  /// A path of the flat torus is shortest exactly if it is shortest on every axis and all
  /// axes are passed at constant speed in the same time. So the set is a product over the axes.
  ///
  /// - Precondition: The vectors have equal dimensions.
  /// - Complexity: O(n).
  public func geodesics(to other: Self) -> AxisAlternatives<Geodesic<Scalar>> {
    withComponents(and: other) { left, right in
      AxisAlternatives(left.indices.map { left[$0].geodesics(to: right[$0]) })
    }
  }

  /// The midpoints of the shortest paths of the flat metric, as those of each axis.
  ///
  ///     TorusVector<UInt8>([250, 0]).midpoints(to: [4, 128])     // {255} × {64, 192}
  ///
  /// They are the points at ½ of the ``geodesics(to:)``. Symmetric in the two points.
  ///
  /// - Precondition: The vectors have equal dimensions.
  /// - Complexity: O(n).
  public func midpoints(to other: Self) -> AxisAlternatives<Midpoint<Scalar>> {
    withComponents(and: other) { left, right in
      AxisAlternatives(left.indices.map { left[$0].midpoints(to: right[$0]) })
    }
  }
}

extension AxisAlternatives {
  /// The real points at numerator/denominator of the paths, as those of each axis.
  ///
  /// - Precondition: numerator ≤ denominator, and denominator ≥ 1.
  /// - Complexity: O(n · log(denominator)) divisions.
  public func points<Scalar: FixedWidthInteger>(
    at numerator: UInt64, over denominator: UInt64
  ) -> AxisAlternatives<RationalPoint<Scalar>> where Value == Geodesic<Scalar> {
    AxisAlternatives<RationalPoint<Scalar>>(
      axes.map { $0.points(at: numerator, over: denominator) })
  }

  /// The square of the flat length that all the paths have: the squared distance of their ends.
  ///
  /// - Complexity: O(n).
  public func squaredLength<Scalar: FixedWidthInteger>() -> UInt320
  where Value == Geodesic<Scalar> {
    var sum: UInt320 = 0
    for axis in axes {
      // The two paths of a pair are equally long.
      switch axis {
      case .unique(let path), .pair(let path, _):
        sum += UInt320.square(of: path.velocity.magnitude)
      }
    }
    return sum
  }

  /// The lattice point that `rule` takes the only point to, or nil if there are several points.
  ///
  ///     let ways = TorusVector<UInt8>([250, 0]).geodesics(to: [4, 1])
  ///     ways.points(at: 1, over: 3).rounded(.down)     // (253, 0)
  ///
  /// Rounding makes no set unique: where there are two points on an axis, the answer is nil, even
  /// if the rule would take both to one.
  ///
  /// - Complexity: O(n).
  public func rounded<Scalar: FixedWidthInteger>(_ rule: CircularRounding) -> TorusVector<Scalar>?
  where Value == RationalPoint<Scalar> {
    guard let points = unique else { return nil }
    return TorusVector(points.map { $0.rounded(rule) })
  }
}
