extension Arc {
  /// The arc moved by `displacement`: the points x + d, for x on this arc.
  ///
  ///     Arc<UInt8>.closed(from: 250, to: 4).translated(by: UInt8(0).displacement(to: 6))
  ///     // from 0 to 10
  ///
  /// - Complexity: O(1).
  @inlinable
  public func translated(by displacement: Displacement<Scalar>) -> Self {
    switch self {
    case .closed(let start, let end):
      .closed(from: start.translated(by: displacement), to: end.translated(by: displacement))
    case .circle: .circle
    }
  }

  /// The mirror image: the points −x, for x on `arc`. The ends change places.
  ///
  ///     -Arc<UInt8>.closed(from: 1, to: 10)     // [246, 255]
  ///
  /// - Complexity: O(1).
  @inlinable
  public static prefix func - (arc: Self) -> Self {
    switch arc {
    case .closed(let start, let end): .closed(from: 0 &- end, to: 0 &- start)
    case .circle: .circle
    }
  }

  /// The arc of the antipodes of its points: the arc moved by m/2.
  ///
  ///     Arc<UInt8>.closed(from: 250, to: 4).antipode     // [122, 132]
  ///
  /// - Complexity: O(1).
  @inlinable
  public var antipode: Self { translated(by: Displacement(residue: Scalar.halfTurn)) }

  /// The closure of the real points outside the arc, or nil for the circle, outside which there
  /// are none.
  ///
  ///     Arc<UInt8>.closed(from: 250, to: 4).complementClosure     // [4, 250]
  ///     Arc<UInt8>.closed(from: 7, to: 7).complementClosure       // circle
  ///
  /// The lengths of the two are m together, and they meet in their ends.
  ///
  /// - Complexity: O(1).
  @inlinable
  public var complementClosure: Self? {
    switch self {
    case .closed(let start, let end) where start == end: .circle
    case .closed(let start, let end): .closed(from: end, to: start)
    case .circle: nil
    }
  }
}
