import PropertyTesting
import ToroidalArithmetic
import TorusOracle

/// The laws of geodesics, their points and midpoints on the torus.
extension Catalog {
  var torusGeodesicsAgree: Law {
    Law(
      "geodesic.torus.agrees-with-oracle",
      "the paths are the shortest ones of each axis; with k antipodal axes there are 2^k, and their "
        + "squared length is the squared distance"
    ) { [implementation, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let paths = implementation.geodesics.torusPaths(a, b)
      let antipodal = reference.antipodalAxes(a.referenced, b.referenced)
      let expected = zip(a.referenced, b.referenced).map {
        reference.logarithms(from: $0, to: $1)
      }
      return .equal(
        paths.axes.map { $0.all.map(\.velocity.referenced) }, expected, "the velocities"
      )
      .and(.equal(paths.axes.map { $0.all[0].start }, a.components, "the starts"))
      .and(.equal(paths.ambiguousAxes, antipodal, "the ambiguous axes"))
      .and(.equal(paths.log2Count, antipodal.count, "k"))
      .and(.equal(paths.isUnique, antipodal.isEmpty, "unique"))
      .and(
        .equal(
          implementation.geodesics.squaredLength(paths).referenced,
          reference.squaredDistance(a.referenced, b.referenced), "the squared length"))
    }
  }

  var torusGeodesicsUnderIsometries: Law {
    Law(
      "geodesic.torus.is-equivariant-under-isometries",
      "the points at t between f(a) and f(b) are the images of those between a and b, for f "
        + "a signed permutation of the axes followed by a translation; those between b and a are "
        + "at 1 − t"
    ) { [implementation, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.fewDimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let fraction = try choices.pathFraction()
      let isometry = try SignedPermutation(dimension: dimension, from: &choices)
      let t = try choices.vector(Scalar.self, dimension: dimension, named: "t")
      func points(
        _ start: TorusVector<Scalar>, _ end: TorusVector<Scalar>, _ fraction: PathFraction
      ) -> [[BigRational]] {
        implementation.geodesics.torusPoints(
          implementation.geodesics.torusPaths(start, end), fraction.numerator,
          fraction.denominator
        ).axes.map { axis in axis.all.map(\.referenced) }
      }
      let direct = points(a, b, fraction)
      // Where each axis comes from, counted from 1, and with which sign.
      let sources = isometry(TorusVector((0..<dimension).map { $0 + 1 })).components
      let images = zip(sources, t.components).map { source, t in
        let sign = BigRational(source < 0 ? -1 : 1, over: 1)
        return direct[abs(source) - 1].map {
          reference.representative(of: sign * $0 + BigRational(BigInteger(t)))
        }.sorted()
      }
      func residues(_ axes: [[BigRational]]) -> [[BigRational]] {
        axes.map { $0.map(reference.representative).sorted() }
      }
      return .equal(residues(points(isometry(a) + t, isometry(b) + t, fraction)), images)
        .and(
          .equal(residues(points(b, a, fraction.complement)), residues(direct), "from b to a"))
    }
  }

  var torusPointsAgree: Law {
    Law(
      "geodesic.torus.points-agree-with-oracle",
      "the points at t are, on each axis, the real points at distances t · d and (1 − t) · d"
    ) { [implementation, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.fewDimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let t = try choices.pathFraction()
      let points = implementation.geodesics.torusPoints(
        implementation.geodesics.torusPaths(a, b), t.numerator, t.denominator)
      return .equal(
        points.axes.map { reference.residues($0.all) },
        zip(a.referenced, b.referenced).map {
          reference.points(from: $0, to: $1, at: t.referenced)
        })
    }
  }

  var torusMidpointsAgree: Law {
    Law(
      "geodesic.torus.midpoints-are-halfway",
      "the midpoints are the points at ½ of the geodesics, and those of (b, a)"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let midpoints = implementation.geodesics.torusMidpoints(a, b)
      let halfway = implementation.geodesics.torusPoints(
        implementation.geodesics.torusPaths(a, b), 1, 2)
      return .equal(
        midpoints.axes.map { axis in axis.all.map { RationalPoint($0) } },
        halfway.axes.map(\.all)
      )
      .and(.equal(midpoints, implementation.geodesics.torusMidpoints(b, a), "from b to a"))
    }
  }

  var torusRounding: Law {
    Law(
      "geodesic.torus.rounds-what-is-unique",
      "a point is rounded on each axis, and not at all if there are several"
    ) { [implementation, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.fewDimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let t = try choices.pathFraction()
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let points = implementation.geodesics.torusPoints(
        implementation.geodesics.torusPaths(a, b), t.numerator, t.denominator)
      let found = implementation.geodesics.torusRounded(points, rule).map {
        $0.referenced.map(reference.residue)
      }
      let expected = points.unique.map { values in
        values.map { reference.residue(rule.referenced.round($0.referenced)) }
      }
      return .equal(found, expected)
    }
  }
}

extension Scope {
  /// The dimensions for laws that take GMP's rationals on every axis.
  fileprivate var fewDimensions: ClosedRange<Int> { dimensions.clamped(to: 0...8) }
}
