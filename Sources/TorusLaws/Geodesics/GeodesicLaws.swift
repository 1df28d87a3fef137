import PropertyTesting
import ToroidalArithmetic
import TorusOracle

/// The laws of ``Swift/FixedWidthInteger/geodesics(to:)`` on one circle.
extension Catalog {
  var geodesicsAgree: Law {
    Law(
      "geodesic.circle.agrees-with-oracle",
      "the shortest paths go from a to b by the least integers congruent to b − a"
    ) { [implementation, reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let paths = implementation.geodesics.paths(a, b).all
      return .equal(
        paths.map(\.velocity.referenced),
        reference.logarithms(from: BigInteger(a), to: BigInteger(b)), "the velocities"
      )
      .and(.require(paths.allSatisfy { $0.start == a && $0.end == b }, "not from a to b"))
      .and(
        .equal(
          paths.map { BigInteger($0.length) },
          paths.map { _ in reference.distance(from: BigInteger(a), to: BigInteger(b)) },
          "the lengths"))
    }
  }

  var geodesicsReverse: Law {
    Law(
      "geodesic.circle.reverses", "the shortest paths from b to a are those from a to b, reversed"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let back = implementation.geodesics.paths(a, b).all.map(implementation.geodesics.reversed)
      return .equal(
        implementation.geodesics.paths(b, a).all, back.sorted { $0.velocity < $1.velocity })
    }
  }

  var geodesicsUnderIsometries: Law {
    Law(
      "geodesic.circle.is-equivariant-under-isometries",
      "the shortest paths between ±a + t and ±b + t are those between a and b, moved"
    ) { [implementation] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let t = try choices.integer(Scalar.self, named: "t")
      let isNegated = try choices.bool(named: "negate")
      func moved(_ point: Scalar) -> Scalar { (isNegated ? 0 &- point : point) &+ t }
      let images = implementation.geodesics.paths(a, b).all.map {
        Geodesic(from: moved($0.start), velocity: isNegated ? -$0.velocity : $0.velocity)
      }
      return .equal(
        implementation.geodesics.paths(moved(a), moved(b)).all,
        images.sorted { $0.velocity < $1.velocity })
    }
  }
}
