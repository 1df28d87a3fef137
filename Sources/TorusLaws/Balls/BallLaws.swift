import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  var ballContainsAgrees: Law {
    Law("ball.contains.agrees-with-oracle", "a point is in the closed ball if d(x, y) ≤ r") {
      [balls = implementation.balls, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "dimension")
      let metric = try choices.element(of: TorusMetric.allCases, named: "metric")
      let x = try choices.vector(Scalar.self, dimension: dimension, named: "x")
      let y = try choices.vector(Scalar.self, dimension: dimension, named: "y")
      // Only radii beside the distance tell one comparison from another.
      let distance = x.distance(to: y, metric: metric)
      let place = try choices.index(below: 3, named: "place of the radius")
      let radius =
        place == 0 ? distance : place == 1 || distance == 0 ? distance + 1 : distance - 1
      choices.note("radius \(radius)")
      return .equal(
        balls.contains(MetricBall(center: x, radius: radius, metric: metric), y),
        reference.distance(metric, x.referenced, y.referenced) <= radius.referenced)
    }
  }

  var ballCountAgrees: Law {
    Law(
      "ball.count.agrees-with-oracle",
      "the number of points is that of all points tried, or the sum of the coefficients up to x^r"
    ) { [balls = implementation.balls, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions.clamped(to: 0...4), named: "n")
      let metric = try choices.element(of: TorusMetric.allCases, named: "metric")
      let radius = try choices.integer(in: 0...10, named: "radius")
      let expected =
        Swift.max(dimension, 1) * Scalar.bitWidth <= 6
        ? reference.enumeratedPointCount(
          dimension: dimension, radius: BigInteger(radius), metric: metric.referenced)
        : reference.pointCount(dimension: dimension, radius: radius, metric: metric.referenced)
      return .equal(
        balls.pointCount(dimension, UInt320(radius), metric), .referenced(expected))
    }
  }

  var ballCountSaturates: Law {
    Law(
      "ball.count.saturates",
      "from the greatest distance on, all 2^(n·w) points are in the ball, or the count is refused"
    ) { [balls = implementation.balls, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions, named: "n")
      let metric = try choices.element(of: TorusMetric.allCases, named: "metric")
      let excess = try choices.integer(in: 0...3, named: "excess")
      let origin = TorusVector<Scalar>.zero(dimension: dimension)
      let greatest = origin.distance(to: origin.antipode, metric: metric)
      let all = BigInteger.powerOfTwo(dimension * Scalar.bitWidth)
      return .equal(
        balls.pointCount(dimension, greatest + UInt320(excess), metric), .referenced(all))
    }
  }

  var ballCountsNest: Law {
    Law(
      "ball.count.nests",
      "the Lee ball is in the flat one, that in the Chebyshev ball, and each in the next larger"
    ) { [balls = implementation.balls, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions.clamped(to: 0...8), named: "n")
      let radius = try choices.integer(in: 0...7, named: "radius")
      func count(_ metric: TorusMetric, _ radius: Int) -> UInt320? {
        try? balls.pointCount(dimension, UInt320(radius), metric).get()
      }
      let counts = [
        count(.lee, radius), count(.squared, radius * radius), count(.chebyshev, radius),
      ].compactMap { $0 }
      let next = [
        count(.lee, radius + 1), count(.squared, radius * radius + 1),
        count(.chebyshev, radius + 1),
      ].compactMap { $0 }
      return .equal([counts.count, next.count], [3, 3], "counts given")
        .and(.require(zip(counts, counts.dropFirst()).allSatisfy(<=), "counts \(counts)"))
        .and(
          .require(zip(counts, next).allSatisfy(<=), "counts \(counts), of larger balls \(next)"))
    }
  }

  var ballCountOfOneAxis: Law {
    Law(
      "ball.count.agrees-on-one-axis",
      "in one dimension all three balls of one radius have min(2r + 1, m) points, at every width"
    ) { [balls = implementation.balls, reference] (choices) throws(Discard) in
      let radius = try choices.integer(Scalar.Magnitude.self, named: "radius")
      let square = TorusVector<UInt128>([0]).squaredDistance(to: [UInt128(radius)])
      // The square of a radius beyond m/2 could be beyond that of the distance on 128 bits.
      let isWide = radius > Scalar.Magnitude.max >> 1
      let expected = Swift.min(2 * BigInteger(radius) + 1, reference.modulus)
      return .equal(balls.pointCount(1, UInt320(radius), .lee), .referenced(expected), "Lee")
        .and(
          .equal(
            balls.pointCount(1, UInt320(radius), .chebyshev), .referenced(expected), "Chebyshev")
        ).and(
          isWide
            ? .holds
            : .equal(balls.pointCount(1, square, .squared), .referenced(expected), "squared"))
    }
  }

  var wideIntegersAgree: Law {
    Law(
      "ball.wide-integers.agree-with-oracle",
      "sums, products and differences of 320 bits are those of integers, or nil from 2^320 on"
    ) { [balls = implementation.balls] (choices) throws(Discard) in
      var drawn: [UInt320] = []
      for name in ["x", "y"] {
        let words = try choices.integer(in: 0...5, named: name + ".words")
        let digits = try choices.vector(UInt64.self, dimension: words, named: name)
        drawn.append(UInt320(words: digits.components) ?? 0)
      }
      let (x, y) = (drawn[0], drawn[1])
      let (greater, less) = (Swift.max(x, y), Swift.min(x, y))
      let (sum, product) = (x.referenced + y.referenced, x.referenced * y.referenced)
      let limit = BigInteger.powerOfTwo(320)
      return .equal(balls.sum(x, y)?.referenced, sum < limit ? sum : nil, "x + y")
        .and(
          .equal(balls.product(x, y)?.referenced, product < limit ? product : nil, "x · y")
        ).and(
          .equal(
            (greater - less).referenced, greater.referenced - less.referenced, "difference"))
    }
  }
}
