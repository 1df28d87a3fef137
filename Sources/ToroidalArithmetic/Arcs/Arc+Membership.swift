extension Arc {
  /// Whether the lattice point `point` lies on the arc; its ends do.
  ///
  ///     Arc<UInt8>.closed(from: 250, to: 4).contains(4)     // true
  ///     Arc<UInt8>.closed(from: 4, to: 250).contains(0)     // false
  ///
  /// - Complexity: O(1).
  @inlinable
  public func contains(_ point: Scalar) -> Bool {
    switch self {
    case .closed(let start, let end): start.stepsUp(to: point) <= start.stepsUp(to: end)
    case .circle: true
    }
  }

  /// Whether the real point `point` lies on the arc.
  ///
  ///     let half = RationalPoint(floor: UInt8(255), numerator: 1, denominator: 2)
  ///     Arc<UInt8>.closed(from: 0, to: 255).contains(half)     // false, though every lattice
  ///     Arc<UInt8>.circle.contains(half)                       // true
  ///
  /// - Complexity: O(1).
  @inlinable
  public func contains(_ point: RationalPoint<Scalar>) -> Bool {
    switch self {
    case .closed(_, let end):
      contains(point.floor) && (point.isLatticePoint || point.floor != end)
    case .circle: true
    }
  }

  /// Whether every real point of `other` lies on this arc.
  ///
  /// That both ends of `other` do is not enough: [4, 250] of `UInt8` has the ends of [250, 4].
  ///
  /// - Complexity: O(1).
  @inlinable
  public func contains(_ other: Self) -> Bool {
    switch (self, other) {
    case (.circle, _): return true
    case (.closed, .circle): return false
    case (.closed(let start, let end), .closed(let otherStart, let otherEnd)):
      let length = start.stepsUp(to: end)
      let offset = start.stepsUp(to: otherStart)
      return offset <= length && otherStart.stepsUp(to: otherEnd) <= length - offset
    }
  }
}
