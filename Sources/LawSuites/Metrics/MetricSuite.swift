public import PropertyTesting

/// A metric: d(a, b) ≥ 0, d(a, b) = 0 exactly if a = b, d(a, b) = d(b, a), d(a, c) ≤ d(a, b) + d(b, c).
///
///     let suite = MetricSuite<UInt8, Int>(
///       "circle", points: .integer, distance: { Int(min($1 &- $0, $0 &- $1)) })
///
/// Distances are values of a type in which the sum of two of them is exact: for those of bytes `Int`,
/// not `UInt8`, in which 128 + 128 traps.
public struct MetricSuite<Point, Distance>: LawSuite
where Point: Equatable & Sendable, Distance: Comparable & AdditiveArithmetic & Sendable {
  /// A point and a point to their distance.
  public typealias Metric = @Sendable (Point, Point) -> Distance

  /// The first words of the name of each law.
  public var name: LawName
  /// What to draw the points from.
  public var points: Generator<Point>
  /// d(a, b).
  public var distance: Metric
  /// The right d(a, b), computed in another way; `nil` if there is none to compare with.
  public var exact: Metric?

  /// The metric `distance` on `points`, to be compared with `exact` if that is given.
  public init(
    _ name: LawName, points: Generator<Point>, distance: @escaping Metric, exact: Metric? = nil
  ) {
    self.name = name
    self.points = points
    self.distance = distance
    self.exact = exact
  }

  /// The axioms, and the agreement with the exact values where there are some.
  public var laws: [Law] {
    let axioms = [
      isNonnegative, vanishesOnTheDiagonal, separatesPoints, isSymmetric, triangleHolds,
    ]
    return axioms + (exact.map { [agrees(with: $0)] } ?? [])
  }

  private func pair(_ choices: inout Choices) throws(Discard) -> (Point, Point) {
    (try choices.draw(points, named: "a"), try choices.draw(points, named: "b"))
  }

  private var isNonnegative: Law {
    law("is-nonnegative", "d(a, b) ≥ 0") { (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      let found = distance(a, b)
      return .require(found >= .zero, "d(a, b) is \(found)")
    }
  }

  private var vanishesOnTheDiagonal: Law {
    law("vanishes-on-the-diagonal", "d(a, a) = 0") { (choices) throws(Discard) in
      let a = try choices.draw(points, named: "a")
      return .equal(distance(a, a), .zero, "d(a, a)")
    }
  }

  private var separatesPoints: Law {
    law("separates-points", "d(a, b) ≠ 0 if a ≠ b") { (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      return .require(a == b || distance(a, b) != .zero, "d(a, b) is 0")
    }
  }

  private var isSymmetric: Law {
    law("is-symmetric", "d(a, b) = d(b, a)") { (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      return .equal(distance(a, b), distance(b, a), "d(a, b)")
    }
  }

  private var triangleHolds: Law {
    law("triangle-holds", "d(a, c) ≤ d(a, b) + d(b, c)") { (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      let c = try choices.draw(points, named: "c")
      let (direct, detour) = (distance(a, c), distance(a, b) + distance(b, c))
      return .require(direct <= detour, "\(direct) directly, \(detour) by way of b")
    }
  }

  private func agrees(with exact: @escaping Metric) -> Law {
    law("agrees-with-exact-values", "d(a, b) is the exact value") { (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      return .equal(distance(a, b), exact(a, b), "d(a, b)")
    }
  }

  /// The law `name`.is-`word`-invariant: d(f(a), f(b)) = d(a, b) for every map f of a family.
  ///
  /// Translations of a circle are such a family, with the way as `parameters`:
  ///
  ///     suite.invariance("translation", under: .integer) { point, way in point &+ way }
  public func invariance<Parameter>(
    _ word: String, under parameters: Generator<Parameter>,
    _ map: @escaping @Sendable (Point, Parameter) -> Point
  ) -> Law {
    law("is-\(word)-invariant", "d(f(a), f(b)) = d(a, b) for every \(word) f") {
      (choices) throws(Discard) in
      let (a, b) = try pair(&choices)
      let parameter = try choices.draw(parameters, named: word)
      return .equal(
        distance(map(a, parameter), map(b, parameter)), distance(a, b), "d(f(a), f(b))")
    }
  }
}
