import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of geodesics, the exponential and the logarithm.
  static let geodesics: [Mutant] = onePathFaults + tangentFaults + torusPathFaults

  private static let onePathFaults: [Mutant] = [
    Mutant(
      "geodesic-hides-second", "antipodal points are given one path, downward",
      killedBy: "geodesic.circle.agrees-with-oracle", Int8.self
    ) {
      $0.geodesics.paths = { .unique($0.geodesics(to: $1).all[0]) }
    },
    Mutant(
      "geodesic-ties-by-sign", "of two paths the one that crosses no seam of integers is kept",
      killedBy: "geodesic.circle.is-equivariant-under-isometries", Int8.self
    ) {
      $0.geodesics.paths = { a, b in
        let all = a.geodesics(to: b).all
        return .unique(all.first { $0.velocity.isNegative == (b < a) } ?? all[0])
      }
    },
    Mutant(
      "geodesic-reversed-halfway", "the reversed path keeps its velocity",
      killedBy: "geodesic.circle.reverses", Int8.self
    ) {
      $0.geodesics.reversed = { Geodesic(from: $0.end, velocity: $0.velocity) }
    },
    Mutant(
      "geodesic-point-truncates", "downward paths have their fraction counted upward",
      killedBy: "geodesic.point.agrees-with-oracle", Int8.self
    ) {
      $0.geodesics.points = { paths, numerator, denominator in
        let points = paths.all.map { path in
          let point = path.point(at: numerator, over: denominator)
          guard path.velocity.isNegative, !point.isLatticePoint else { return point }
          return RationalPoint(
            floor: point.floor &+ 1, numerator: point.denominator - point.numerator,
            denominator: point.denominator)
        }
        return points.count == 1 ? .unique(points[0]) : .pair(points[0], points[1])
      }
    },
    Mutant(
      "geodesic-point-in-64-bits", "length · numerator wraps at 64 bits",
      killedBy: "geodesic.point.agrees-with-oracle-at-any-fraction", UInt32.self
    ) {
      $0.geodesics.points = { paths, numerator, denominator in
        guard let path = paths.unique, !path.velocity.isNegative else {
          return paths.points(at: numerator, over: denominator)
        }
        let product = UInt64(path.length) &* numerator
        return .unique(
          RationalPoint(
            floor: path.start &+ UInt32(truncatingIfNeeded: product / denominator),
            numerator: product % denominator, denominator: denominator))
      }
    },
    Mutant(
      "geodesic-point-leaps", "the point is found in floating point, as in lerp(a, b, t)",
      killedBy: "geodesic.point.moves-at-constant-speed", UInt64.self
    ) {
      $0.geodesics.point = { path, numerator, denominator in
        let steps = Double(path.length) * (Double(numerator) / Double(denominator))
        let whole = UInt64(exactly: steps.rounded(.down)) ?? path.length
        return RationalPoint(
          floor: path.velocity.isNegative ? path.start &- whole : path.start &+ whole)
      }
    },
    Mutant(
      "geodesic-point-rounds-early", "only whole steps from the start are taken",
      killedBy: "geodesic.point.reverses", Int8.self
    ) {
      $0.geodesics.point = { path, numerator, denominator in
        let point = path.point(at: numerator, over: denominator)
        return RationalPoint(floor: point.rounded(path.velocity.isNegative ? .up : .down))
      }
    },
    Mutant(
      "geodesic-points-pick-one", "of two points the one upward is given",
      killedBy: "geodesic.point.halfway-is-midpoint", Int8.self
    ) {
      $0.geodesics.points = { .unique($0.all[$0.all.count - 1].point(at: $1, over: $2)) }
    },
    Mutant(
      "geodesic-rounds-to-zero", "a real point is rounded toward zero, a place like any other",
      killedBy: "geodesic.rounding.commutes-with-translation", Int8.self
    ) {
      $0.geodesics.rounded = { point, _ in
        point.floor < 0 && !point.isLatticePoint ? point.floor + 1 : point.floor
      }
    },
    Mutant(
      "geodesic-rounds-halves-up", "all rules but down and up take ties upward",
      killedBy: "geodesic.rounding.commutes-with-negation", Int8.self
    ) {
      $0.geodesics.rounded = { point, rule in
        point.rounded(rule == .down || rule == .up ? rule : .toNearestOrUp)
      }
    },
    Mutant(
      "geodesic-rounds-by-doubling", "2 · numerator wraps where it is compared to the denominator",
      killedBy: "geodesic.rounding.agrees-with-oracle", Int8.self
    ) {
      $0.geodesics.rounded = { point, rule in
        let isAbove = point.numerator &* 2 > point.denominator
        return rule == .toNearestOrDown
          ? (isAbove ? point.floor &+ 1 : point.floor) : point.rounded(rule)
      }
    },
  ]

  private static let tangentFaults: [Mutant] = [
    Mutant(
      "exponential-saturates", "the point stops at the largest value",
      killedBy: "exponential.circle.agrees-with-oracle", Int8.self
    ) {
      $0.geodesics.exponential = { a, v in
        let steps = Int(exactly: v) ?? 0
        return Int8(clamping: Int(a) + steps)
      }
    },
    Mutant(
      "exponential-of-64-bits", "a tangent vector of more than 64 bits is cut at the largest",
      killedBy: "exponential.circle.goes-around", Int8.self
    ) {
      $0.geodesics.exponential = { a, v in
        let magnitude = Swift.min(v.magnitude, UInt128(UInt64.max))
        return a.exponential(of: Tangent(magnitude: magnitude, isNegative: v.isNegative))
      }
    },
    Mutant(
      "logarithm-zero-at-antipode", "antipodal points are given the logarithm 0",
      killedBy: "logarithm.circle.separates", Int8.self
    ) {
      $0.geodesics.logarithms = { $0.isAntipodal(to: $1) ? .unique(0) : $0.logarithms(to: $1) }
    },
    Mutant(
      "logarithm-undefined-at-antipode", "the logarithm to the antipode leads back to the start",
      killedBy: "exponential.circle.undoes-logarithm", UInt32.self
    ) {
      $0.geodesics.logarithms = { $0.isAntipodal(to: $1) ? .pair(0, 0) : $0.logarithms(to: $1) }
    },
    Mutant(
      "logarithm-hides-second", "the logarithm to the antipode is −m/2 alone",
      killedBy: "geometry.injectivity-radius.is-sharp", Int8.self
    ) {
      $0.geodesics.logarithms = { .unique($0.logarithms(to: $1).all[0]) }
    },
    Mutant(
      "logarithm-of-integers", "b − a is taken on integers, and goes the long way at the seam",
      killedBy: "logarithm.circle.agrees-with-oracle", Int8.self
    ) {
      $0.geodesics.logarithms = { a, b in
        a.isAntipodal(to: b) ? a.logarithms(to: b) : .unique(Tangent(Int(b) - Int(a)))
      }
    },
    Mutant(
      "radius-signed-maximum", "the injectivity radius is m/2 − 1, the signed maximum",
      killedBy: "geometry.injectivity-radius.is-sharp", Int8.self
    ) {
      $0.geodesics.injectivityRadius = { Int8.max.magnitude }
    },
    Mutant(
      "tangent-sum-wraps", "the sum of tangent vectors wraps at 128 bits",
      killedBy: "exponential.sum.agrees-with-oracle", Int8.self
    ) {
      $0.geodesics.sum = { u, v in
        u.adding(v)
          ?? Tangent(magnitude: u.magnitude &+ v.magnitude, isNegative: u.isNegative)
      }
    },
    Mutant(
      "tangent-multiple-forgets-sign", "a negative multiple points the same way",
      killedBy: "exponential.multiple.agrees-with-oracle", Int8.self
    ) {
      $0.geodesics.multiple = { $1.multiplied(by: $0.magnitude) }
    },
    Mutant(
      "tangent-converts-by-residue", "m/2 converts to −m/2, as if a tangent vector were a point",
      killedBy: "exponential.tangent.is-an-integer", Int8.self
    ) {
      $0.geodesics.converted = { $0.magnitude <= 128 ? $0.residue : nil }
    },
  ]
}
