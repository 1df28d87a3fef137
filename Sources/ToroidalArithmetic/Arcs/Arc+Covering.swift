extension Arc {
  /// All of the shortest arcs on which every one of `points` lies, by increasing first end.
  ///
  ///     Arc<UInt8>.smallestArcs(covering: [250, 3, 0])      // [[250, 3]]
  ///     Arc<UInt8>.smallestArcs(covering: [0, 128])         // [[0, 128], [128, 0]]
  ///     Arc<UInt8>.smallestArcs(covering: [0, 64, 128, 192])    // [[0, 192], [64, 0], [128, 64], [192, 128]]
  ///     Arc<UInt8>.smallestArcs(covering: [7, 7])           // [[7, 7]]
  ///     Arc<UInt8>.smallestArcs(covering: [])               // []
  ///
  /// A shortest arc leaves out one of the widest gaps between neighboring points, so there are as
  /// many as there are widest gaps: up to the number of points, which a regular polygon attains.
  /// Order and repetition of the points do not matter. The circle is never among the arcs, since
  /// even all m lattice points are covered by arcs of length m − 1.
  ///
  /// - Parameter points: N lattice points in any order.
  /// - Returns: At least one arc, unless there are no points; all of one length.
  /// - Complexity: O(N log(N)) comparisons and O(N) storage.
  public static func smallestArcs<Points: Sequence>(covering points: Points) -> [Self]
  where Points.Element == Scalar {
    let sorted = points.sorted()
    guard let first = sorted.first, var previous = sorted.last else { return [] }
    guard first != previous else { return [.closed(from: first, to: first)] }
    var widest: Scalar.Magnitude = 0
    var arcs: [Self] = []
    for point in sorted {
      // The gap below `point`; repeated points leave a gap of 0, which is never the widest.
      let gap = previous.stepsUp(to: point)
      if gap > widest {
        widest = gap
        arcs.removeAll(keepingCapacity: true)
      }
      if gap == widest { arcs.append(.closed(from: point, to: previous)) }
      previous = point
    }
    return arcs
  }
}
