import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of searches in tables under every metric.
  static let searches: [Mutant] = [
    Mutant(
      "rows-exclude-radius", "a row exactly at the radius is left out",
      killedBy: "table.rows-within.agree-with-oracle", Int8.self
    ) {
      $0.searches.rows = { table, radius, query, metric, weights in
        table.rows(within: radius, of: query, metric: metric, weights: weights)
          .filter { $0.distance < radius }
      }
    },
    Mutant(
      "pairs-forget-last", "the last row is paired with none",
      killedBy: "table.pairs.agree-with-oracle", Int8.self
    ) {
      $0.searches.pairs = { table, radius, metric, weights in
        table.pairs(within: radius, metric: metric, weights: weights)
          .filter { $0.second < table.count - 1 }
      }
    },
    Mutant(
      "pairs-exclude-duplicates", "rows at distance 0 are taken for one and not paired",
      killedBy: "table.pairs.are-rows-within", Int8.self
    ) {
      $0.searches.pairs = { table, radius, metric, weights in
        table.pairs(within: radius, metric: metric, weights: weights).filter { $0.distance != 0 }
      }
    },
    Mutant(
      "pairs-lost-at-the-seam", "pairs are looked for on a line",
      killedBy: "table.pairs.are-translation-invariant", Int8.self
    ) {
      $0.searches.pairs = { table, radius, metric, weights in
        let line = PeriodicBox<Int8>(axes: (0..<table.dimension).map { _ in .open })
        return BoxTable((0..<table.count).map { table[$0].components }, in: line)
          .pairs(within: radius, metric: metric, weights: weights)
      }
    },
    Mutant(
      "weights-inside-the-square", "(a · d)² is summed instead of a · d²",
      killedBy: "table.weighted-nearest.agrees-with-oracle", Int8.self
    ) {
      $0.searches.nearest = { table, query, count, metric, weights in
        // Only weights below 2^30 have a square that is a weight.
        let squared = weights.values.map { metric == .squared && $0 < 1 << 30 ? $0 * $0 : $0 }
        let inside = (try? AxisWeights(squared)) ?? weights
        return table.nearest(to: query, count: count, metric: metric, weights: inside)
      }
    },
    Mutant(
      "weights-of-squared-only", "weights count under the squared distance only",
      killedBy: "table.weights.of-zero-drop-the-axis", Int8.self
    ) {
      $0.searches.nearest = { table, query, count, metric, weights in
        metric == .squared
          ? table.nearest(to: query, count: count, metric: metric, weights: weights)
          : table.nearest(to: query, count: count, metric: metric)
      }
    },
    Mutant(
      "weights-normalized", "weights are divided by their sum, and fractions lost",
      killedBy: "table.weights.of-one-change-nothing", Int8.self
    ) {
      $0.searches.nearest = { table, query, count, metric, weights in
        let total = weights.values.reduce(0, +)
        let normalized = weights.values.map { $0 / Swift.max(total, 1) }
        let divided = (try? AxisWeights(normalized)) ?? weights
        return table.nearest(to: query, count: count, metric: metric, weights: divided)
      }
    },
    Mutant(
      "weights-positive-only", "a weight of 0 is refused",
      killedBy: "table.weights.are-refused-exactly-if-too-large", Int8.self
    ) {
      $0.searches.weights = { $0.contains(0) ? nil : try? AxisWeights($0) }
    },
  ]
}
