/// The set of real points on both of two arcs: nothing, one arc, or two arcs apart.
@frozen
public enum ArcIntersection<Scalar: FixedWidthInteger> {
  /// The arcs have no point in common.
  case empty
  /// The common points are one arc, a single point if the arcs only touch.
  case one(Arc<Scalar>)
  /// The common points are two arcs that do not touch, by increasing first end.
  case two(Arc<Scalar>, Arc<Scalar>)

  /// The arcs of which the set consists, at most two, by increasing first end.
  public var all: [Arc<Scalar>] {
    switch self {
    case .empty: []
    case .one(let arc): [arc]
    case .two(let first, let second): [first, second]
    }
  }
}

extension ArcIntersection: Hashable {}

extension ArcIntersection: Sendable where Scalar: Sendable {}

extension Arc {
  /// The real points on both this arc and `other`.
  ///
  ///     let east = Arc<UInt8>.closed(from: 0, to: 128)
  ///     east.intersection(with: .closed(from: 100, to: 200))     // one([100, 128])
  ///     east.intersection(with: .closed(from: 128, to: 200))     // one([128, 128])
  ///     east.intersection(with: .closed(from: 129, to: 200))     // empty
  ///     east.intersection(with: .closed(from: 100, to: 50))      // two([0, 50], [100, 128])
  ///
  /// Two arcs together longer than the circle may overlap at both of their ends.
  ///
  /// - Complexity: O(1).
  public func intersection(with other: Self) -> ArcIntersection<Scalar> {
    guard case .closed(let start, let end) = self else { return .one(other) }
    guard case .closed(let otherStart, let otherEnd) = other else { return .one(self) }
    // A common arc begins where one of the two arcs begins on the other, and ends at whichever
    // end comes first. Arcs that begin together have one arc in common, not two.
    let fromOther =
      contains(otherStart)
      ? Self.closed(from: otherStart, to: Self.first(of: end, otherEnd, upFrom: otherStart)) : nil
    let fromSelf =
      start != otherStart && other.contains(start)
      ? Self.closed(from: start, to: Self.first(of: end, otherEnd, upFrom: start)) : nil
    switch (fromSelf, fromOther) {
    case (nil, nil): return .empty
    case (let arc?, nil), (nil, let arc?): return .one(arc)
    case (let own?, let others?):
      return start < otherStart ? .two(own, others) : .two(others, own)
    }
  }

  /// Whichever of `a` and `b` is met first on the way up from `start`.
  private static func first(of a: Scalar, _ b: Scalar, upFrom start: Scalar) -> Scalar {
    start.stepsUp(to: a) <= start.stepsUp(to: b) ? a : b
  }
}
