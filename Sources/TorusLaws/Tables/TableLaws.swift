public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``TorusTable/nearest(to:count:metric:)``.
  public var tableLaws: [Law] { [nearestAgrees, nearestIsPrefix] }

  /// A table and a query of its dimension.
  private static func table(
    in scope: Scope, from choices: inout Choices
  ) throws(Discard) -> (TorusTable<Scalar>, TorusVector<Scalar>) {
    let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
    let count = try choices.integer(in: scope.rows, named: "rows")
    var rows: [TorusVector<Scalar>] = []
    for _ in 0..<count {
      rows.append(try choices.vector(Scalar.self, dimension: dimension, named: "row"))
    }
    let query = try choices.vector(Scalar.self, dimension: dimension, named: "query")
    return (TorusTable(rows, dimension: dimension), query)
  }

  var nearestAgrees: Law {
    Law(
      "table.nearest.agrees-with-oracle",
      "the k nearest rows are the first k when all are sorted by (distance, row)"
    ) { [implementation, reference, scope] (choices) throws(Discard) in
      let (table, query) = try Self.table(in: scope, from: &choices)
      let count = try choices.integer(in: 0...scope.rows.upperBound, named: "k")
      let metric = try choices.element(of: TorusMetric.allCases, named: "metric")
      let expected = reference.nearest(
        count, of: (0..<table.count).map { table[$0].referenced }, to: query.referenced
      ) { reference.distance(metric, $0, $1) }
      let found = implementation.nearest(table, query, count, metric)
      return .equal(found.map(\.row), expected.map(\.row), "rows")
        .and(.equal(found.map(\.distance.referenced), expected.map(\.distance), "distances"))
    }
  }

  var nearestIsPrefix: Law {
    Law("table.nearest.is-prefix", "the k nearest rows begin the k + 1 nearest") {
      [implementation, scope] (choices) throws(Discard) in
      let (table, query) = try Self.table(in: scope, from: &choices)
      let count = try choices.integer(in: 0...scope.rows.upperBound, named: "k")
      let metric = try choices.element(of: TorusMetric.allCases, named: "metric")
      let more = implementation.nearest(table, query, count + 1, metric)
      return .equal(
        implementation.nearest(table, query, count, metric), Array(more.prefix(count)))
    }
  }
}
