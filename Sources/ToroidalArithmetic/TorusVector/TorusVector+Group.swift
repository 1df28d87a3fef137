extension TorusVector {
  /// The group law: the sums of the components, each modulo 2^w. Nothing overflows.
  ///
  /// - Precondition: The vectors have equal dimensions.
  /// - Complexity: O(n).
  @inlinable
  public static func + (left: Self, right: Self) -> Self {
    left.withComponents(and: right) { left, right in
      Self(left.indices.map { left[$0] &+ right[$0] })
    }
  }

  /// left + (−right): the differences of the components, each modulo 2^w.
  ///
  /// - Precondition: The vectors have equal dimensions.
  /// - Complexity: O(n).
  @inlinable
  public static func - (left: Self, right: Self) -> Self {
    left.withComponents(and: right) { left, right in
      Self(left.indices.map { left[$0] &- right[$0] })
    }
  }

  /// The inverse: the negatives of the components, each modulo 2^w. The components 0 and 2^(w−1)
  /// are their own negatives.
  ///
  /// - Complexity: O(n).
  @inlinable
  public static prefix func - (vector: Self) -> Self {
    Self(vector.components.map { 0 &- $0 })
  }

  /// Adds `right` to `left`, each component modulo 2^w.
  ///
  /// - Precondition: The vectors have equal dimensions.
  /// - Complexity: O(n), in place.
  @inlinable
  public static func += (left: inout Self, right: Self) {
    left.checkDimension(of: right)
    for axis in left.components.indices { left.components[axis] &+= right.components[axis] }
  }

  /// Subtracts `right` from `left`, each component modulo 2^w.
  ///
  /// - Precondition: The vectors have equal dimensions.
  /// - Complexity: O(n), in place.
  @inlinable
  public static func -= (left: inout Self, right: Self) {
    left.checkDimension(of: right)
    for axis in left.components.indices { left.components[axis] &-= right.components[axis] }
  }
}
