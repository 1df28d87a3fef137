import PropertyTesting
import ToroidalArithmetic
import TorusOracle

/// A table of up to 6 rows, a query, and a metric.
private struct SearchCase<Scalar: FixedWidthInteger & Sendable> {
  let table: TorusTable<Scalar>
  let query: TorusVector<Scalar>
  let metric: TorusMetric

  init(in scope: Scope, from choices: inout Choices) throws(Discard) {
    let dimension = try choices.smallDimension(in: scope)
    let rows = try choices.points(Scalar.self, dimension: dimension, in: scope)
    table = TorusTable(rows.map { TorusVector($0) }, dimension: dimension)
    query = try choices.vector(Scalar.self, dimension: dimension, named: "query")
    metric = try choices.element(of: TorusMetric.allCases, named: "metric")
  }

  /// The distance of the oracle, by definition.
  func distance(
    _ a: TorusVector<Scalar>, _ b: TorusVector<Scalar>, _ weights: [UInt64]? = nil
  ) -> BigInteger {
    let distances = Reference(width: Scalar.bitWidth).axisDistances(a.referenced, b.referenced)
    return metric.referenced.distance(
      distances, weights: weights?.map { BigInteger($0) } ?? distances.map { _ in 1 })
  }

  /// A radius, often the distance of the query from the first row or of the first two rows.
  func radius(from choices: inout Choices) throws(Discard) -> UInt320 {
    var distances: [UInt320] = []
    if table.count > 0 { distances.append(table[0].distance(to: query, metric: metric)) }
    if table.count > 1 { distances.append(table[0].distance(to: table[1], metric: metric)) }
    return try choices.radius(Scalar.self, among: distances)
  }
}

extension Catalog {
  var rowsWithinAgree: Law {
    Law(
      "table.rows-within.agree-with-oracle",
      "the rows within a radius are those at a distance of at most it, in order"
    ) { [implementation, scope] (choices) throws(Discard) in
      let drawn = try SearchCase<Scalar>(in: scope, from: &choices)
      let weights =
        try choices.bool(named: "is weighted")
        ? try choices.weights(dimension: drawn.table.dimension) : nil
      let radius = try drawn.radius(from: &choices)
      let found = implementation.searches.rows(
        drawn.table, radius, drawn.query, drawn.metric, weights.flatMap { try? AxisWeights($0) })
      let expected = ReferenceSearch(count: drawn.table.count).rows(within: radius.referenced) {
        drawn.distance(drawn.table[$0], drawn.query, weights)
      }
      return agree(found, expected)
    }
  }

  var pairsWithinAgree: Law {
    Law(
      "table.pairs.agree-with-oracle",
      "the pairs within a radius are all i < j at a distance of at most it, in order"
    ) { [implementation, scope] (choices) throws(Discard) in
      let drawn = try SearchCase<Scalar>(in: scope, from: &choices)
      let weights =
        try choices.bool(named: "is weighted")
        ? try choices.weights(dimension: drawn.table.dimension) : nil
      let radius = try drawn.radius(from: &choices)
      let found = implementation.searches.pairs(
        drawn.table, radius, drawn.metric, weights.flatMap { try? AxisWeights($0) })
      let expected = ReferenceSearch(count: drawn.table.count).pairs(within: radius.referenced) {
        drawn.distance(drawn.table[$0], drawn.table[$1], weights)
      }
      return agree(found, expected)
    }
  }

  var pairsAreRowsWithin: Law {
    Law(
      "table.pairs.are-rows-within",
      "the pairs (i, j) within a radius are the rows j > i within it of row i"
    ) { [implementation, scope] (choices) throws(Discard) in
      let drawn = try SearchCase<Scalar>(in: scope, from: &choices)
      let radius = try drawn.radius(from: &choices)
      let (table, metric) = (drawn.table, drawn.metric)
      let expected = (0..<table.count).flatMap { row in
        implementation.searches.rows(table, radius, table[row], metric, nil)
          .filter { $0.row > row }
          .map { TorusPair(first: row, second: $0.row, distance: $0.distance) }
      }
      return .equal(implementation.searches.pairs(table, radius, metric, nil), expected)
    }
  }

  var pairsAreInvariant: Law {
    Law(
      "table.pairs.are-translation-invariant",
      "moving all rows by one vector changes no pair and no distance"
    ) { [implementation, scope] (choices) throws(Discard) in
      let drawn = try SearchCase<Scalar>(in: scope, from: &choices)
      let radius = try drawn.radius(from: &choices)
      let table = drawn.table
      let moved = TorusTable(
        (0..<table.count).map { table[$0] + drawn.query }, dimension: table.dimension)
      let pairs = implementation.searches.pairs
      return .equal(
        pairs(moved, radius, drawn.metric, nil), pairs(table, radius, drawn.metric, nil))
    }
  }

  var weightedNearestAgrees: Law {
    Law(
      "table.weighted-nearest.agrees-with-oracle",
      "the k nearest rows are the first k when all are sorted by (weighted distance, row)"
    ) { [implementation, scope] (choices) throws(Discard) in
      let drawn = try SearchCase<Scalar>(in: scope, from: &choices)
      let values = try choices.weights(dimension: drawn.table.dimension)
      guard let weights = try? AxisWeights(values) else { return .fails("\(values) is refused") }
      let count = try choices.integer(in: 0...7, named: "k")
      let found = implementation.searches.nearest(
        drawn.table, drawn.query, count, drawn.metric, weights)
      let expected = ReferenceSearch(count: drawn.table.count).nearest(count) {
        drawn.distance(drawn.table[$0], drawn.query, values)
      }
      return agree(found, expected)
    }
  }

  var unitWeightsChangeNothing: Law {
    Law("table.weights.of-one-change-nothing", "under weights 1 the nearest rows are the same") {
      [implementation, scope] (choices) throws(Discard) in
      let drawn = try SearchCase<Scalar>(in: scope, from: &choices)
      let count = try choices.integer(in: 0...7, named: "k")
      let ones = [UInt64](repeating: 1, count: drawn.table.dimension)
      guard let weights = try? AxisWeights(ones) else { return .fails("weights 1 are refused") }
      return .equal(
        implementation.searches.nearest(drawn.table, drawn.query, count, drawn.metric, weights),
        implementation.nearest(drawn.table, drawn.query, count, drawn.metric))
    }
  }

  var zeroWeightDropsAxis: Law {
    Law(
      "table.weights.of-zero-drop-the-axis",
      "under a last weight of 0 the nearest rows are those of the table without the last axis"
    ) { [implementation, scope] (choices) throws(Discard) in
      let drawn = try SearchCase<Scalar>(in: scope, from: &choices)
      let count = try choices.integer(in: 0...7, named: "k")
      let others = drawn.table.dimension - 1
      if others < 0 { return .holds }
      let ones = [UInt64](repeating: 1, count: others)
      guard let weights = try? AxisWeights(ones + [0]) else { return .fails("0 is refused") }
      let rows = (0..<drawn.table.count).map {
        TorusVector(drawn.table[$0].components.dropLast())
      }
      return .equal(
        implementation.searches.nearest(drawn.table, drawn.query, count, drawn.metric, weights),
        implementation.nearest(
          TorusTable(rows, dimension: others), TorusVector(drawn.query.components.dropLast()),
          count, drawn.metric))
    }
  }

  var weightsAreJudged: Law {
    Law(
      "table.weights.are-refused-exactly-if-too-large", "weights are those that sum below 2^64"
    ) { [implementation, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let values = try choices.point(Scalar.self, dimension: dimension, named: "weight").map {
        UInt64(truncatingIfNeeded: $0)
      }
      let sum = values.reduce(0 as BigInteger) { $0 + BigInteger($1) }
      return .equal(
        implementation.searches.weights(values)?.values,
        sum < BigInteger.powerOfTwo(64) ? values : nil)
    }
  }
}
