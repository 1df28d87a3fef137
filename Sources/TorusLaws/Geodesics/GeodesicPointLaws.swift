import PropertyTesting
import ToroidalArithmetic
import TorusOracle

/// The laws of the points at a fraction of a geodesic of one circle.
extension Catalog {
  private func pointsAgree(
    _ name: LawName, _ statement: String,
    _ fraction: @escaping @Sendable (inout Choices) throws(Discard) -> PathFraction
  ) -> Law {
    Law(name, statement) { [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let t = try fraction(&choices)
      let paths = implementation.geodesics.paths(a, b)
      let points = implementation.geodesics.points(paths, t.numerator, t.denominator).all
      return .equal(
        reference.residues(points),
        reference.points(from: BigInteger(a), to: BigInteger(b), at: t.referenced)
      )
      .and(.require(points.map(\.floor) == points.map(\.floor).sorted(), "not by floor"))
    }
  }

  var geodesicPointsAgree: Law {
    pointsAgree(
      "geodesic.point.agrees-with-oracle",
      "the points at t are the real points at distances t · d from a and (1 − t) · d from b"
    ) { (choices) throws(Discard) in try choices.pathFraction() }
  }

  var geodesicPointsAgreeAnywhere: Law {
    pointsAgree(
      "geodesic.point.agrees-with-oracle-at-any-fraction",
      "the points at t are the real points at distances t · d from a and (1 − t) · d from b, for "
        + "every 64-bit numerator and denominator"
    ) { (choices) throws(Discard) in try choices.anyPathFraction() }
  }

  var geodesicSpeedIsConstant: Law {
    Law(
      "geodesic.point.moves-at-constant-speed",
      "the distance of the points at s and t of a path is |s − t| times its length"
    ) { [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let s = try choices.anyPathFraction()
      let t = PathFraction(
        try choices.integer(in: 0...s.denominator, named: "numerator"), s.denominator)
      for path in implementation.geodesics.paths(a, b).all {
        let x = implementation.geodesics.point(path, s.numerator, s.denominator).referenced
        let y = implementation.geodesics.point(path, t.numerator, t.denominator).referenced
        let share = (s.referenced - t.referenced).magnitude
        let expected = share * BigRational(BigInteger(path.length))
        let outcome = Outcome.equal(reference.distance(from: x, to: y), expected, "the distance")
        if outcome != .holds { return outcome }
      }
      return .holds
    }
  }

  var geodesicPointsReverse: Law {
    Law(
      "geodesic.point.reverses",
      "the point at t of a path is the point at 1 − t of the path from its end to its start"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let t = try choices.pathFraction()
      let back = t.complement
      let paths = implementation.geodesics.paths(a, b).all
      return .equal(
        paths.map { implementation.geodesics.point($0, t.numerator, t.denominator) },
        paths.map {
          implementation.geodesics.point(
            implementation.geodesics.reversed($0), back.numerator, back.denominator)
        })
    }
  }

  var geodesicMidpoints: Law {
    Law(
      "geodesic.point.halfway-is-midpoint",
      "the points at k/2k are the midpoints, one or two, in the same order"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let k = try choices.element(of: [1, 2, 3, UInt64.max / 2], named: "k")
      let paths = implementation.geodesics.paths(a, b)
      return .equal(
        implementation.geodesics.points(paths, k, 2 * k).all,
        implementation.midpoints(a, b).all.map { RationalPoint($0) })
    }
  }

  var pointsRound: Law {
    Law(
      "geodesic.rounding.agrees-with-oracle",
      "each rounding rule takes a rational point where it takes its real value"
    ) { [implementation, reference] (choices) throws(Discard) in
      let floor = try choices.integer(Scalar.self, named: "floor")
      let denominator = try choices.integer(in: 1...UInt64.max, named: "denominator")
      let isNearHalf = try choices.bool(named: "near ½")
      let numerator =
        isNearHalf
        ? min(denominator / 2 + (try choices.integer(in: 0...1, named: "above")), denominator - 1)
        : try choices.integer(in: 0...(denominator - 1), named: "numerator")
      let point = RationalPoint(floor: floor, numerator: numerator, denominator: denominator)
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      return .equal(
        reference.residue(BigInteger(implementation.geodesics.rounded(point, rule))),
        reference.residue(rule.referenced.round(point.referenced)))
    }
  }

  var pointsRoundUnderTranslation: Law {
    Law(
      "geodesic.rounding.commutes-with-translation",
      "a path moved by t has its rounded points moved by t; with ties to even, for even t"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let fraction = try choices.pathFraction()
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let drawn = try choices.integer(Scalar.self, named: "t")
      let t = rule == .toNearestOrEven ? drawn &+ drawn : drawn
      func rounded(_ start: Scalar, _ end: Scalar) -> [Scalar] {
        implementation.geodesics.paths(start, end).all.map {
          implementation.geodesics.rounded(
            implementation.geodesics.point($0, fraction.numerator, fraction.denominator), rule)
        }
      }
      return .equal(rounded(a &+ t, b &+ t), rounded(a, b).map { $0 &+ t })
    }
  }

  var pointsRoundUnderNegation: Law {
    Law(
      "geodesic.rounding.commutes-with-negation",
      "negation exchanges down and up, and ties down and ties up, and leaves ties to even"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let fraction = try choices.pathFraction()
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      func rounded(_ path: Geodesic<Scalar>, _ rule: CircularRounding) -> Scalar {
        implementation.geodesics.rounded(
          implementation.geodesics.point(path, fraction.numerator, fraction.denominator), rule)
      }
      let paths = implementation.geodesics.paths(a, b).all
      return .equal(
        paths.map {
          rounded(Geodesic(from: 0 &- $0.start, velocity: -$0.velocity), rule.reflected)
        },
        paths.map { 0 &- rounded($0, rule) })
    }
  }
}

extension CircularRounding {
  /// The rule that does to −x the opposite of what this one does to x.
  fileprivate var reflected: CircularRounding {
    switch self {
    case .down: .up
    case .up: .down
    case .toNearestOrDown: .toNearestOrUp
    case .toNearestOrUp: .toNearestOrDown
    case .toNearestOrEven: .toNearestOrEven
    }
  }
}
