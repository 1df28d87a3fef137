import TorusArtifacts

/// The product quantizer by its definitions, over points in units of 2^−24 turn.
enum PlainProduct {
  /// The units in a turn.
  static let turn = 1 << Parcel.scale

  /// What the codes of a row decode to.
  static func decoded(_ table: ProductCodeTable, _ row: Int) -> [Int] {
    (0..<table.codebook.subspaces).flatMap { subspace in
      codeword(
        table.codebook, subspace, Int(table.codes[row * table.codebook.subspaces + subspace]))
    }
  }

  /// One codeword.
  static func codeword(_ codebook: ProductCodebook, _ subspace: Int, _ code: Int) -> [Int] {
    let start = (subspace * codebook.codewords + code) * codebook.width
    return codebook.points[start..<start + codebook.width].map { Int($0) }
  }

  /// The points of [0, turn) whole turns away.
  static func reduced(_ points: some Sequence<Int>) -> [Int] {
    points.map { ($0 % turn + turn) % turn }
  }

  /// Σ of the squares of the shorter ways, or of the ways.
  static func distance(_ left: [Int], _ right: [Int], squared: Bool) -> UInt64 {
    zip(left, right).reduce(0) { sum, pair in
      let way = Int(PlainNumbers.distance([pair.0], [pair.1], turn: turn))
      return sum + UInt64(squared ? way * way : way)
    }
  }

  /// The lattice points of one circle with the least sum of squares to `points`, ascending.
  ///
  /// For given lifts the sum is a parabola about their mean, so the points beside the means of all
  /// lifts, by one turn or none, are tried.
  static func means(_ points: [Int]) -> [Int] {
    var candidates: Set<Int> = []
    for lift in 0..<1 << points.count {
      let sum = points.enumerated().reduce(0) {
        $0 + $1.element + (lift >> $1.offset & 1) * turn
      }
      let mean = sum / points.count
      candidates.formUnion(reduced([mean, mean + 1]))
    }
    func sum(_ point: Int) -> UInt64 {
      points.reduce(0) { $0 + distance([$1], [point], squared: true) }
    }
    let sums = candidates.sorted().map { (point: $0, sum: sum($0)) }
    let least = sums.map(\.sum).min()
    return sums.filter { $0.sum == least }.map(\.point)
  }
}
