import PropertyTesting
import ToroidalArithmetic
import TorusOracle

// The laws of distances in a box, and of tables of its points.

extension Catalog {
  var boxDistanceAgrees: Law {
    Law("box.distance.agrees-with-oracle", "each distance is its definition on integers") {
      [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let box = try choices.box(Scalar.self, dimension: dimension)
      let a = try choices.point(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.point(Scalar.self, dimension: dimension, named: "b")
      let metric = try choices.element(of: TorusMetric.allCases, named: "metric")
      let expected = metric.referenced.distance(
        box.referenced.distances(from: a.map { BigInteger($0) }, to: b.map { BigInteger($0) }),
        weights: box.axes.map { _ in 1 })
      return .equal(implementation.boxes.distance(box, a, b, metric).referenced, expected)
    }
  }

  var boxDistanceSeparates: Law {
    Law(
      "box.distance.is-symmetric-and-separates",
      "d(a, b) = d(b, a), and is 0 exactly if a and b wrap to one point"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let box = try choices.box(Scalar.self, dimension: dimension)
      let a = try choices.point(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.point(Scalar.self, dimension: dimension, named: "b")
      let metric = try choices.element(of: TorusMetric.allCases, named: "metric")
      let boxes = implementation.boxes
      let distance = boxes.distance(box, a, b, metric)
      return .equal(boxes.distance(box, b, a, metric), distance)
        .and(.equal(distance == 0, boxes.wrapped(box, a) == boxes.wrapped(box, b), "d(a, b) = 0"))
    }
  }

  var boxTriangle: Law {
    Law("box.distance.triangle", "d(a, c) ≤ d(a, b) + d(b, c) for Lee and Chebyshev") {
      [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let box = try choices.box(Scalar.self, dimension: dimension)
      let a = try choices.point(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.point(Scalar.self, dimension: dimension, named: "b")
      let c = try choices.point(Scalar.self, dimension: dimension, named: "c")
      let metric = try choices.element(of: [TorusMetric.lee, .chebyshev], named: "metric")
      let distance = implementation.boxes.distance
      let (direct, detour) = (
        distance(box, a, c, metric), distance(box, a, b, metric) + distance(box, b, c, metric)
      )
      return .require(direct <= detour, "\(direct) directly, \(detour) by way of b")
    }
  }

  var boxDistanceIsInvariant: Law {
    Law(
      "box.distance.is-translation-invariant",
      "d(a + t, b + t) = d(a, b), where open axes leave room for a + t and b + t"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let box = try choices.box(Scalar.self, dimension: dimension)
      let a = try choices.point(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.point(Scalar.self, dimension: dimension, named: "b")
      let t = try choices.point(Scalar.self, dimension: dimension, named: "t")
      let metric = try choices.element(of: TorusMetric.allCases, named: "metric")
      let boxes = implementation.boxes
      // Where an axis is open and has no room, nothing is moved along it.
      let steps = box.axes.indices.map { axis in
        let step = AxisStep(t[axis])
        let hasRoom = [a, b].allSatisfy {
          box.axes[axis].translated($0[axis], by: step) != nil
        }
        return hasRoom ? step : AxisStep(0)
      }
      guard let movedA = boxes.translated(box, a, steps),
        let movedB = boxes.translated(box, b, steps)
      else { return .fails("a translation with room is refused") }
      return .equal(boxes.distance(box, movedA, movedB, metric), boxes.distance(box, a, b, metric))
    }
  }

  var boxCutLocusAgrees: Law {
    Law("box.cut-locus.agrees-with-oracle", "the antipodal axes are those at distance L/2") {
      [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let box = try choices.box(Scalar.self, dimension: dimension)
      let a = try choices.point(Scalar.self, dimension: dimension, named: "a")
      let b = try choices.point(Scalar.self, dimension: dimension, named: "b")
      return .equal(
        implementation.boxes.antipodalAxes(box, a, b),
        box.referenced.antipodalAxes(a.map { BigInteger($0) }, b.map { BigInteger($0) }))
    }
  }

  var boxSitesAgree: Law {
    Law(
      "box.sites.agree-with-oracle",
      "the sites are the different wrapped points, each with all its rows"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.smallDimension(in: scope)
      let box = try choices.box(Scalar.self, dimension: dimension)
      let points = try choices.points(Scalar.self, dimension: dimension, in: scope)
      let found = implementation.boxes.sites(BoxTable(points, in: box))
      let expected = box.referenced.sites(of: points.map { $0.map { BigInteger($0) } })
      return .equal(found.map(\.rows), expected.map(\.rows), "rows")
        .and(.equal(found.map { $0.point.map { BigInteger($0) } }, expected.map(\.point), "points"))
        .and(.equal(found.map(\.multiplicity).reduce(0, +), points.count, "all multiplicities"))
    }
  }

  /// A table of points of a box, weights or none, a metric, and the distances of the oracle.
  private struct TableCase {
    let table: BoxTable<Scalar>
    let points: [[Scalar]]
    let weights: [UInt64]?
    let metric: TorusMetric

    init(in scope: Scope, from choices: inout Choices) throws(Discard) {
      let dimension = try choices.smallDimension(in: scope)
      let box = try choices.box(Scalar.self, dimension: dimension)
      points = try choices.points(Scalar.self, dimension: dimension, in: scope)
      table = BoxTable(points, in: box)
      weights =
        try choices.bool(named: "is weighted") ? try choices.weights(dimension: dimension) : nil
      metric = try choices.element(of: TorusMetric.allCases, named: "metric")
    }

    var axisWeights: AxisWeights? { weights.flatMap { try? AxisWeights($0) } }

    func distance(_ a: [Scalar], _ b: [Scalar]) -> BigInteger {
      let distances = table.box.referenced.distances(
        from: a.map { BigInteger($0) }, to: b.map { BigInteger($0) })
      return metric.referenced.distance(
        distances, weights: weights?.map { BigInteger($0) } ?? distances.map { _ in 1 })
    }
  }

  var boxNearestAgrees: Law {
    Law(
      "box.nearest.agrees-with-oracle",
      "the k nearest rows are the first k when all are sorted by (distance, row)"
    ) { [implementation, scope] (choices) throws(Discard) in
      let drawn = try TableCase(in: scope, from: &choices)
      let query = try choices.point(
        Scalar.self, dimension: drawn.table.box.dimension, named: "query")
      let count = try choices.integer(in: 0...7, named: "k")
      let found = implementation.boxes.nearest(
        drawn.table, query, count, drawn.metric, drawn.axisWeights)
      let expected = ReferenceSearch(count: drawn.points.count).nearest(count) {
        drawn.distance(drawn.points[$0], query)
      }
      return agree(found, expected)
    }
  }

  var boxRowsAgree: Law {
    Law(
      "box.rows.agree-with-oracle",
      "the rows within a radius are those at a distance of at most it, in order"
    ) { [implementation, scope] (choices) throws(Discard) in
      let drawn = try TableCase(in: scope, from: &choices)
      let query = try choices.point(
        Scalar.self, dimension: drawn.table.box.dimension, named: "query")
      let all = drawn.table.nearest(
        to: query, count: 1, metric: drawn.metric, weights: drawn.axisWeights)
      let radius = try choices.radius(Scalar.self, among: all.map(\.distance))
      let found = implementation.boxes.rows(
        drawn.table, radius, query, drawn.metric, drawn.axisWeights)
      let expected = ReferenceSearch(count: drawn.points.count).rows(within: radius.referenced) {
        drawn.distance(drawn.points[$0], query)
      }
      return agree(found, expected)
    }
  }

  var boxPairsAgree: Law {
    Law(
      "box.pairs.agree-with-oracle",
      "the pairs within a radius are all i < j at a distance of at most it, in order"
    ) { [implementation, scope] (choices) throws(Discard) in
      let drawn = try TableCase(in: scope, from: &choices)
      let two = drawn.points.prefix(2).map { $0 }
      let between =
        two.count < 2
        ? []
        : BoxTable(two, in: drawn.table.box).nearest(
          to: two[0], count: 2, metric: drawn.metric, weights: drawn.axisWeights)
      let radius = try choices.radius(Scalar.self, among: between.map(\.distance))
      let found = implementation.boxes.pairs(drawn.table, radius, drawn.metric, drawn.axisWeights)
      let expected = ReferenceSearch(count: drawn.points.count).pairs(within: radius.referenced) {
        drawn.distance(drawn.points[$0], drawn.points[$1])
      }
      return agree(found, expected)
    }
  }
}
