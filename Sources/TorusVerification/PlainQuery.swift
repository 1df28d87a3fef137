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
    neighbors = least(count, of: others) { ($0.distance, $0.row) < ($1.distance, $1.row) }
  }

  /// (low_l, l) < (up_j, j): the bounds allow that l comes before j.
  private static func mayPrecede(_ l: Other, _ j: Other) -> Bool {
    (l.low, l.row) < (j.up, j.row)
  }

  /// The rows that may come before some neighbor: before the one with the greatest (up, row).
  private var mayPrecedeSome: [Other] {
    guard let last = neighbors.max(by: { ($0.up, $0.row) < ($1.up, $1.row) }) else { return [] }
    return others.filter { Self.mayPrecede($0, last) }
  }

  /// No row outside the neighbors may come before one of them.
  var isProved: Bool {
    let rows = Set(neighbors.map { $0.row })
    return mayPrecedeSome.allSatisfy { rows.contains($0.row) }
  }

  /// For each neighbor: do fewer than k other rows come before it, at most?
  var members: [Bool] {
    let some = mayPrecedeSome
    return neighbors.map { j in
      some.count { $0.row != j.row && Self.mayPrecede($0, j) } < neighbors.count
    }
  }

  /// All rows whose low is at most the `count`-th least up: the exact `count` nearest are among them.
  func rescoringSet(count: Int) -> [Int] {
    let ups = least(count, of: others) { $0.up < $1.up }
    let greatest = ups[count - 1].up
    return others.filter { $0.low <= greatest }.map { $0.row }
  }

  /// Whether every row that may be the nearest has the same label.
  func isLabelProved(_ labels: [Int64]) -> Bool {
    let candidates = rescoringSet(count: 1).map { labels[$0] }
    return candidates.allSatisfy { $0 == candidates[0] }
  }
}

/// The `count` least elements in increasing order, the earlier of equal ones first.
func least<Element>(
  _ count: Int, of elements: some Sequence<Element>, _ precedes: (Element, Element) -> Bool
) -> [Element] {
  var least: [Element] = []
  for element in elements {
    if least.count == count {
      guard let last = least.last, precedes(element, last) else { continue }
      least.removeLast()
    }
    least.insert(element, at: least.firstIndex { precedes(element, $0) } ?? least.count)
  }
  return least
}
