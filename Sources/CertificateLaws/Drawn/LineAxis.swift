import PropertyTesting
import TorusArtifacts

/// An axis of a calibrated grid as integers, in units of 2^scale: from `lower` on, over `extent`.
struct LineAxis: Equatable {
  let bits: Int
  let rule: CalibratedGrid.Rule
  let lower: Int
  let extent: Int
  let scale: Int

  /// L, the last code.
  var last: Int { (1 << bits) - 1 }

  /// What places are multiplied with to become integers.
  var divisor: Int { rule == .endpoints ? last : 2 * last }

  /// The point of a code, from `lower` on, times the divisor.
  func place(of code: Int) -> Int {
    rule == .endpoints ? code * extent : (2 * code + 1) * extent
  }

  /// How far a point is from the point of a code, times the divisor.
  func gap(_ point: Int, _ code: Int) -> Int {
    let gap = (point - lower) * divisor - place(of: code)
    return gap < 0 ? -gap : gap
  }

  /// The number that a point is.
  func number(_ point: Int) -> Double {
    Double(sign: point < 0 ? .minus : .plus, exponent: scale, significand: Double(abs(point)))
  }

  /// The grid of this one axis.
  var grid: CalibratedGrid? { Self.grid([self]) }

  /// The grid of axes that share bits and rule.
  static func grid(_ axes: [LineAxis]) -> CalibratedGrid? {
    axes.first.flatMap { first in
      CalibratedGrid(
        bits: first.bits, rule: first.rule, lower: axes.map { $0.number($0.lower) },
        bounds: axes.map { $0.number($0.rule == .endpoints ? $0.lower + $0.extent : $0.extent) })
    }
  }
}

extension Choices {
  /// Axes of one width and rule: half of them with ties between all codes; one in eight without extent.
  mutating func lineAxes(count: Int, scales: [Int]) throws(Discard) -> [LineAxis] {
    let bits = try integer(in: 1...8, named: "bits")
    let rule = try element(of: CalibratedGrid.Rule.allCases, named: "rule")
    let scale = try element(of: scales, named: "scale")
    var axes: [LineAxis] = []
    for _ in 0..<count {
      let lower = try integer(in: -1000...1000, named: "lower")
      let extent =
        switch try index(below: 8) {
        case 0: 0
        case 1...4: try integer(in: 1...16, named: "half steps") * 2 * ((1 << bits) - 1)
        default: try integer(in: 1...5000, named: "extent")
        }
      axes.append(
        LineAxis(bits: bits, rule: rule, lower: lower, extent: extent, scale: scale))
    }
    return axes
  }

  /// A point of an axis: next to a code's or to the middle of two, an end, beyond, or anywhere.
  mutating func point(on axis: LineAxis) throws(Discard) -> Int {
    let code = try integer(in: 0...axis.last, named: "near")
    let shift = try integer(in: -1...1)
    let twice = 2 * axis.divisor
    switch try index(below: 4) {
    case 0: return axis.lower + axis.place(of: code) / axis.divisor + shift
    case 1:
      let middle = axis.place(of: code) + axis.place(of: code + 1)
      return axis.lower + middle / twice + shift
    case 2: return axis.lower + (try bool() ? axis.extent : 0) + shift
    default: return axis.lower + (try integer(in: -2000...7000))
    }
  }
}
