public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``Swift/FixedWidthInteger/circularDistance(to:)``.
  public var distanceLaws: [Law] {
    [
      distanceAgrees, distanceIsSymmetric, distanceSeparates, distanceTriangle,
      distanceUnderTranslation, distanceUnderNegation, distanceBound, distanceIsMagnitude,
    ]
  }

  var distanceAgrees: Law {
    Law(
      "circle.distance.agrees-with-oracle",
      "the circular distance of a and b is the least |b − a + k·m|"
    ) { [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      return .equal(
        BigInteger(implementation.circularDistance(a, b)),
        reference.distance(from: BigInteger(a), to: BigInteger(b)))
    }
  }

  var distanceIsSymmetric: Law {
    Law("circle.distance.is-symmetric", "d(a, b) = d(b, a)") {
      [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      return .equal(implementation.circularDistance(a, b), implementation.circularDistance(b, a))
    }
  }

  var distanceSeparates: Law {
    Law("circle.distance.separates", "d(a, b) = 0 exactly if a = b") {
      [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      return .equal(implementation.circularDistance(a, b) == 0, a == b)
    }
  }

  var distanceTriangle: Law {
    Law("circle.distance.triangle", "d(a, c) ≤ d(a, b) + d(b, c)") {
      [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let c = try choices.integer(Scalar.self, named: "c")
      let detour = implementation.circularDistance(a, b).addingReportingOverflow(
        implementation.circularDistance(b, c))
      let direct = implementation.circularDistance(a, c)
      // A sum that leaves the type is at least 2^w, more than any distance.
      return .require(
        detour.overflow || direct <= detour.partialValue,
        "\(direct) directly, \(detour.partialValue) by way of b")
    }
  }

  var distanceUnderTranslation: Law {
    Law("circle.distance.is-translation-invariant", "d(a + t, b + t) = d(a, b)") {
      [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let t = try choices.integer(Scalar.self, named: "t")
      return .equal(
        implementation.circularDistance(a &+ t, b &+ t), implementation.circularDistance(a, b))
    }
  }

  var distanceUnderNegation: Law {
    Law("circle.distance.is-negation-invariant", "d(−a, −b) = d(a, b)") {
      [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      return .equal(
        implementation.circularDistance(0 &- a, 0 &- b), implementation.circularDistance(a, b))
    }
  }

  var distanceBound: Law {
    Law(
      "circle.distance.is-at-most-half-the-ring",
      "d(a, b) ≤ m/2, with equality exactly at the antipode"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let distance = BigInteger(implementation.circularDistance(a, b))
      let half = BigInteger.powerOfTwo(Scalar.bitWidth - 1)
      return .require(distance <= half, "\(distance) is more than \(half)")
        .and(.equal(distance == half, implementation.isAntipodal(a, b), "d(a, b) = m/2"))
    }
  }

  var distanceIsMagnitude: Law {
    Law("circle.distance.is-displacement-magnitude", "d(a, b) is |displacement from a to b|") {
      [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      return .equal(
        implementation.displacement(a, b).magnitude, implementation.circularDistance(a, b))
    }
  }
}
