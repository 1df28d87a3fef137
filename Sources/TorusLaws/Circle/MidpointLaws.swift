public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``Swift/FixedWidthInteger/midpoints(to:)`` and of their rounding.
  public var midpointLaws: [Law] {
    [midpointsAgree, midpointsAreSymmetric, midpointsRound, midpointsUnderTranslation]
  }

  var midpointsAgree: Law {
    Law(
      "circle.midpoints.agree-with-oracle",
      "the midpoints are the real points at half the distance from both"
    ) { [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let circle = BigRational(reference.modulus)
      let found = implementation.midpoints(a, b).all.map { midpoint in
        let point = midpoint.referenced
        return point - BigRational((point / circle).floor) * circle
      }
      return .equal(
        found.sorted(), reference.midpoints(of: BigInteger(a), and: BigInteger(b)))
    }
  }

  var midpointsAreSymmetric: Law {
    Law("circle.midpoints.are-symmetric", "the midpoints of a and b are those of b and a") {
      [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      return .equal(implementation.midpoints(a, b), implementation.midpoints(b, a))
    }
  }

  var midpointsRound: Law {
    Law(
      "circle.midpoints.round-as-named",
      "each rounding rule takes a midpoint where it takes its real value"
    ) { [implementation, reference] (choices) throws(Discard) in
      let floor = try choices.integer(Scalar.self, named: "floor")
      let midpoint = Midpoint(floor: floor, isHalfway: try choices.bool(named: "is halfway"))
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      return .equal(
        reference.residue(BigInteger(implementation.roundedMidpoint(midpoint, rule))),
        reference.residue(rule.referenced.round(midpoint.referenced)))
    }
  }

  var midpointsUnderTranslation: Law {
    Law(
      "circle.midpoints.are-translation-equivariant",
      "the midpoints of a + t and b + t are those of a and b, translated by t"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let t = try choices.integer(Scalar.self, named: "t")
      let moved = implementation.midpoints(a, b).all.map {
        Midpoint(floor: $0.floor &+ t, isHalfway: $0.isHalfway)
      }
      return .equal(
        implementation.midpoints(a &+ t, b &+ t).all, moved.sorted { $0.floor < $1.floor })
    }
  }
}
