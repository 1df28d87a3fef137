/// Searches among `count` rows whose distances are given, by looking at every one.
public struct ReferenceSearch: Sendable {
  /// The number of rows.
  public let count: Int

  /// The search among `count` rows.
  public init(count: Int) { self.count = count }

  /// The rows at distance at most `radius`.
  public func rows(
    within radius: BigInteger, distance: (Int) -> BigInteger
  ) -> [(row: Int, distance: BigInteger)] {
    (0..<count).map { ($0, distance($0)) }.filter { $0.1 <= radius }
  }

  /// The first `wanted` rows when all are sorted by (distance, row).
  public func nearest(
    _ wanted: Int, distance: (Int) -> BigInteger
  ) -> [(row: Int, distance: BigInteger)] {
    let all = (0..<count).map { (row: $0, distance: distance($0)) }
    let sorted = all.sorted {
      $0.distance != $1.distance ? $0.distance < $1.distance : $0.row < $1.row
    }
    return Array(sorted.prefix(wanted))
  }

  /// All i < j with a distance of at most `radius`, by (i, j).
  public func pairs(
    within radius: BigInteger, distance: (Int, Int) -> BigInteger
  ) -> [(first: Int, second: Int, distance: BigInteger)] {
    (0..<count).flatMap { i in
      (0..<count).filter { i < $0 }.map { j in (first: i, second: j, distance: distance(i, j)) }
    }.filter { $0.distance <= radius }
  }
}

extension Reference {
  /// The distances along the axes of two vectors.
  public func axisDistances(_ a: [BigInteger], _ b: [BigInteger]) -> [BigInteger] {
    precondition(a.count == b.count, "expected two vectors of one dimension")
    return zip(a, b).map { distance(from: $0, to: $1) }
  }
}
