import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of Fréchet means and circular medians.
  static let means: [Mutant] = [
    Mutant(
      "sample-counts-absent", "points of weight 0 are counted once",
      killedBy: "mean.sample.repeats-are-weights", UInt8.self
    ) {
      $0.means.weightedSample = { points, weights in
        Result { () throws(SampleError) in
          try CircularSample(points, weights: weights.map { Swift.max($0, 1) })
        }
      }
    },
    Mutant(
      "sample-total-wraps", "a total of 2^64 or more wraps instead of being refused",
      killedBy: "mean.sample.refuses-totals", UInt8.self
    ) {
      $0.means.weightedSample = { points, weights in
        Result { () throws(SampleError) in
          do throws(SampleError) {
            return try CircularSample(points, weights: weights)
          } catch .totalTooLarge {
            return try CircularSample(points, weights: weights.map { $0 >> 2 })
          }
        }
      }
    },
    Mutant(
      "table-by-rows", "the samples are taken along the rows of a table",
      killedBy: "mean.table.is-per-axis", UInt8.self
    ) {
      $0.means.axisSamples = { table in
        (0..<table.count).compactMap { CircularSample(table[$0].components) }
      }
    },
    Mutant(
      "mean-of-codes", "the mean is that of the codes as integers: from 359 and 1 degrees, 180",
      killedBy: "mean.frechet.is-isometry-equivariant", UInt8.self
    ) {
      $0.means.frechetMean = { sample in
        let sum = zip(sample.points, sample.weights).reduce(0 as UInt128) {
          $0 + UInt128($1.0) * UInt128($1.1)
        }
        let (floor, rest) = sum.quotientAndRemainder(dividingBy: UInt128(sample.totalWeight))
        let mean = RationalPoint(
          floor: UInt8(floor), numerator: UInt64(rest), denominator: sample.totalWeight)
        return FrechetMean(minimizers: [mean], variation: sample.frechetMean().variation)
      }
    },
    Mutant(
      "mean-hides-ties", "one of several means is given as the mean",
      killedBy: "mean.frechet.agrees-with-oracle", UInt8.self
    ) {
      $0.means.frechetMean = { sample in
        let mean = sample.frechetMean()
        return FrechetMean(minimizers: [mean.minimizers[0]], variation: mean.variation)
      }
    },
    Mutant(
      "mean-forgets-weights", "every distinct point counts once",
      killedBy: "mean.frechet.value-is-least", UInt8.self
    ) {
      $0.means.frechetMean = { (CircularSample($0.points) ?? $0).frechetMean() }
    },
    Mutant(
      "rounded-mean-truncated", "means are truncated toward zero, a place like any other",
      killedBy: "mean.rounded.agrees-with-oracle", Int8.self
    ) {
      $0.means.roundedMean = { mean, _ in
        mean.minimizers.map { $0.rounded($0.floor < 0 ? .up : .down) }
      }
    },
    Mutant(
      "lattice-mean-rounded",
      "the lattice points nearest to the means are called the lattice means",
      killedBy: "mean.lattice.agrees-with-oracle", UnsignedBits<3>.self
    ) {
      $0.means.latticeMean = { sample in
        LatticeMean(
          minimizers: sample.frechetMean().rounded(.toNearestOrEven),
          variation: sample.latticeMean().variation)
      }
    },
    Mutant(
      "median-of-codes", "the median is that of the codes as integers",
      killedBy: "median.circular.is-isometry-equivariant", UInt8.self
    ) {
      $0.means.circularMedian = { sample in
        let middle = sample.points[sample.points.count / 2]
        return CircularMedian(
          minimizers: [.closed(from: middle, to: middle)],
          deviation: sample.circularMedian().deviation)
      }
    },
    Mutant(
      "median-at-points-only", "of an arc of medians only the endpoints are given",
      killedBy: "median.circular.agrees-with-oracle", UInt8.self
    ) {
      $0.means.circularMedian = { sample in
        let median = sample.circularMedian()
        let ends: [Arc<UInt8>] = median.minimizers.flatMap { arc in
          guard case .closed(let start, let end) = arc, start != end else { return [arc] }
          return [.closed(from: start, to: start), .closed(from: end, to: end)]
        }
        return CircularMedian(minimizers: ends, deviation: median.deviation)
      }
    },
    Mutant(
      "median-of-balance", "where every point balances its antipode, the first point is given",
      killedBy: "median.circular.value-is-least", UInt8.self
    ) {
      $0.means.circularMedian = { sample in
        let median = sample.circularMedian()
        guard median.minimizers == [.circle] else { return median }
        let first = Arc.closed(from: sample.points[0], to: sample.points[0])
        return CircularMedian(minimizers: [first], deviation: median.deviation)
      }
    },
  ]
}
