import PropertyTesting
import TorusSearch

extension SearchCatalog {
  /// The first outcome that does not hold, of scans and trees by every body that this machine runs.
  private func everyWay(_ outcome: (SearchWay) -> Outcome) -> Outcome {
    SearchWay.all.reduce(.holds) { $0.and(outcome($1)) }
  }

  /// Whether the lists are these.
  private func agree(
    _ found: NeighborLists?, _ expected: [[Neighbor]], _ way: SearchWay
  ) -> Outcome {
    guard let found else { return .fails("\(way) refuses") }
    return .equal((0..<found.count).map { Array(found[$0]) }, expected, "the rows found by \(way)")
  }

  var nearestAgrees: Law {
    Law(
      "search.nearest.agrees-with-definition",
      "the k nearest rows are the first k of all sorted by (distance, row), by every method and body"
    ) { [implementation] (choices) throws(Discard) in
      let drawn = try choices.search()
      let count = try choices.integer(in: 1...drawn.available, named: "k")
      let expected = drawn.queries.indices.map { Array(drawn.ranked($0).prefix(count)) }
      return everyWay { agree(implementation.nearest(drawn.question($0), count), expected, $0) }
    }
  }

  var withinAgrees: Law {
    Law(
      "search.rows-within.agree-with-definition",
      "the rows within a radius are those at a distance of at most it, by every method and body"
    ) { [implementation] (choices) throws(Discard) in
      let drawn = try choices.search()
      let ranked = drawn.queries.indices.map { drawn.ranked($0) }
      let distances = ranked[0].map(\.distance)
      let (near, step) = (
        try choices.element(of: distances, named: "near"),
        try choices.element(of: [0, 1, -1], named: "step")
      )
      let radius = step < 0 ? near - min(near, 1) : near + UInt64(step)
      let expected = ranked.map { $0.filter { $0.distance <= radius } }
      return everyWay { agree(implementation.within(drawn.question($0), radius), expected, $0) }
    }
  }

  var nearestIsWithin: Law {
    Law(
      "search.nearest.are-first-within",
      "the k nearest rows begin the rows within the distance of the last of them"
    ) { [implementation] (choices) throws(Discard) in
      let drawn = try choices.search()
      let count = try choices.integer(in: 1...drawn.available, named: "k")
      return everyWay { way in
        let question = drawn.question(way)
        guard let nearest = implementation.nearest(question, count), let last = nearest[0].last,
          let within = implementation.within(question, last.distance)
        else { return .fails("\(way) refuses") }
        return .equal(Array(nearest[0]), Array(within[0].prefix(count)), "the rows found by \(way)")
      }
    }
  }

  var threadsChangeNothing: Law {
    Law("search.nearest.threads-change-nothing", "any number of threads finds the same rows") {
      [implementation] (choices) throws(Discard) in
      let drawn = try choices.search()
      let count = try choices.integer(in: 1...drawn.available, named: "k")
      let threads = try choices.integer(in: 2...5, named: "threads")
      return everyWay { way in
        .equal(
          implementation.nearest(drawn.question(way, threads: threads), count),
          implementation.nearest(drawn.question(way), count))
      }
    }
  }

  var isInvariant: Law {
    Law(
      "search.nearest.is-translation-invariant", "moving all points by one vector changes no answer"
    ) { [implementation] (choices) throws(Discard) in
      let drawn = try choices.search()
      let count = try choices.integer(in: 1...drawn.available, named: "k")
      let vector = drawn.rows[try choices.index(below: drawn.rows.count)]
      return everyWay { way in
        .equal(
          implementation.nearest(drawn.moved(by: vector).question(way), count),
          implementation.nearest(drawn.question(way), count))
      }
    }
  }

  var tiesGoToLowerRows: Law {
    Law(
      "search.nearest.ties-go-to-lower-rows",
      "of hundreds of rows on few points, the nearest and those as near as the last of them are right"
    ) { [implementation] (choices) throws(Discard) in
      let drawn = try choices.searchOfManyTies()
      let count = min(try choices.integer(in: 1...70, named: "k"), drawn.available)
      let ranked = drawn.queries.indices.map { drawn.ranked($0) }
      let radius = ranked[0][count - 1].distance
      return everyWay { way in
        let question = drawn.question(way)
        return agree(
          implementation.nearest(question, count), ranked.map { Array($0.prefix(count)) }, way
        ).and(
          agree(
            implementation.within(question, radius),
            ranked.map { $0.filter { $0.distance <= radius } }, way))
      }
    }
  }
}
