import BigInt
import TorusArtifacts

/// Everything about one query, by the definitions.
struct PlainQuery {
  /// Another row: D, and the bounds low ≤ 2^16·d ≤ up.
  struct Other {
    let row: Int
    let distance: Int
    let low: Int
    let up: Int
  }

  /// All rows that may be a neighbor, by row.
  let others: [Other]

  /// The k least by (D, row).
  let neighbors: [Other]

  init(others: [Other], count: Int) {
    self.others = others
    neighbors = Array(
      others.sorted { ($0.distance, $0.row) < ($1.distance, $1.row) }.prefix(count))
  }

  /// (low_l, l) < (up_j, j): the bounds allow that l comes before j.
  private static func mayPrecede(_ l: Other, _ j: Other) -> Bool {
    (l.low, l.row) < (j.up, j.row)
  }

  /// No row outside the neighbors may come before one of them.
  var isProved: Bool {
    let rows = Set(neighbors.map { $0.row })
    return !others.contains { l in
      !rows.contains(l.row) && neighbors.contains { Self.mayPrecede(l, $0) }
    }
  }

  /// For each neighbor: do fewer than k other rows come before it, at most?
  var members: [Bool] {
    neighbors.map { j in
      others.count { $0.row != j.row && Self.mayPrecede($0, j) } < neighbors.count
    }
  }

  /// All rows whose low is at most the `count`-th least up: the exact `count` nearest are among them.
  func rescoringSet(count: Int) -> [Int] {
    let greatest = others.map { $0.up }.sorted()[count - 1]
    return others.filter { $0.low <= greatest }.map { $0.row }
  }

  /// Whether every row that may be the nearest has the same label.
  func isLabelProved(_ labels: [Int64]) -> Bool {
    let candidates = rescoringSet(count: 1).map { labels[$0] }
    return candidates.allSatisfy { $0 == candidates[0] }
  }
}

/// The k nearest among these rows by (exact distance, row), with the distances.
///
/// Any rows may be left out that are farther than k others: those outside the rescoring set are.
func exactNeighbors(
  of point: [BigInt], among rows: [Int], of points: [[BigInt]], s: Int, count: Int
) -> [(row: Int, distance: BigInt)] {
  let turn = BigInt(1) << s
  let all = rows.map { (row: $0, distance: leeDistance(point, points[$0], turn: turn)) }
  return Array(all.sorted { ($0.distance, $0.row) < ($1.distance, $1.row) }.prefix(count))
}
