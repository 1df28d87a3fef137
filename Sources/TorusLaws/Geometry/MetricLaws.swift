public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of the three distances of vectors, and of the cut locus.
  public var metricLaws: [Law] {
    TorusMetric.allCases.flatMap { metric in
      [metricAgrees(metric), metricSeparates(metric), metricIsInvariant(metric)]
    } + [
      leeTriangle, chebyshevTriangle, distancesCompare, leeAdds, antipodalAxesAgree,
      antipodeIsFarthest,
    ]
  }

  /// The distance of the implementation under `metric`.
  func distance(
    _ metric: TorusMetric
  ) -> @Sendable (TorusVector<Scalar>, TorusVector<Scalar>) -> UInt320 {
    switch metric {
    case .lee: implementation.leeDistance
    case .squared: implementation.squaredDistance
    case .chebyshev: { [implementation] in UInt320(implementation.chebyshevDistance($0, $1)) }
    }
  }

  private func metricAgrees(_ metric: TorusMetric) -> Law {
    let distance = distance(metric)
    return Law(
      metric.law("agrees-with-oracle"), "the \(metric) distance is its definition on integers"
    ) { [reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      return .equal(
        distance(a, b).referenced, reference.distance(metric, a.referenced, b.referenced))
    }
  }

  private func metricSeparates(_ metric: TorusMetric) -> Law {
    let distance = distance(metric)
    return Law(
      metric.law("is-symmetric-and-separates"), "d(a, b) = d(b, a), and is 0 exactly if a = b"
    ) { [scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      return .equal(distance(a, b), distance(b, a))
        .and(.equal(distance(a, b) == 0, a == b, "d(a, b) = 0"))
        .and(.equal(distance(a, a), 0, "d(a, a)"))
    }
  }

  private func metricIsInvariant(_ metric: TorusMetric) -> Law {
    let distance = distance(metric)
    return Law(
      metric.law("is-invariant-under-isometries"),
      "d(f(a), f(b)) = d(a, b) for f a signed permutation of the axes followed by a translation"
    ) { [scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let isometry = try SignedPermutation(dimension: dimension, from: &choices)
      let t = try choices.vector(Scalar.self, dimension: dimension, named: "t")
      return .equal(distance(isometry(a) + t, isometry(b) + t), distance(a, b))
    }
  }

  var leeTriangle: Law {
    triangle("metric.lee.triangle", implementation.leeDistance)
  }

  var chebyshevTriangle: Law {
    triangle("metric.chebyshev.triangle", distance(.chebyshev))
  }

  private func triangle(
    _ name: LawName,
    _ distance: @escaping @Sendable (TorusVector<Scalar>, TorusVector<Scalar>) -> UInt320
  ) -> Law {
    Law(name, "d(a, c) ≤ d(a, b) + d(b, c)") { [scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let c = try choices.vector(Scalar.self, dimension: dimension, named: "c")
      let (direct, detour) = (distance(a, c), distance(a, b) + distance(b, c))
      return .require(direct <= detour, "\(direct) directly, \(detour) by way of b")
    }
  }

  var distancesCompare: Law {
    Law(
      "metric.distances.compare",
      "Chebyshev ≤ Lee ≤ n · Chebyshev, and Chebyshev² ≤ squared ≤ Lee · Chebyshev"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let lee = implementation.leeDistance(a, b).referenced
      let squared = implementation.squaredDistance(a, b).referenced
      let greatest = BigInteger(implementation.chebyshevDistance(a, b))
      return .require(
        greatest <= lee && lee <= BigInteger(dimension) * greatest
          && greatest * greatest <= squared && squared <= lee * greatest,
        "Lee \(lee), squared \(squared), Chebyshev \(greatest)")
    }
  }

  var leeAdds: Law {
    Law(
      "metric.lee.adds-over-axes",
      "the Lee and squared distances of (a, x) and (b, y) are the sums over a, b and x, y"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let split = try choices.integer(in: 0...dimension, named: "split")
      func parts(_ v: TorusVector<Scalar>) -> (TorusVector<Scalar>, TorusVector<Scalar>) {
        (TorusVector(v.components[..<split]), TorusVector(v.components[split...]))
      }
      let ((a1, a2), (b1, b2)) = (parts(a), parts(b))
      let (lee, squared) = (implementation.leeDistance, implementation.squaredDistance)
      return .equal(lee(a, b), lee(a1, b1) + lee(a2, b2), "Lee")
        .and(.equal(squared(a, b), squared(a1, b1) + squared(a2, b2), "squared"))
    }
  }

  var antipodalAxesAgree: Law {
    Law("geometry.cut-locus.agrees-with-oracle", "the antipodal axes are those at distance m/2") {
      [implementation, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let expected = reference.antipodalAxes(a.referenced, b.referenced)
      return .equal(implementation.antipodalAxes(a, b), expected)
        .and(.equal(a.isInCutLocus(of: b), !expected.isEmpty, "in the cut locus"))
    }
  }

  var antipodeIsFarthest: Law {
    Law(
      "geometry.antipode.is-farthest", "the antipode of a is at Lee distance n · m/2, the greatest"
    ) {
      [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let a = try choices.vector(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.vector(Scalar.self, dimension: dimension, named: "b")
      let greatest = BigInteger(dimension) * BigInteger.powerOfTwo(Scalar.bitWidth - 1)
      let distance = implementation.leeDistance(a, b).referenced
      return .equal(implementation.leeDistance(a, a.antipode).referenced, greatest)
        .and(.require(distance <= greatest, "d(a, b) is \(distance), more than \(greatest)"))
        .and(.equal(distance == greatest, b == a.antipode, "d(a, b) is the greatest"))
    }
  }
}

extension TorusMetric {
  /// The name of a law of this metric.
  func law(_ claim: String) -> LawName {
    let family =
      switch self {
      case .lee: "lee"
      case .squared: "squared"
      case .chebyshev: "chebyshev"
      }
    return LawName(stringLiteral: "metric.\(family).\(claim)")
  }
}

extension Reference {
  /// The distance under `metric`, by its definition.
  func distance(_ metric: TorusMetric, _ a: [BigInteger], _ b: [BigInteger]) -> BigInteger {
    switch metric {
    case .lee: leeDistance(a, b)
    case .squared: squaredDistance(a, b)
    case .chebyshev: chebyshevDistance(a, b)
    }
  }
}
