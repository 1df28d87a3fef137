import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// At most as many points as the scope has axes.
  private static func points(
    in scope: Scope, from choices: inout Choices
  ) throws(Discard) -> [Scalar] {
    let count = scope.dimensions.clamped(to: 0...12)
    return try choices.array(count: count, named: "points") { (choices) throws(Discard) in
      try choices.integer(Scalar.self, named: "point")
    }
  }

  var arcCoveringAgrees: Law {
    Law(
      "arc.covering.agrees-with-oracle",
      "the smallest covering arcs are the shortest when every point is tried as a start"
    ) { [arcs = implementation.arcs, reference, scope] (choices) throws(Discard) in
      let points = try Self.points(in: scope, from: &choices)
      let found = arcs.smallestArcs(points)
      choices.label("\(Swift.min(found.count, 3)) arcs or more")
      return .equal(
        reference.arcs(found), reference.smallestArcs(covering: points.map { BigInteger($0) })
      ).and(.sorted(found))
    }
  }

  var arcCoveringIsShortest: Law {
    Law(
      "arc.covering.is-shortest",
      "each smallest arc covers all points, all are of one length, and no shorter arc covers them"
    ) { [arcs = implementation.arcs, scope] (choices) throws(Discard) in
      let points = try Self.points(in: scope, from: &choices)
      let start = try choices.integer(Scalar.self, named: "start")
      let found = arcs.smallestArcs(points)
      guard let length = found.first?.length, !points.isEmpty else {
        return .equal(found.isEmpty, points.isEmpty, "no arcs for no points")
      }
      let shorter = length == 0 ? nil : Arc(from: start, length: length - 1)
      return .require(
        found.allSatisfy { arc in points.allSatisfy { arc.contains($0) } },
        "a point is on none of \(found)"
      ).and(.require(found.allSatisfy { $0.length == length }, "lengths differ in \(found)"))
        .and(
          .require(
            shorter.map { arc in !points.allSatisfy { arc.contains($0) } } ?? true,
            "the arc of length \(length) − 1 from \(start) covers too"))
    }
  }

  var arcCoveringMoves: Law {
    Law(
      "arc.covering.is-equivariant",
      "the smallest arcs of moved, mirrored, reversed or repeated points are so too"
    ) { [arcs = implementation.arcs, reference, scope] (choices) throws(Discard) in
      let points = try Self.points(in: scope, from: &choices)
      let t = try choices.integer(Scalar.self, named: "t")
      let found = arcs.smallestArcs(points)
      let moved = found.map { $0.translated(by: Displacement(residue: t)) }
      return .equal(arcs.smallestArcs(points.reversed() + points), found, "reversed and repeated")
        .and(
          .equal(
            reference.arcs(arcs.smallestArcs(points.map { $0 &+ t })), reference.arcs(moved),
            "moved")
        ).and(
          .equal(
            reference.arcs(arcs.smallestArcs(points.map { 0 &- $0 })),
            reference.arcs(found.map { -$0 }), "mirrored"))
    }
  }

  var arcCoveringOfPolygon: Law {
    let exponents = 0...Swift.min(Scalar.bitWidth, 5)
    return Law(
      "arc.covering.of-polygon",
      "a regular polygon of 2^k corners has 2^k smallest arcs, each without one of its sides"
    ) { [arcs = implementation.arcs, reference] (choices) throws(Discard) in
      let corner = try choices.integer(Scalar.self, named: "corner")
      let exponent = try choices.integer(in: exponents, named: "k")
      // The side is m / 2^k; m itself, for one corner, is 0.
      let side: Scalar = exponent == 0 ? 0 : Scalar.step << (Scalar.bitWidth - exponent)
      var corners = [corner]
      for _ in 1..<(1 << exponent) {
        corners.append(corners[corners.count - 1] &+ side)
      }
      let found = arcs.smallestArcs(corners)
      let length = reference.modulus - BigInteger.powerOfTwo(Scalar.bitWidth - exponent)
      return .equal(found.count, corners.count, "arcs")
        .and(.require(found.allSatisfy { $0.length.referenced == length }, "lengths of \(found)"))
    }
  }
}

extension FixedWidthInteger {
  /// 1 modulo m. The literal would trap in one signed bit.
  fileprivate static var step: Self { Self(truncatingIfNeeded: 1 as Int) }
}
