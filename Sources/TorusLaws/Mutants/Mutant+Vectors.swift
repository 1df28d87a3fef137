import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of vectors, their distances and tables.
  static let vectors: [Mutant] = [
    Mutant(
      "sum-saturates", "components stop at the largest value",
      killedBy: "group.sum.is-associative", Int8.self
    ) {
      $0.sum = { a, b in
        TorusVector(zip(a.components, b.components).map { Int8(clamping: Int($0) + Int($1)) })
      }
    },
    Mutant(
      "negation-saturates", "the negative of the minimum is the maximum",
      killedBy: "group.negation.is-inverse", Int8.self
    ) {
      $0.negation = { TorusVector($0.components.map { Int8(clamping: -Int($0)) }) }
    },
    Mutant(
      "multiple-clamped", "the multiple is clamped to the scalar before it is applied",
      killedBy: "group.multiple.agrees-with-oracle", Int8.self
    ) {
      $0.multiple = { Int8(clamping: $0) * $1 }
    },
    Mutant(
      "lee-in-bytes", "the Lee distance is summed in the scalar's own width",
      killedBy: "metric.lee.agrees-with-oracle", Int8.self
    ) {
      $0.leeDistance = { a, b in
        UInt320(
          zip(a.components, b.components).reduce(UInt8(0)) { $0 &+ $1.0.circularDistance(to: $1.1) }
        )
      }
    },
    Mutant(
      "squares-in-32-bits", "squares are summed in 32 bits: 50000 squared is negative",
      killedBy: "metric.squared.agrees-with-oracle", Int32.self
    ) {
      $0.squaredDistance = wrappingSquares
    },
    Mutant(
      "squares-wrap-at-64-bits", "one squared term of 64-bit scalars does not fit 64 bits",
      killedBy: "metric.distances.compare", UInt64.self
    ) {
      $0.squaredDistance = wrappingSquares
    },
    Mutant(
      "chebyshev-forgets-last", "the last axis is not looked at",
      killedBy: "metric.chebyshev.agrees-with-oracle", Int8.self
    ) {
      $0.chebyshevDistance = { a, b in
        TorusVector(a.components.dropLast()).chebyshevDistance(
          to: TorusVector(b.components.dropLast()))
      }
    },
    Mutant(
      "cut-locus-forgets-last", "antipodal axes beyond the first are not reported",
      killedBy: "geometry.cut-locus.agrees-with-oracle", Int8.self
    ) {
      $0.antipodalAxes = { Array($0.antipodalAxes(to: $1).prefix(1)) }
    },
    Mutant(
      "nearest-prefers-last", "ties go to the higher row",
      killedBy: "table.nearest.agrees-with-oracle", Int8.self
    ) {
      $0.nearest = { table, query, count, metric in
        let all = table.nearest(to: query, count: table.count, metric: metric)
        let sorted = all.sorted {
          $0.distance != $1.distance ? $0.distance < $1.distance : $0.row > $1.row
        }
        return Array(sorted.prefix(count))
      }
    },
    Mutant(
      "nearest-excludes-zero", "rows at distance 0 are taken for the query itself and left out",
      killedBy: "table.nearest.agrees-with-oracle", Int8.self
    ) {
      $0.nearest = { table, query, count, metric in
        let all = table.nearest(to: query, count: table.count, metric: metric)
        return Array(all.filter { $0.distance != 0 }.prefix(count))
      }
    },
  ]
}

/// The squared distance summed in the scalar's own width.
@Sendable
private func wrappingSquares<Scalar: FixedWidthInteger>(
  _ a: TorusVector<Scalar>, _ b: TorusVector<Scalar>
) -> UInt320 {
  UInt320(
    zip(a.components, b.components).reduce(0 as Scalar.Magnitude) { sum, pair in
      let distance = pair.0.circularDistance(to: pair.1)
      return sum &+ distance &* distance
    })
}
