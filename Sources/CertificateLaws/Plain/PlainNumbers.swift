import TorusArtifacts

/// One table as integers: on circles in units of 2^−40 turn, fine enough for a point of 24 binary places and
/// for half a step of 32 bits; on lines in the unit of the certificate.
struct PlainNumbers {
  /// The units in a turn of circles.
  static let turn = 1 << 40

  let points: PointLayout
  /// The embeddings, row after row.
  let exact: [[Int]]
  /// What the codes decode to.
  let decoded: [[Int]]
  /// F: on circles in steps, on lines what codes decode to.
  let fine: [[Int]]

  /// Points of circles, which `exact` and `decoded` may leave by whole turns.
  init(circles exact: [[Int]], decoded: [[Int]], fine: [[Int]], _ points: PointLayout) {
    self.points = points
    self.exact = exact.map { $0.map(Self.reduced) }
    self.decoded = decoded.map { $0.map(Self.reduced) }
    self.fine = fine
  }

  /// Points of lines.
  init(lines exact: [[Int]], fine: [[Int]], _ points: PointLayout) {
    self.points = points
    (self.exact, decoded, self.fine) = (exact, fine, fine)
  }

  /// The point of [0, turn) that is a whole number of turns away.
  static func reduced(_ point: Int) -> Int {
    let remainder = point % turn
    return remainder < 0 ? remainder + turn : remainder
  }

  /// The units of a turn of embeddings, and of a turn of F; `nil` on lines.
  var turns: (exact: Int, fine: Int)? { points.isOfCircles ? (Self.turn, 1 << points.bits) : nil }

  /// The sum over the axes of ways, or of their squares; the way around a circle of `turn` is the shorter
  /// one of both.
  static func distance(_ left: [Int], _ right: [Int], turn: Int?, squared: Bool = false) -> Int128 {
    var sum: Int128 = 0
    for (a, b) in zip(left, right) {
      let (least, greatest) = a < b ? (a, b) : (b, a)
      var way = greatest - least
      if let turn, least + turn - greatest < way { way = least + turn - greatest }
      sum += squared ? Int128(way) * Int128(way) : Int128(way)
    }
    return sum
  }

  /// Σ a·b.
  static func product(_ left: [Int], _ right: [Int]) -> Int128 {
    zip(left, right).reduce(0) { $0 + Int128($1.0) * Int128($1.1) }
  }

  /// ⌈2^16·ρ⌉ of each row, in steps, by ways or by the root of the sum of their squares.
  func residuals(squared: Bool) -> [Int] {
    // A step of circles is 2^(40 − B) units; of lines it is the unit.
    let step = points.isOfCircles ? Self.turn >> points.bits : 1
    return zip(exact, decoded).map { point, code in
      let gap = Self.distance(point, code, turn: turns?.exact, squared: squared)
      // The least R with R·step ≥ 2^16·ρ.
      if squared { return Int(Self.least { $0 * $0 * Int128(step) * Int128(step) >= gap << 32 }) }
      return Int(Self.least { $0 * Int128(step) >= gap << 16 })
    }
  }

  /// The least number that is enough, where all greater ones are too: by bisection.
  static func least(_ isEnough: (Int128) -> Bool) -> Int128 {
    var (low, high): (Int128, Int128) = (0, 1)
    while !isEnough(high) { (low, high) = (high, 2 * high) }
    while low < high {
      let middle = (low + high) / 2
      if isEnough(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
