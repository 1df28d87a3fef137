import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults on one circle.
  static let circle: [Mutant] = [
    Mutant(
      "distance-saturates", "the distance to the antipode is m/2 − 1, the signed maximum",
      killedBy: "circle.distance.is-at-most-half-the-ring", Int8.self
    ) {
      $0.circularDistance = { Swift.min($0.circularDistance(to: $1), Int8.max.magnitude) }
    },
    Mutant(
      "distance-of-integers", "|a − b| is taken on integers, and the seam is never crossed",
      killedBy: "circle.distance.is-translation-invariant", Int8.self
    ) {
      $0.circularDistance = { a, b in (a > b ? Int16(a) - Int16(b) : Int16(b) - Int16(a)).magnitude8
      }
    },
    Mutant(
      "distance-one-way", "only the way forward is measured",
      killedBy: "circle.distance.is-symmetric", Int8.self
    ) {
      $0.circularDistance = { UInt8(bitPattern: $1 &- $0) }
    },
    Mutant(
      "displacement-backward", "the displacement is a − b",
      killedBy: "circle.displacement.leads-there", Int8.self
    ) {
      $0.displacement = { $1.displacement(to: $0) }
    },
    Mutant(
      "displacement-by-ones-complement", "negative displacements are one too small",
      killedBy: "circle.displacement.agrees-with-oracle", Int8.self
    ) {
      $0.displacement = { a, b in
        let step = a.displacement(to: b)
        return step.isNegative ? Displacement(residue: step.residue &- 1) : step
      }
    },
    Mutant(
      "antipode-modulus", "half of 2^w − 1 is added, as in scaling by the largest value",
      killedBy: "circle.antipode.agrees-with-oracle", Int8.self
    ) {
      $0.antipode = { $0 &+ Int8.max }
    },
    Mutant(
      "antipode-of-no-one", "antipodal points are looked for on one side only",
      killedBy: "circle.cut-locus.is-the-antipode", Int8.self
    ) {
      $0.isAntipodal = { a, b in a < b && a.isAntipodal(to: b) }
    },
    Mutant(
      "midpoint-by-sum", "the midpoint is half the wrapping sum",
      killedBy: "circle.midpoints.agree-with-oracle", Int8.self
    ) {
      $0.midpoints = { a, b in
        let sum = a &+ b
        return .unique(Midpoint(floor: sum >> 1, isHalfway: sum & 1 != 0))
      }
    },
    Mutant(
      "midpoint-hides-second", "antipodal points are given one midpoint",
      killedBy: "circle.midpoints.agree-with-oracle", Int8.self
    ) {
      $0.midpoints = { .unique($0.midpoints(to: $1).all[0]) }
    },
    Mutant(
      "midpoint-rounds-to-zero", "halves go toward zero, a place like any other",
      killedBy: "circle.midpoints.round-as-named", Int8.self
    ) {
      $0.roundedMidpoint = { midpoint, _ in
        midpoint.isHalfway && midpoint.floor < 0 ? midpoint.floor + 1 : midpoint.floor
      }
    },
    Mutant(
      "serial-by-integers", "serial numbers are compared as integers",
      killedBy: "serial.order.agrees-with-oracle", UInt32.self
    ) {
      $0.serialOrder = { $0 == $1 ? .equal : $0 < $1 ? .precedes : .follows }
    },
    Mutant(
      "serial-half-ring", "half a ring away counts as before",
      killedBy: "serial.order.reverses", UInt32.self
    ) {
      $0.serialOrder = { a, b in
        a == b ? .equal : b &- a <= 0x8000_0000 ? .precedes : .follows
      }
    },
  ]
}

extension Int16 {
  /// The low byte of the magnitude.
  fileprivate var magnitude8: UInt8 { UInt8(truncatingIfNeeded: magnitude) }
}
