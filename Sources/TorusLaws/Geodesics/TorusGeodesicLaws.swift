import PropertyTesting
import ToroidalArithmetic
import TorusOracle

/// The laws of geodesics, their points and midpoints on the torus.
extension Catalog {
  var torusGeodesicsAgree: Law {
    Law(
      "geodesic.torus.agrees-with-oracle",
      "the paths go from a to b by the least integers congruent to b − a on each axis"
    ) { [implementation, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.fewDimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let paths = implementation.geodesics.torusPaths(a, b)
      let expected = zip(a.referenced, b.referenced).map {
        reference.logarithms(from: $0, to: $1)
      }
      return .equal(
        paths.axes.map { $0.all.map(\.velocity.referenced) }, expected, "the velocities"
      )
      .and(.equal(paths.axes.map { $0.all[0].start }, a.components, "the starts"))
    }
  }

  var torusGeodesicsAreCounted: Law {
    Law(
      "geodesic.torus.branches-at-antipodal-axes",
      "with k antipodal axes there are 2^k paths, and their squared length is the squared distance"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let paths = implementation.geodesics.torusPaths(a, b)
      let antipodal = implementation.antipodalAxes(a, b)
      return .equal(paths.ambiguousAxes, antipodal, "the ambiguous axes")
        .and(.equal(paths.log2Count, antipodal.count, "k"))
        .and(.equal(paths.isUnique, antipodal.isEmpty, "unique"))
        .and(.equal(paths.unique == nil, !antipodal.isEmpty, "no only path"))
        .and(
          .equal(
            implementation.geodesics.squaredLength(paths), implementation.squaredDistance(a, b),
            "the squared length"))
    }
  }

  var torusGeodesicsUnderIsometries: Law {
    Law(
      "geodesic.torus.is-equivariant-under-isometries",
      "the points at t between f(a) and f(b) are the images of those between a and b, for f "
        + "a signed permutation of the axes followed by a translation; those between b and a are "
        + "at 1 − t"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.fewDimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let fraction = try choices.pathFraction()
      let isometry = try SignedPermutation(dimension: dimension, from: &choices)
      let t = try choices.vector(Scalar.self, dimension: dimension, named: "t")
      func points(
        _ start: TorusVector<Scalar>, _ end: TorusVector<Scalar>, _ fraction: PathFraction
      ) -> [[RationalPoint<Scalar>]] {
        implementation.geodesics.torusPoints(
          implementation.geodesics.torusPaths(start, end), fraction.numerator,
          fraction.denominator
        ).axes.map(\.all)
      }
      let direct = points(a, b, fraction)
      // Where each axis comes from, counted from 1, and with which sign.
      let sources = isometry(TorusVector((0..<dimension).map { $0 + 1 })).components
      let images = zip(sources, t.components).map { source, t in
        direct[abs(source) - 1].map { point in
          (source < 0 ? point.negated : point).translated(by: Displacement(residue: t))
        }.sorted { $0.floor < $1.floor }
      }
      return .equal(points(isometry(a) + t, isometry(b) + t, fraction), images)
        .and(.equal(points(b, a, fraction.complement), direct, "from b to a"))
    }
  }

  var torusPointsAgree: Law {
    Law(
      "geodesic.torus.points-are-those-of-each-axis",
      "the points at t are, on each axis, the points at t of the paths of that axis"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.fewDimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let t = try choices.pathFraction()
      let points = implementation.geodesics.torusPoints(
        implementation.geodesics.torusPaths(a, b), t.numerator, t.denominator)
      return .equal(
        points.axes,
        zip(a.components, b.components).map {
          implementation.geodesics.points(
            implementation.geodesics.paths($0, $1), t.numerator, t.denominator)
        })
    }
  }

  var torusMidpointsAgree: Law {
    Law(
      "geodesic.torus.midpoints-are-halfway",
      "the midpoints are the points at ½ of the geodesics, and those of (b, a)"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.fewDimensions, named: "dimension")
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
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.fewDimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let t = try choices.pathFraction()
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let points = implementation.geodesics.torusPoints(
        implementation.geodesics.torusPaths(a, b), t.numerator, t.denominator)
      let expected = points.unique.map { values in
        TorusVector(values.map { implementation.geodesics.rounded($0, rule) })
      }
      return .equal(implementation.geodesics.torusRounded(points, rule), expected)
    }
  }
}

extension RationalPoint {
  /// The point −self.
  fileprivate var negated: Self {
    // −(f + n/d) = (−f − 1) + (d − n)/d, and −f − 1 is ~f.
    isLatticePoint
      ? Self(floor: 0 &- floor)
      : Self(floor: ~floor, numerator: denominator - numerator, denominator: denominator)
  }
}

extension Scope {
  /// The dimensions for laws that take their time on every axis.
  fileprivate var fewDimensions: ClosedRange<Int> { dimensions.clamped(to: 0...8) }
}
