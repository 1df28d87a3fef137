import PropertyTesting
import ToroidalArithmetic
import TorusOracle

// The counts of Lee balls at every width and radius, by identities where nothing can be enumerated.

extension Catalog {
  var leeCountAgreesWithBinomials: Law {
    Law(
      "ball.lee-count.agrees-with-binomials",
      "below m/2 the Lee ball has Σ 2^k · C(n, k) · C(r, k) points, and is refused from 2^320 on"
    ) { [balls = implementation.balls, reference, scope] (choices) throws(Discard) in
      let dimension = try choices.integer(in: scope.dimensions.clamped(to: 0...12), named: "n")
      let magnitude = try choices.integer(Scalar.Magnitude.self, named: "radius")
      let radius = magnitude & (Scalar.Magnitude.max >> 1)
      let expected = reference.integerLeePointCount(
        dimension: dimension, radius: BigInteger(radius))
      return .equal(
        balls.pointCount(dimension, UInt320(radius), .lee), .referenced(expected))
    }
  }

  var leeCountsComplement: Law {
    Law(
      "ball.lee-count.complements",
      "the points not within r of x are those within n·m/2 − r − 1 of its antipode"
    ) { [balls = implementation.balls, scope] (choices) throws(Discard) in
      let greatest = Swift.min(6, 319 / Scalar.bitWidth)
      let dimension = try choices.integer(
        in: scope.dimensions.clamped(to: 0...greatest), named: "n")
      let x = try choices.vector(Scalar.self, dimension: dimension, named: "x")
      let y = try choices.vector(Scalar.self, dimension: dimension, named: "y")
      let radius = x.leeDistance(to: y)
      let rest = x.antipode.leeDistance(to: y)
      choices.note("radius \(radius)")
      let inside = balls.pointCount(dimension, radius, .lee).referenced
      let outside = rest == 0 ? 0 : balls.pointCount(dimension, rest - 1, .lee).referenced
      return .equal(
        inside.flatMap { inside in outside.map { inside + $0 } },
        BigInteger.powerOfTwo(dimension * Scalar.bitWidth))
    }
  }

  var leeCountsSlide: Law {
    Law(
      "ball.lee-count.slides-over-one-axis",
      """
      V(n, r) − V(n, r − 1) = V(n − 1, r) + V(n − 1, r − 1) − V(n − 1, r − m/2) − V(n − 1, r − m/2 − 1)
      """
    ) { [balls = implementation.balls, scope] (choices) throws(Discard) in
      let greatest = Swift.min(6, 319 / Scalar.bitWidth)
      let dimension = try choices.integer(
        in: scope.dimensions.clamped(to: 0...greatest), named: "n")
      guard dimension > 0 else { return .holds }
      let x = try choices.vector(Scalar.self, dimension: dimension, named: "x")
      let y = try choices.vector(Scalar.self, dimension: dimension, named: "y")
      let radius = x.leeDistance(to: y)
      choices.note("radius \(radius)")
      let half = BigInteger.powerOfTwo(Scalar.bitWidth - 1)
      /// V(n, r − shift), 0 where the radius is negative.
      func count(_ dimension: Int, _ shift: BigInteger) -> BigInteger {
        guard
          radius.referenced >= shift,
          case .success(let shifted) = Result.referenced(radius.referenced - shift)
        else { return 0 }
        return balls.pointCount(dimension, shifted, .lee).referenced ?? -1
      }
      return .equal(
        count(dimension, 0) - count(dimension, 1),
        count(dimension - 1, 0) + count(dimension - 1, 1) - count(dimension - 1, half)
          - count(dimension - 1, half + 1))
    }
  }
}
