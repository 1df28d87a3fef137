public import PropertyTesting
import TorusSearch

extension Mutant {
  /// Faults in searches of tables of codes.
  public static var ofSearches: [Mutant] {
    [
      nearest(
        "search-keeps-later-ties", "of two rows at one distance the later is the nearer",
        killedBy: "search.nearest.agrees-with-definition"
      ) { all, count in
        Array(all.sorted { ($0.distance, $1.row) < ($1.distance, $0.row) }.prefix(count))
      },
      nearest(
        "search-drops-duplicates", "a row at the distance of an earlier one is left out",
        killedBy: "search.nearest.are-first-within"
      ) { all, count in
        var kept: [Neighbor] = []
        for row in all where kept.last?.distance != row.distance { kept.append(row) }
        return Array((kept + all).prefix(count))
      },
      nearest(
        "search-counts-padding", "the zero rows that fill the last block are rows",
        killedBy: "search.nearest.agrees-with-definition"
      ) { all, count in
        let last = all.map(\.row).max() ?? 0
        return Array(
          (last % 64 == 63 ? all : all + [Neighbor(row: last + 1, distance: 0)]).sorted()
            .prefix(count))
      },
      Mutant("search-excludes-by-distance", "a row at distance 0 counts as the query itself") {
        let within = $0.within
        $0.nearest = { ask, count in
          guard let all = within(ask, .max) else { return nil }
          return NeighborLists(
            (0..<all.count).map { query in
              let found = all[query].filter {
                ask.candidates == .all || $0.distance != 0
              }
              return Array((found + all[query]).prefix(count))
            })
        }
      },
      Mutant(
        "search-radius-is-open", "a row exactly at the radius is left out",
        killedBy: "search.rows-within.agree-with-definition"
      ) {
        let within = $0.within
        $0.within = { ask, radius in
          within(ask, radius).map { all in
            NeighborLists((0..<all.count).map { all[$0].filter { $0.distance < radius } })
          }
        }
      },
      Mutant(
        "search-narrow-sum", "distances are summed in 8 bits",
        killedBy: "search.rows-within.agree-with-definition"
      ) {
        let within = $0.within
        $0.within = { ask, radius in
          within(ask, .max).map { all in
            NeighborLists(
              (0..<all.count).map {
                all[$0].map { Neighbor(row: $0.row, distance: $0.distance & 255) }
                  .filter { $0.distance <= radius }.sorted()
              })
          }
        }
      },
      Mutant(
        "search-merges-stripes-unsorted", "the answers of the threads are joined in any order",
        killedBy: "search.nearest.threads-change-nothing"
      ) {
        let nearest = $0.nearest
        $0.nearest = { ask, count in
          guard let found = nearest(ask, count), ask.threads > 1 else { return nearest(ask, count) }
          return NeighborLists((0..<found.count).map { found[$0].reversed() })
        }
      },
      gaps(
        "search-is-euclidean", "distances do not go around the seam",
        killedBy: "search.nearest.is-translation-invariant"
      ) { a, b, _ in a > b ? a - b : b - a },
      gaps(
        "search-saturates-half-ring", "|−m/2| is m/2 − 1, as in saturating arithmetic",
        killedBy: "search.nearest.agrees-with-definition"
      ) { a, b, turn in
        let forward = (turn + b - a) % turn
        return min(forward, turn - forward, turn / 2 - 1)
      },
      tree(
        "search-box-without-seam", "the distance of a point to a box does not go around the seam",
        killedBy: "search.nearest.is-translation-invariant"
      ) {
        $0.gap = { code, low, high, _ in code < low ? low - code : code > high ? code - high : 0 }
      },
      tree(
        "search-box-at-equal-distance", "a box no nearer than the last row kept is passed by",
        killedBy: "search.nearest.ties-go-to-lower-rows"
      ) { $0.enters = { $0.distance < $1.distance } },
      tree(
        "search-leaf-without-last-row", "a leaf's last row is not compared",
        killedBy: "search.nearest.agrees-with-definition"
      ) { $0.compared = { $0.dropLast() } },
      tree(
        "search-box-by-entry",
        "a table's entry at a box's gap is taken for a bound, though later ones are less",
        killedBy: "search.nearest.agrees-with-definition"
      ) { $0.bounding = { $0 } },
    ]
  }

  /// A fault in a tree.
  private static func tree(
    _ name: String, _ fault: String, killedBy killer: LawName, _ plant: (inout PlainTree) -> Void
  ) -> Mutant {
    var tree = PlainTree()
    plant(&tree)
    return Mutant(name, fault, killedBy: killer) { [tree] in $0.nearest = tree.nearest }
  }

  private init(
    _ name: String, _ fault: String,
    killedBy killer: LawName = "search.nearest.agrees-with-definition",
    _ plant: (inout SearchImplementation) -> Void
  ) {
    var implementation = SearchImplementation.standard
    plant(&implementation)
    self.init(
      name, fault, over: "search", killedBy: killer, in: SearchCatalog(implementation).laws)
  }

  /// A fault in what is taken of all rows, which come in the right order.
  private static func nearest(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ taken: @escaping @Sendable (_ all: [Neighbor], _ count: Int) -> [Neighbor]
  ) -> Mutant {
    Mutant(name, fault, killedBy: killer) {
      let within = $0.within
      $0.nearest = { ask, count in
        within(ask, .max).map { all in
          NeighborLists((0..<all.count).map { taken(Array(all[$0]), count) })
        }
      }
    }
  }

  /// A fault in the distance of two codes on the circle of `turn` points.
  private static func gaps(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ gap: @escaping @Sendable (_ a: Int, _ b: Int, _ turn: Int) -> Int
  ) -> Mutant {
    Mutant(name, fault, killedBy: killer) {
      $0.nearest = { ask, count in
        let turn = 1 << ask.rows.layout.codeBits
        func distance(_ a: [UInt16], _ b: [UInt16]) -> UInt64 {
          let gaps = zip(a, b).map { gap(Int($0), Int($1), turn) }
          let terms = gaps.map { gap in
            switch ask.metric {
            case .lee, .chebyshev: UInt64(gap)
            case .squaredFlat: UInt64(gap * gap)
            case .tabulated(let table): UInt64(table[min(gap, turn / 2)])
            }
          }
          return ask.metric == .chebyshev ? terms.max() ?? 0 : terms.reduce(0, +)
        }
        return NeighborLists(
          (0..<ask.queries.count).map { query in
            let codes = ask.queries.codes(ofRow: query)
            let ranked = (0..<ask.rows.count)
              .filter { ask.candidates == .all || $0 != query }
              .map { Neighbor(row: $0, distance: distance(codes, ask.rows.codes(ofRow: $0))) }
            return Array(ranked.sorted().prefix(count))
          })
      }
    }
  }
}
