/// Every multiset of `count` points of [0, m) that contains 0, ascending; translations give the rest.
func multisets(of count: Int, modulus: Int) -> [[Int]] {
  (1..<count).reduce([[0]]) { lists, _ in
    lists.flatMap { list in ((list.last ?? 0)..<modulus).map { list + [$0] } }
  }
}

/// The circular distance of `a` and `b` on a circle of `turn` steps.
func distance(_ a: Int, _ b: Int, turn: Int) -> Int {
  let forward = ((b - a) % turn + turn) % turn
  return min(forward, turn - forward)
}
