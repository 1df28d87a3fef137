import PropertyTesting
import TorusArtifacts

/// The units in a turn.
private let turn = 1 << Parcel.scale

extension Choices {
  /// A layout: coarse widths are the simplest, then the wide ones; half of them refined.
  mutating func layout() throws(Discard) -> GridLayout {
    let widths = [2, 1, 3, 4, 8, 16, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15]
    let bits = try element(of: widths, named: "bits")
    let refinement = try optional(named: "refinement") { (choices) throws(Discard) in
      try choices.element(of: widths)
    }
    let period = try element(of: [Period.turn, .unitVectors], named: "period")
    guard let layout = GridLayout(bits: bits, refinementBits: refinement, period: period) else {
      return try discard()
    }
    return layout
  }

  /// A point of the circle in units of 2^−24 turn: where codes change, on the seam, or one that stands in
  /// some relation to an earlier one, more often than by chance.
  mutating func point(_ layout: GridLayout, after earlier: [Int]) throws(Discard) -> Int {
    func multiple(
      ofHalfStepsOf bits: Int, _ choices: inout Choices
    ) throws(Discard) -> Int {
      let places = min(bits + 1, Parcel.scale)
      return try choices.integer(in: 0...(1 << places - 1)) << (Parcel.scale - places)
    }
    switch try index(below: 8) {
    case 0: return try multiple(ofHalfStepsOf: 2, &self)
    case 1: return try multiple(ofHalfStepsOf: layout.bits, &self)
    case 2: return try multiple(ofHalfStepsOf: layout.fineBits, &self)
    case 3:
      return try element(of: [0, turn - 1, 1, turn / 2, turn / 2 - 1, turn / 2 + 1])
    case 4 where !earlier.isEmpty: return earlier[try index(below: earlier.count)]
    case 5 where !earlier.isEmpty:
      return (earlier[try index(below: earlier.count)] + turn / 2) % turn
    case 6 where !earlier.isEmpty:
      let step = try integer(in: -2...2)
      return (earlier[try index(below: earlier.count)] + step + turn) % turn
    default: return try integer(in: 0...turn - 1)
    }
  }

  /// Points of `count` rows; one row in four is an earlier one again.
  mutating func points(
    count: ClosedRange<Int>, axes: Int, layout: GridLayout, after: [Int] = [],
    named name: String
  ) throws(Discard) -> [Int] {
    let rows = try integer(in: count, named: "\(name).rows")
    var points = after
    for _ in 0..<rows {
      if try index(below: 4) == 3, !points.isEmpty {
        let row = try index(below: points.count / axes)
        points += points[row * axes..<(row + 1) * axes]
      } else {
        for _ in 0..<axes { points.append(try point(layout, after: points)) }
      }
    }
    points.removeFirst(after.count)
    note("\(name) (2^-24 turn): \(points)")
    return points
  }

  /// Tables and labels, not quantized yet; 0 to 12 rows of 1 to 4 axes, and queries apart or not.
  mutating func bundle() throws(Discard) -> Bundle {
    let layout = try layout()
    let axes = try integer(in: 1...4, named: "axes")
    let points = try points(count: 0...12, axes: axes, layout: layout, named: "points")
    let hasLabels = try bool(named: "labeled")
    let isApart = try bool(named: "apart")
    let turns = try integer(in: -1...1, named: "turns")
    let queries =
      isApart
      ? try self.points(count: 1...4, axes: axes, layout: layout, after: points, named: "queries")
      : nil
    var labels: [Int64] = []
    if hasLabels {
      for _ in 0..<points.count / axes { labels.append(Int64(try index(below: 3))) }
      note("labels: \(labels)")
    }
    // Points of few places: distances are few, and denominators small.
    let places = try element(of: [Parcel.scale, 1, 2, 3, 0], named: "places")
    func coarse(_ point: Int) -> Int {
      let unit = turn >> places
      return point / unit * unit
    }
    return Bundle(
      axes: axes, layout: layout,
      table: Parcel(points: points.map { coarse($0) + turns * turn }),
      queries: queries.map { Parcel(points: $0.map(coarse)) }, labels: hasLabels ? labels : nil)
  }
}
