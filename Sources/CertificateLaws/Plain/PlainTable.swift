import TorusArtifacts

/// One table as integers in units of 2^−40 turn: fine enough for a point of 24 binary places and for
/// half a step of 32 bits.
struct PlainTable {
  /// The units in a turn.
  static let turn = 1 << 40

  /// The points, row after row.
  let points: [[Int]]
  /// The points that the codes decode to.
  let decoded: [[Int]]
  /// The fine codes F.
  let fine: [[Int]]

  init(_ parcel: Parcel, axes: Int, layout: GridLayout) {
    let unit = Self.turn >> Parcel.scale
    let halfStep = Self.turn >> (layout.fineBits + 1)
    let parts = 1 << (layout.refinementBits ?? 0)
    func rows(_ value: (Int) -> Int) -> [[Int]] {
      (0..<parcel.points.count / axes).map { row in (0..<axes).map { value(row * axes + $0) } }
    }
    func code(_ place: Int) -> Int {
      let code = Int(parcel.codes[place]) * parts + Int(parcel.refinement?[place] ?? 0)
      return code % (1 << layout.fineBits)
    }
    points = rows { Self.reduced(parcel.points[$0] * unit) }
    fine = rows(code)
    // 2F + 1 − 2^b′ half steps, which is 2F where there is no refinement.
    decoded = rows { Self.reduced((2 * code($0) + 1 - parts) * halfStep) }
  }

  /// The point of [0, turn) that is a whole number of turns away.
  static func reduced(_ point: Int) -> Int {
    let remainder = point % turn
    return remainder < 0 ? remainder + turn : remainder
  }

  /// The shorter of both ways around a circle of `turn`, summed over the circles.
  static func distance(_ left: [Int], _ right: [Int], turn: Int) -> Int {
    var sum = 0
    for (a, b) in zip(left, right) {
      let (least, greatest) = a < b ? (a, b) : (b, a)
      let (inside, outside) = (greatest - least, least + turn - greatest)
      sum += inside < outside ? inside : outside
    }
    return sum
  }

  /// ⌈2^16·ρ⌉ of each row, in steps.
  func residuals(bits: Int) -> [Int] {
    let step = Self.turn >> bits
    return zip(points, decoded).map { point, code in
      let gap = Self.distance(point, code, turn: Self.turn) * 65536
      return gap / step + (gap % step == 0 ? 0 : 1)
    }
  }
}
