import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of metric balls.
  static let balls: [Mutant] = [
    Mutant(
      "ball-is-open", "points at exactly the radius are left out",
      killedBy: "ball.contains.agrees-with-oracle", Int8.self
    ) {
      $0.balls.contains = { $0.center.distance(to: $1, metric: $0.metric) < $0.radius }
    },
    Mutant(
      "ball-in-scalar-width", "the radius is cut to the width of the scalars",
      killedBy: "ball.contains.agrees-with-oracle", UInt8.self
    ) {
      $0.balls.contains = { ball, point in
        let radius = UInt320(UInt8(truncatingIfNeeded: ball.radius.words[0]))
        return MetricBall(center: ball.center, radius: radius, metric: ball.metric)
          .contains(point)
      }
    },
    Mutant(
      "ball-never-wraps", "balls are counted in Z^n, where nothing goes around",
      killedBy: "ball.count.agrees-with-oracle", UnsignedBits<2>.self
    ) {
      let counts = $0.balls.pointCount
      $0.balls.pointCount = { dimension, radius, metric in
        guard metric == .lee else { return counts(dimension, radius, metric) }
        return Implementation<UInt64>.standard.balls.pointCount(dimension, radius, metric)
      }
    },
    Mutant(
      "ball-meets-antipode-twice", "the Chebyshev ball has (2r + 1)^n points, also at m/2",
      killedBy: "ball.count.saturates", UInt8.self
    ) {
      let counts = $0.balls.pointCount
      $0.balls.pointCount = { dimension, radius, metric in
        guard metric == .chebyshev else { return counts(dimension, radius, metric) }
        return Implementation<UInt16>.standard.balls.pointCount(dimension, radius, metric)
      }
    },
    Mutant(
      "ball-squared-radius-is-a-distance", "the squared ball of r is counted up to r²",
      killedBy: "ball.count.agrees-with-oracle", UInt8.self
    ) {
      let counts = $0.balls.pointCount
      $0.balls.pointCount = { dimension, radius, metric in
        guard metric == .squared else { return counts(dimension, radius, metric) }
        return counts(dimension, radius.multipliedExactly(by: radius) ?? radius, metric)
      }
    },
    Mutant(
      "ball-count-wraps", "counts are given modulo 2^64",
      killedBy: "ball.lee-count.agrees-with-binomials", UInt64.self
    ) {
      let counts = $0.balls.pointCount
      $0.balls.pointCount = { dimension, radius, metric in
        counts(dimension, radius, metric).map { UInt320($0.words[0]) }
      }
    },
    Mutant(
      "ball-complement-forgets-boundary", "the sphere itself is not counted past m/2",
      killedBy: "ball.lee-count.complements", UInt8.self
    ) {
      let counts = $0.balls.pointCount
      $0.balls.pointCount = { dimension, radius, metric in
        counts(dimension, radius > 128 ? radius - 1 : radius, metric)
      }
    },
    Mutant(
      "wide-product-wraps", "products are cut to 320 bits instead of refused",
      killedBy: "ball.wide-integers.agree-with-oracle", UInt8.self
    ) {
      $0.balls.product = { x, y in x.multipliedExactly(by: y) ?? 0 }
    },
  ]
}
