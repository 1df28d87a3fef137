/// A distance as a function of the distances along the axes, with a weight for each.
public enum ReferenceMetric: Sendable, CaseIterable {
  /// Their sum.
  case lee
  /// The sum of their squares.
  case squared
  /// The greatest.
  case chebyshev

  /// Σ a_i · d_i, Σ a_i · d_i², or max a_i · d_i.
  public func distance(_ distances: [BigInteger], weights: [BigInteger]) -> BigInteger {
    precondition(distances.count == weights.count, "expected a weight for each axis")
    let terms = zip(weights, distances)
    return switch self {
    case .lee: terms.map { $0 * $1 }.reduce(0, +)
    case .squared: terms.map { $0 * $1 * $1 }.reduce(0, +)
    case .chebyshev: terms.map { $0 * $1 }.reduce(0, max)
    }
  }
}

extension Reference {
  /// The distances along the axes.
  private func distances(_ a: [BigInteger], _ b: [BigInteger]) -> [BigInteger] {
    precondition(a.count == b.count, "expected two vectors of one dimension")
    return zip(a, b).map { distance(from: $0, to: $1) }
  }

  /// The sum of the distances along the axes.
  public func leeDistance(_ a: [BigInteger], _ b: [BigInteger]) -> BigInteger {
    distances(a, b).reduce(0, +)
  }

  /// The sum of the squares of the distances along the axes.
  public func squaredDistance(_ a: [BigInteger], _ b: [BigInteger]) -> BigInteger {
    distances(a, b).map { $0 * $0 }.reduce(0, +)
  }

  /// The greatest distance along an axis; 0 for no axes.
  public func chebyshevDistance(_ a: [BigInteger], _ b: [BigInteger]) -> BigInteger {
    distances(a, b).reduce(0, max)
  }

  /// The axes whose distance is m/2.
  public func antipodalAxes(_ a: [BigInteger], _ b: [BigInteger]) -> [Int] {
    distances(a, b).enumerated().filter { 2 * $0.element == modulus }.map(\.offset)
  }

  /// The first `count` rows when all are sorted by (distance, row).
  public func nearest(
    _ count: Int, of rows: [[BigInteger]], to query: [BigInteger],
    by distance: ([BigInteger], [BigInteger]) -> BigInteger
  ) -> [(row: Int, distance: BigInteger)] {
    let all = rows.enumerated().map { (row: $0.offset, distance: distance($0.element, query)) }
    let sorted = all.sorted {
      $0.distance != $1.distance ? $0.distance < $1.distance : $0.row < $1.row
    }
    return Array(sorted.prefix(count))
  }
}
