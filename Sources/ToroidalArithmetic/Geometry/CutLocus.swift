extension TorusVector {
  /// The axes on which `other` is antipodal to this point, in increasing order.
  ///
  /// `other` lies in the cut locus of this point, where the shortest path stops being unique,
  /// exactly if there is such an axis. With k of them there are 2^k shortest paths of the flat
  /// metric.
  ///
  ///     TorusVector<UInt8>([0, 5]).antipodalAxes(to: [128, 6])     // [0]
  ///
  /// - Precondition: The vectors have equal dimensions.
  /// - Complexity: O(n).
  public func antipodalAxes(to other: Self) -> [Int] {
    withComponents(and: other) { left, right in
      left.indices.filter { left[$0].isAntipodal(to: right[$0]) }
    }
  }

  /// Whether this point lies in the cut locus of `other`: whether an axis is antipodal.
  ///
  /// - Precondition: The vectors have equal dimensions.
  /// - Complexity: O(n).
  public func isInCutLocus(of other: Self) -> Bool {
    withComponents(and: other) { left, right in
      left.indices.contains { left[$0].isAntipodal(to: right[$0]) }
    }
  }

  /// The point antipodal to this one on every axis: the only point at the greatest Lee distance
  /// n · 2^(w−1), and the only one at the greatest flat distance.
  ///
  ///     TorusVector<UInt8>([3, 200]).antipode     // (131, 72)
  ///
  /// - Complexity: O(n).
  public var antipode: Self { Self(components.map { $0.antipode }) }
}
