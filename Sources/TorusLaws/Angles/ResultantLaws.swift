import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of resultants of one and two points.
  var resultantScalarLaws: [Law] {
    [resultantOfOne, resultantOfTwo, resultantRefusesOverflow]
  }

  /// The laws of resultants of several points.
  var resultantVectorLaws: [Law] {
    [
      vanishingAgrees, directionAgrees, turnsOfResultantAgree, exactDirectionAgrees,
      meanLengthAgrees, resultantUnderTranslation, resultantUnderNegation, resultantUnderOrder,
      resultantForgetsAntipodes, resultantForgetsScale,
    ]
  }

  /// At most `most` points with their weights, drawn from the scope.
  private static func points(
    atMost most: Int, _ scope: Scope, from choices: inout Choices
  ) throws(Discard) -> WeightedPoints<Scalar> {
    let (low, high) = (scope.dimensions.lowerBound, scope.dimensions.upperBound)
    let count = try choices.integer(in: low...max(low, min(high, most)), named: "number of points")
    let points = try choices.vector(Scalar.self, dimension: count, named: "point").components
    var weights: [UInt64] = []
    for _ in 0..<count {
      // The largest is such that a total of eight fits.
      weights.append(try choices.element(of: [1, 2, 0, 3, 1 << 60] as [UInt64], named: "weight"))
    }
    return WeightedPoints(points: points, weights: weights)
  }

  var resultantOfOne: Law {
    Law("resultant.direction.of-one-is-the-point", "one point of any weight has its own direction")
    {
      [angles = implementation.angles] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let weight = try choices.element(of: [1, 7, 1 << 63, .max] as [UInt64], named: "weight")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      return .equal(angles.resultantDirection([a], [weight], rule), .some(a), "the direction")
        .and(.equal(angles.meanLength([a], [weight]), .some(1), "the length"))
    }
  }

  var resultantOfTwo: Law {
    Law(
      "resultant.direction.of-two-is-midpoint",
      "two points of the same weight have the direction of their midpoint, and antipodes none"
    ) { [angles = implementation.angles] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let weight = try choices.element(of: [1, 1 << 62] as [UInt64], named: "weight")
      let found = angles.exactDirection([a, b], [weight, weight])
      return .equal(found, .some(a.midpoints(to: b).unique), "the direction")
        .and(
          .equal(
            angles.resultantVanishes([a, b], [weight, weight]), a.isAntipodal(to: b),
            "whether it vanishes"))
    }
  }

  var resultantRefusesOverflow: Law {
    Law(
      "resultant.weights.refuse-overflow",
      "weights have a resultant exactly if their sum fits 64 bits"
    ) { [angles = implementation.angles] (choices) throws(Discard) in
      let first = try choices.integer(UInt64.self, named: "first")
      let second = try choices.integer(UInt64.self, named: "second")
      let a = try choices.integer(Scalar.self, named: "a")
      let fits = !first.addingReportingOverflow(second).overflow
      return .equal(
        angles.resultantVanishes([a, a], [first, second]) != nil, fits, "whether there is one")
    }
  }

  private var resultantUnderTranslation: Law {
    Law(
      "resultant.direction.is-translation-equivariant",
      "the direction of the points moved by t is that of the points, moved by t"
    ) { [angles = implementation.angles, scope] (choices) throws(Discard) in
      let given = try Self.points(atMost: 4, scope, from: &choices)
      let t = try choices.integer(Scalar.self, named: "t")
      let rule = try choices.element(
        of: [CircularRounding.toNearestOrDown, .toNearestOrUp, .down, .up], named: "rule")
      let moved = given.points.map { $0 &+ t }
      let before = angles.resultantDirection(given.points, given.weights, rule)
      return .equal(
        angles.resultantDirection(moved, given.weights, rule), before.map { $0.map { $0 &+ t } })
    }
  }

  private var resultantUnderNegation: Law {
    Law(
      "resultant.direction.is-odd",
      "the direction of the negative points is the negative one, with mirrored rounding"
    ) { [angles = implementation.angles, scope] (choices) throws(Discard) in
      let given = try Self.points(atMost: 4, scope, from: &choices)
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let negative = given.points.map { 0 &- $0 }
      let before = angles.resultantDirection(given.points, given.weights, rule.mirrored)
      return .equal(
        angles.resultantDirection(negative, given.weights, rule), before.map { $0.map { 0 &- $0 } })
    }
  }

  private var resultantUnderOrder: Law {
    Law(
      "resultant.direction.is-permutation-invariant",
      "the order of the points does not matter, nor whether a weight is one or several"
    ) { [angles = implementation.angles, scope] (choices) throws(Discard) in
      let given = try Self.points(atMost: 4, scope, from: &choices)
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      // Backward, and each weight in two parts.
      let points = (given.points + given.points).reversed() as [Scalar]
      let halves = given.weights.map { $0 / 2 } + given.weights.map { $0 - $0 / 2 }
      return .equal(
        angles.resultantTurns(points, halves.reversed(), rule),
        angles.resultantTurns(given.points, given.weights, rule))
    }
  }

  private var resultantForgetsAntipodes: Law {
    Law(
      "resultant.direction.forgets-antipodal-pairs",
      "a pair of antipodes of the same weight changes no direction"
    ) { [angles = implementation.angles, scope] (choices) throws(Discard) in
      let given = try Self.points(atMost: 4, scope, from: &choices)
      let a = try choices.integer(Scalar.self, named: "a")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      return .equal(
        angles.resultantDirection(
          [a] + given.points + [a.antipode], [5] + given.weights + [5], rule),
        angles.resultantDirection(given.points, given.weights, rule))
    }
  }

  private var resultantForgetsScale: Law {
    Law("resultant.direction.forgets-scale", "weights c times as large give the same direction") {
      [angles = implementation.angles, scope] (choices) throws(Discard) in
      let given = try Self.points(atMost: 4, scope, from: &choices)
      let factor = try choices.element(of: [3, 1 << 60] as [UInt64], named: "factor")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let weights = given.weights.map { $0 % 4 }
      try choices.assume(weights.reduce(0, +) < 16)
      return .equal(
        angles.resultantDirection(given.points, weights.map { $0 * factor }, rule),
        angles.resultantDirection(given.points, weights, rule))
    }
  }

  private var vanishingAgrees: Law {
    Law(
      "resultant.vanishing.agrees-with-oracle",
      "the sum vanishes exactly if its polynomial is a multiple of x^(m/2) + 1"
    ) { [angles = implementation.angles, reference, scope] (choices) throws(Discard) in
      let given = try Self.points(atMost: 8, scope, from: &choices)
      return .equal(
        angles.resultantVanishes(given.points, given.weights),
        reference.resultantVanishes(given.referenced))
    }
  }

  private var directionAgrees: Law {
    Law(
      "resultant.direction.agrees-with-oracle",
      "the direction is in the interval that its rule rounds to the code, by signs of exact sums"
    ) { [angles = implementation.angles, reference, scope] (choices) throws(Discard) in
      let given = try Self.points(atMost: 3, scope, from: &choices)
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let direction = angles.resultantDirection(given.points, given.weights, rule)
      if reference.resultantVanishes(given.referenced) {
        return .equal(direction, .some(nil), "the direction of a sum that vanishes")
      }
      guard let direction, let code = direction else { return .fails("the direction is missing") }
      let preimage = DirectionRange(
        roundedTo: BigRational(BigInteger(code)), below: BigRational(BigInteger(code) - 1),
        above: BigRational(BigInteger(code) + 1), isEven: BigInteger(code).modulo(2) == 0, rule)
      return .require(
        preimage.holds(given.referenced, reference, scale: reference.modulus),
        "the direction is not one that is rounded to \(code)")
    }
  }

  private var turnsOfResultantAgree: Law {
    Law(
      "resultant.turns.agrees-with-oracle",
      "the direction is in the interval that its rule rounds to the number of turns"
    ) { [angles = implementation.angles, reference, scope] (choices) throws(Discard) in
      let given = try Self.points(atMost: 3, scope, from: &choices)
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let direction = angles.resultantTurns(given.points, given.weights, rule)
      if reference.resultantVanishes(given.referenced) {
        return .equal(direction, .some(nil), "the direction of a sum that vanishes")
      }
      guard let direction, let turns = direction, turns >= 0, turns < 1 else {
        return .fails("the direction is missing or out of range")
      }
      let origin = BigRational(0 as BigInteger)
      if turns == 0, reference.resultantSide(of: given.referenced, from: origin) == .along {
        return .holds
      }
      // What is not 0 and rounds to 0 is just below a full turn.
      let value = turns == 0 ? 1 : turns
      guard let exact = BigRational(value), let below = BigRational(value.nextDown),
        let above = BigRational(value.nextUp)
      else { return .fails("\(turns) is not finite") }
      let preimage = DirectionRange(
        roundedTo: exact, below: below, above: above, isEven: value.significandBitPattern & 1 == 0,
        rule)
      return .require(
        preimage.holds(given.referenced, reference, scale: 1),
        "the direction is not one that is rounded to \(turns)")
    }
  }

  private var exactDirectionAgrees: Law {
    Law(
      "resultant.exact-direction.agrees-with-oracle",
      "the direction is called exact exactly if it is a multiple of half a step, and that one"
    ) { [angles = implementation.angles, reference, scope] (choices) throws(Discard) in
      let given = try Self.points(atMost: 4, scope, from: &choices)
      if reference.resultantVanishes(given.referenced) {
        return .equal(
          angles.exactDirection(given.points, given.weights), .some(nil), "what vanishes")
      }
      let exact = angles.exactDirection(given.points, given.weights) ?? nil
      let floor = angles.resultantDirection(given.points, given.weights, .down) ?? nil
      guard let floor else { return .fails("the direction is missing") }
      let candidates = [false, true].map { Midpoint(floor: floor, isHalfway: $0) }
      let found = candidates.first {
        let turns = $0.referenced / BigRational(reference.modulus)
        return reference.resultantSide(of: given.referenced, from: turns) == .along
      }
      return .equal(exact, found)
    }
  }

  private var meanLengthAgrees: Law {
    Law(
      "resultant.length.agrees-with-oracle",
      "the relative length is within 0.52 units in the last place of its definition"
    ) { [angles = implementation.angles, reference, scope] (choices) throws(Discard) in
      let given = try Self.points(atMost: 3, scope, from: &choices)
      let length = angles.meanLength(given.points, given.weights)
      let total = given.weights.reduce(0, +)
      if total == 0 { return .equal(length, .some(nil), "the length of nothing") }
      guard let length, let length, let exact = BigRational(length),
        let margin = BigRational(length.ulp * 0.52)
      else { return .fails("the length is missing") }
      if reference.resultantVanishes(given.referenced) { return .equal(length, 0) }
      let weight = BigRational(BigInteger(total))
      let (low, high) = ((exact - margin) * weight, (exact + margin) * weight)
      var bits = 96
      while true {
        let square = reference.resultantSquaredLength(given.referenced, bits: bits)
        // The interval must be much shorter than the margin, relative to its place.
        if square.lower > (square.upper - square.lower) * BigInteger.powerOfTwo(60) {
          return .require(
            low * low < square.greatest && square.least < high * high, "the length is \(length)")
        }
        bits *= 2
      }
    }
  }
}
