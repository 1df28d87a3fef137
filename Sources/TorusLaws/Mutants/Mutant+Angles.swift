import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of degrees, radians and resultants.
  static let angles: [Mutant] = degrees + radians + resultants

  private static let degrees: [Mutant] = [
    Mutant(
      "degrees-divided-first", "the angle is divided by 360 in floating point, and rounded twice",
      killedBy: "degrees.code.agrees-with-oracle-near-lattice", UInt64.self
    ) {
      $0.angles.codeFromDegrees = { UInt64(turns: $0 / 360, rounding: $1) }
    },
    Mutant(
      "degrees-of-whole-numbers", "the fraction of a degree is dropped",
      killedBy: "degrees.code.is-that-of-turns", UInt16.self
    ) {
      $0.angles.codeFromDegrees = { UInt16(degrees: $0.rounded(.towardZero), rounding: $1) }
    },
    Mutant(
      "degrees-reach-360", "the angle that rounds to a full turn is given as 360",
      killedBy: "degrees.angle.is-in-range", UInt64.self
    ) {
      $0.angles.degrees = { code, _ in Double(code) * (360 / 0x1p64) }
    },
    Mutant(
      "degrees-forget-direction", "the degrees of a displacement are those of its length",
      killedBy: "degrees.displacement.has-its-sign", Int8.self
    ) {
      $0.angles.signedDegrees = { $0.magnitude.degrees(rounding: $1) }
    },
  ]

  private static let radians: [Mutant] = [
    Mutant(
      "radians-divided-by-double", "the angle is divided by the double nearest to 2π",
      killedBy: "radians.code.agrees-with-oracle-anywhere", UInt16.self
    ) {
      $0.angles.codeFromRadians = { UInt16(turns: $0 / (2 * .pi), rounding: $1) }
    },
    Mutant(
      "radians-reduced-by-double", "the angle is reduced by the double nearest to 2π, then exact",
      killedBy: "radians.code.agrees-with-oracle-anywhere", UInt8.self
    ) {
      $0.angles.codeFromRadians = {
        UInt8(radians: $0.truncatingRemainder(dividingBy: 2 * .pi), rounding: $1)
      }
    },
    Mutant(
      "radians-by-rounded-factor", "the angle is a product with a rounded 2π",
      killedBy: "radians.angle.agrees-with-oracle", UInt16.self
    ) {
      $0.angles.radians = { code, _ in Double(code) * (2 * .pi / 65536) }
    },
    Mutant(
      "radians-reach-turn", "the single precision angle is rounded from the double, above 2π",
      killedBy: "radians.angle.is-in-range", UInt64.self
    ) {
      $0.angles.floatRadians = { Float($0.radians(rounding: $1)) }
    },
  ]

  private static let resultants: [Mutant] = [
    Mutant(
      "resultant-by-tolerance", "a sum shorter than 1e-9 is taken for zero",
      killedBy: "resultant.vanishing.agrees-with-oracle", Int64.self
    ) {
      $0.angles.resultantVanishes = { points, weights in
        Resultant(of: points, weights: weights)?.meanLength.map { $0 < 1e-9 } ?? true
      }
    },
    Mutant(
      "resultant-hides-vanishing", "the direction of the zero vector is 0, as atan2(0, 0) has it",
      killedBy: "resultant.direction.agrees-with-oracle", Int8.self
    ) {
      $0.angles.resultantDirection = {
        Resultant(of: $0, weights: $1)?.direction(rounding: $2) ?? 0
      }
    },
    Mutant(
      "resultant-averages-codes", "the direction is the mean of the codes: 359 and 1 give 180",
      killedBy: "resultant.direction.is-translation-equivariant", UInt8.self
    ) {
      $0.angles.resultantDirection = { points, _, _ in
        points.isEmpty ? .some(nil) : UInt8(points.reduce(0) { $0 + Int($1) } / points.count)
      }
    },
    Mutant(
      "resultant-ignores-weights", "every point counts once",
      killedBy: "resultant.direction.agrees-with-oracle", Int8.self
    ) {
      $0.angles.resultantDirection = { points, _, rule in
        .some(Resultant(of: points).direction(rounding: rule))
      }
    },
    Mutant(
      "resultant-of-two-behind", "of the two axes of symmetry the opposite one is taken",
      killedBy: "resultant.direction.of-two-is-midpoint", Int8.self
    ) {
      $0.angles.exactDirection = { points, weights in
        Resultant(of: points, weights: weights)?.exactDirection.map {
          Midpoint(floor: $0.floor.antipode, isHalfway: $0.isHalfway)
        }
      }
    },
    Mutant(
      "resultant-always-exact", "the rounded direction is called exact",
      killedBy: "resultant.exact-direction.agrees-with-oracle", Int8.self
    ) {
      $0.angles.exactDirection = { points, weights in
        Resultant(of: points, weights: weights)?.direction().map {
          Midpoint(floor: $0, isHalfway: false)
        }
      }
    },
    Mutant(
      "resultant-turns-of-code", "the direction in turns is that of its code",
      killedBy: "resultant.turns.agrees-with-oracle", Int8.self
    ) {
      $0.angles.resultantTurns = {
        Resultant(of: $0, weights: $1)?.direction(rounding: $2)?.turns()
      }
    },
    Mutant(
      "resultant-length-by-count", "the length is divided by the number of points",
      killedBy: "resultant.length.agrees-with-oracle", Int8.self
    ) {
      $0.angles.meanLength = { points, weights in
        guard let sum = Resultant(of: points, weights: weights), let mean = sum.meanLength else {
          return .some(nil)
        }
        return mean * Double(sum.totalWeight) / Double(points.count)
      }
    },
    Mutant(
      "resultant-total-unchecked", "weights are added without looking for an overflow",
      killedBy: "resultant.weights.refuse-overflow", UInt8.self
    ) {
      $0.angles.resultantVanishes = { points, weights in
        Resultant(of: points, weights: weights.map { $0 >> 8 })?.vanishes
      }
    },
  ]
}
