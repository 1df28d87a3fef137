import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of operations on integers and reals that are no points.
  static let numerics: [Mutant] = dotProducts + requantizations + remainders + gadgets

  private static let dotProducts: [Mutant] = [
    Mutant(
      "dot-reads-signed-as-unsigned", "one of the signed vectors is read as unsigned",
      killedBy: "dot-product.sum.agrees-with-oracle", Int8.self
    ) {
      $0.numerics.dotProduct = { a, b in
        TorusVector(a.components.map { UInt8(bitPattern: $0) }).dotProduct(with: b)
      }
    },
    Mutant(
      "dot-of-other-type-is-cut", "the wider vector is cut to the type of the other",
      killedBy: "dot-product.sum.agrees-with-oracle-across-types", UInt8.self
    ) {
      $0.numerics.dotProductWithUInt128 = { a, b in
        a.dotProduct(with: TorusVector(b.components.map { UInt8(truncatingIfNeeded: $0) }))
      }
    },
    Mutant(
      "dot-products-saturate", "each product stops at the largest value of the scalar",
      killedBy: "dot-product.sum.is-congruent-to-the-wrapping-sum", SignedBits<4>.self
    ) {
      $0.numerics.dotProduct = { a, b in
        ExactSum(
          zip(a.components, b.components).reduce(0) {
            $0 + Int(SignedBits<4>(clamping: Int($1.0) * Int($1.1)))
          })
      }
    },
    Mutant(
      "dot-forgets-odd-end", "components are taken in pairs, and an odd one at the end is left out",
      killedBy: "dot-product.sum.adds-over-parts", Int8.self
    ) {
      $0.numerics.dotProduct = { a, b in
        let count = a.dimension & ~1
        return a.components.prefix(count).dotProduct(with: b.components.prefix(count))
      }
    },
    Mutant(
      "dot-wraps-in-32-bits", "the sum of squares passes 2^31 and is negative",
      killedBy: "dot-product.accumulator.agrees-with-oracle", UInt16.self
    ) {
      $0.numerics.dotProductInInt32 = { a, b in
        zip(a.components, b.components).reduce(Int32(0)) { $0 &+ Int32($1.0) &* Int32($1.1) }
      }
    },
    Mutant(
      "dot-refuses-partial-sums", "a sum on the way that does not fit is taken for the whole",
      killedBy: "dot-product.accumulator.forgets-the-order", Int16.self
    ) {
      $0.numerics.dotProductInInt32 = { a, b in
        var sum = 0
        for (a, b) in zip(a.components, b.components) {
          sum += Int(a) * Int(b)
          guard Int32(exactly: sum) != nil else { return nil }
        }
        return Int32(exactly: sum)
      }
    },
  ]

  private static let requantizations: [Mutant] = [
    Mutant(
      "requantize-rounds-twice", "the product is rounded to quarters before it is rounded",
      killedBy: "requantization.code.agrees-with-oracle-near-halves", Int8.self
    ) {
      $0.numerics.requantizedByMultiplier = { x, multiplier, exponent, zeroPoint, rule in
        guard multiplier > 0, exponent > -63, exponent <= 0, multiplier < 1 << 48 else {
          return Requantizer(
            multiplier: multiplier, exponent: exponent, zeroPoint: zeroPoint, rounding: rule)?
            .requantized(x)
        }
        let dropped = Swift.max(0, -exponent - 2)
        let product = Int64(x) * Int64(multiplier)
        let quarters = dropped == 0 ? product : (product + (1 << (dropped - 1))) >> dropped
        return Requantizer(
          multiplier: 1, exponent: exponent + dropped, zeroPoint: zeroPoint, rounding: rule)?
          .requantized(quarters)
      }
    },
    Mutant(
      "requantize-wraps-in-32-bits", "the shifted product is cut to 32 bits and turns its sign",
      killedBy: "requantization.code.is-monotone", Int32.self
    ) {
      $0.numerics.requantizedByMultiplier = { x, multiplier, exponent, zeroPoint, rule in
        guard multiplier > 0 else { return nil }
        let wide =
          Requantizer<Int128>(
            multiplier: multiplier, exponent: exponent, rounding: rule)?.requantized(x).code ?? 0
        let cut = Int64(Int32(truncatingIfNeeded: wide)) + Int64(zeroPoint)
        return Requantized(code: Int32(clamping: cut), saturation: .none)
      }
    },
    Mutant(
      "requantize-in-double", "the product is taken in floating point, where x has 53 bits",
      killedBy: "requantization.code.of-unit-scale-is-clamped", Int64.self
    ) {
      $0.numerics.requantized = { x, scale, zeroPoint, _ in
        let product = (Double(x) * scale).rounded() + Double(zeroPoint)
        let code = Int64(exactly: product) ?? (product < 0 ? .min : .max)
        return Requantized(code: code, saturation: .none)
      }
    },
    Mutant(
      "requantize-adds-zero-point-first", "the zero point is added before the rounding to even",
      killedBy: "requantization.code.agrees-with-oracle-near-halves", Int8.self
    ) {
      $0.numerics.requantizedByMultiplier = { x, multiplier, exponent, zeroPoint, rule in
        guard multiplier > 0, multiplier < 4, exponent > -60, exponent <= 0 else {
          return Requantizer(
            multiplier: multiplier, exponent: exponent, zeroPoint: zeroPoint, rounding: rule)?
            .requantized(x)
        }
        let sum = Int128(x) * Int128(multiplier) + Int128(zeroPoint) << Int128(-exponent)
        return Requantizer(multiplier: 1, exponent: exponent, rounding: rule)?.requantized(sum)
      }
    },
    Mutant(
      "requantize-shifts-negatives-down", "half up by a shift is taken for half away from zero",
      killedBy: "requantization.code.reflects", Int16.self
    ) {
      $0.numerics.requantized = { x, scale, zeroPoint, rule in
        let rule = rule == .toNearestOrAwayFromZero ? LineRounding.toNearestOrUp : rule
        return Requantizer(scale: scale, zeroPoint: zeroPoint, rounding: rule)?.requantized(x)
      }
    },
    Mutant(
      "requantize-hides-saturation", "what was cut off at the end is not said to be",
      killedBy: "requantization.multiplier.agrees-with-oracle", UInt8.self
    ) {
      $0.numerics.requantizedByMultiplier = { x, multiplier, exponent, zeroPoint, rule in
        let requantizer = Requantizer(
          multiplier: multiplier, exponent: exponent, zeroPoint: zeroPoint, rounding: rule)
        return requantizer.map {
          Requantized(code: $0.requantized(x).code, saturation: .none)
        }
      }
    },
    Mutant(
      "requantize-takes-negative-scales", "the sign of the scale is not looked at",
      killedBy: "requantization.scale.is-positive", Int8.self
    ) {
      $0.numerics.requantized = { x, scale, zeroPoint, rule in
        Requantizer(scale: scale.magnitude, zeroPoint: zeroPoint, rounding: rule)?.requantized(x)
      }
    },
  ]

  private static let remainders: [Mutant] = [
    Mutant(
      "remainder-reaches-period", "a tiny negative remainder and the period are added and rounded",
      killedBy: "remainder.floored.is-in-range", UInt8.self
    ) {
      $0.numerics.flooredRemainder = { x, period in
        guard x.isFinite, period.isFinite, period > 0 else { return nil }
        let remainder = x.truncatingRemainder(dividingBy: period)
        return FlooredRemainder(
          value: remainder < 0 ? remainder + period : remainder.magnitude, isExact: true)
      }
    },
    Mutant(
      "remainder-truncates", "the remainder of a negative number is negative",
      killedBy: "remainder.floored.agrees-with-integers", Int8.self
    ) {
      $0.numerics.flooredRemainder = { x, period in
        x.flooredRemainder(dividingBy: period).map { _ in
          FlooredRemainder(value: x.truncatingRemainder(dividingBy: period), isExact: true)
        }
      }
    },
    Mutant(
      "remainder-by-rounded-quotient", "the quotient is rounded before its floor is taken",
      killedBy: "remainder.floored.agrees-with-oracle", UInt8.self
    ) {
      $0.numerics.flooredRemainder = { x, period in
        guard let exact = x.flooredRemainder(dividingBy: period) else { return nil }
        let value = x - period * (x / period).rounded(.down)
        return value.isFinite
          ? FlooredRemainder(value: Swift.max(0, value), isExact: exact.isExact) : exact
      }
    },
    Mutant(
      "remainder-claims-exactness", "a rounded remainder is said to be exact",
      killedBy: "remainder.floored.agrees-with-oracle-near-periods", UInt8.self
    ) {
      $0.numerics.flooredRemainder = { x, period in
        x.flooredRemainder(dividingBy: period).map {
          FlooredRemainder(value: $0.value, isExact: true)
        }
      }
    },
    Mutant(
      "remainder-half-to-even", "half a period goes to the side where the quotient is even",
      killedBy: "remainder.centered.agrees-with-displacement", UInt8.self
    ) {
      $0.numerics.centeredRemainder = { x, period in
        guard x.isFinite, period.isFinite, period > 0 else { return nil }
        return x.remainder(dividingBy: period)
      }
    },
    Mutant(
      "remainder-centered-by-rounding", "the nearest multiple is computed with a rounded quotient",
      killedBy: "remainder.centered.agrees-with-oracle", UInt8.self
    ) {
      $0.numerics.centeredRemainder = { x, period in
        guard x.isFinite, period.isFinite, period > 0 else { return nil }
        return x - period * (x / period).rounded()
      }
    },
  ]

  private static let gadgets: [Mutant] = [
    Mutant(
      "gadget-truncates", "the bits below the last digit are cut off whatever the rule",
      killedBy: "gadget.digits.err-by-half-a-last-place", UInt8.self
    ) {
      $0.numerics.gadgetDigits = { gadget, point, _ in gadget.digits(of: point, rounding: .down) }
    },
    Mutant(
      "gadget-digits-unsigned", "the digits are those of the plain expansion, in [0, B)",
      killedBy: "gadget.digits.err-by-half-a-last-place", UInt16.self
    ) {
      $0.numerics.gadgetDigits = { gadget, point, rule in
        let base = Int64(1) << Int64(Swift.min(gadget.baseBits, 62))
        return gadget.digits(of: point, rounding: rule).map { $0 < 0 ? $0 + base : $0 }
      }
    },
    Mutant(
      "gadget-half-is-positive", "digits are taken in (−B/2, B/2]",
      killedBy: "gadget.digits.agree-with-oracle", UInt8.self
    ) {
      $0.numerics.gadgetDigits = { gadget, point, rule in
        // The first digit needs no carry to be its own opposite.
        var digits = gadget.digits(of: point, rounding: rule)
        let half = Int64(1) << Int64(gadget.baseBits - 1)
        if let first = digits.first, first == -half { digits[0] = half }
        return digits
      }
    },
    Mutant(
      "gadget-loses-carry", "a negative digit carries nothing to the next",
      killedBy: "gadget.digits.undo-recomposition", UInt32.self
    ) {
      $0.numerics.gadgetDigits = { gadget, point, rule in
        var carried = gadget.digits(of: point, rounding: rule)
        for index in carried.indices.dropLast() where carried[index + 1] < 0 {
          carried[index] -= 1
        }
        return carried
      }
    },
    Mutant(
      "gadget-recomposes-from-last", "the first digit is taken for the least significant",
      killedBy: "gadget.recomposition.agrees-with-oracle", Int8.self
    ) {
      $0.numerics.gadgetRecomposed = { $0.recomposed($1.reversed()) }
    },
    Mutant(
      "gadget-wider-than-the-point", "more digits are allowed than the point has bits",
      killedBy: "gadget.digits.fit-the-width", UInt8.self
    ) {
      $0.numerics.gadget = { baseBits, levels in
        Gadget(baseBits: baseBits, levels: levels)
          ?? (1...64 ~= baseBits && levels >= 1 ? Gadget(baseBits: 1, levels: 1) : nil)
      }
    },
  ]
}
