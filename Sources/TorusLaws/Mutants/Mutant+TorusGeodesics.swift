import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of geodesics, the exponential and the logarithm on the torus.
  static let torusPathFaults: [Mutant] = [
    Mutant(
      "torus-paths-forget-axes", "antipodal axes beyond the first are given one path",
      killedBy: "geodesic.torus.agrees-with-oracle", Int8.self
    ) {
      $0.geodesics.torusPaths = { a, b in
        let paths = a.geodesics(to: b)
        let first = paths.ambiguousAxes.first
        return AxisAlternatives(
          paths.axes.indices.map { axis in
            axis == first ? paths.axes[axis] : .unique(paths.axes[axis].all[0])
          })
      }
    },
    Mutant(
      "torus-length-in-64-bits", "the squared length wraps at 64 bits",
      killedBy: "geodesic.torus.branches-at-antipodal-axes", Int64.self
    ) {
      $0.geodesics.squaredLength = { paths in
        UInt320(paths.axes.reduce(UInt64(0)) { $0 &+ $1.all[0].length &* $1.all[0].length })
      }
    },
    Mutant(
      "torus-points-from-end", "the fraction is counted from the end of the path",
      killedBy: "geodesic.torus.points-are-those-of-each-axis", Int8.self
    ) {
      $0.geodesics.torusPoints = { $0.points(at: $2 - $1, over: $2) }
    },
    Mutant(
      "torus-points-prefer-zero", "of two points the one nearer to the integer 0 is given",
      killedBy: "geodesic.torus.is-equivariant-under-isometries", Int8.self
    ) {
      $0.geodesics.torusPoints = { paths, numerator, denominator in
        let points: AxisAlternatives<RationalPoint<Int8>> = paths.points(
          at: numerator, over: denominator)
        return AxisAlternatives(
          points.axes.map { axis in
            let nearest = axis.all.min { $0.floor.magnitude < $1.floor.magnitude }
            return .unique(nearest ?? axis.all[0])
          })
      }
    },
    Mutant(
      "torus-midpoint-by-sum", "the midpoint is half the wrapping sum on every axis",
      killedBy: "geodesic.torus.midpoints-are-halfway", Int8.self
    ) {
      $0.geodesics.torusMidpoints = { a, b in
        AxisAlternatives(
          (a + b).components.map { .unique(Midpoint(floor: $0 >> 1, isHalfway: $0 & 1 != 0)) })
      }
    },
    Mutant(
      "torus-rounds-one-of-two", "where there are several points, one of them is rounded",
      killedBy: "geodesic.torus.rounds-what-is-unique", Int8.self
    ) {
      $0.geodesics.torusRounded = { points, rule in
        TorusVector(points.axes.map { $0.all[0].rounded(rule) })
      }
    },
    Mutant(
      "torus-exponential-saturates", "components stop at the largest value",
      killedBy: "exponential.torus.agrees-with-oracle", Int8.self
    ) {
      $0.geodesics.torusExponential = { a, v in
        TorusVector(
          zip(a.components, v.components).map { Int8(clamping: Int($0) + (Int(exactly: $1) ?? 0)) })
      }
    },
    Mutant(
      "torus-logarithm-zero", "antipodal axes are given the logarithm 0",
      killedBy: "exponential.torus.undoes-logarithm", Int8.self
    ) {
      $0.geodesics.torusLogarithms = { a, b in
        AxisAlternatives(a.logarithms(to: b).axes.map { $0.isUnique ? $0 : .unique(0) })
      }
    },
    Mutant(
      "torus-logarithm-all-or-nothing", "on antipodal axes both ways are taken with one sign only",
      killedBy: "logarithm.torus.agrees-with-oracle", Int8.self
    ) {
      $0.geodesics.torusLogarithms = { a, b in
        AxisAlternatives(a.logarithms(to: b).axes.map { .unique($0.all[0]) })
      }
    },
    Mutant(
      "torus-logarithm-follows-convention", "the logarithm to the cut locus is the displacement",
      killedBy: "logarithm.torus.is-absent-in-the-cut-locus", Int8.self
    ) {
      $0.geodesics.torusLogarithm = { a, b in
        TangentVector(zip(a.components, b.components).map { Tangent($0.displacement(to: $1)) })
      }
    },
    Mutant(
      "torus-logarithm-of-integers", "b − a is taken on integers, and the seam is never crossed",
      killedBy: "logarithm.torus.undoes-exponential", Int8.self
    ) {
      $0.geodesics.torusLogarithm = { a, b in
        TangentVector(zip(a.components, b.components).map { Tangent(Int($1) - Int($0)) })
      }
    },
    Mutant(
      "torus-sum-of-points", "tangent vectors are added as points are, modulo m",
      killedBy: "exponential.torus.adds", Int8.self
    ) {
      $0.geodesics.torusSum = { u, v in
        TangentVector(
          zip(u.components, v.components).map { Tangent($0.residue &+ $1.residue) })
      }
    },
    Mutant(
      "torus-multiple-of-points", "tangent vectors are multiplied as points are, modulo m",
      killedBy: "exponential.torus.multiplies", Int8.self
    ) {
      $0.geodesics.torusMultiple = { k, v in
        TangentVector(v.components.map { Tangent(Int8(truncatingIfNeeded: k) &* $0.residue) })
      }
    },
    Mutant(
      "torus-norm-in-64-bits", "norms are summed in 64 bits",
      killedBy: "logarithm.torus.norm-is-distance", Int64.self
    ) {
      $0.geodesics.norm = { v, metric in
        guard metric == .squared else { return v.norm(metric) }
        return UInt320(
          v.components.reduce(UInt64(0)) { sum, component in
            let magnitude = UInt64(truncatingIfNeeded: component.magnitude)
            return sum &+ magnitude &* magnitude
          })
      }
    },
  ]
}
