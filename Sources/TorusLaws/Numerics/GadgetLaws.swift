import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``Gadget``.
  var gadgetLaws: [Law] {
    [gadgetAgrees, gadgetErrs, gadgetRecomposes, gadgetRecompositionAgrees, gadgetIsLimited]
  }

  /// A gadget with at most four levels, or as many levels as there are bits.
  private static func gadget(from choices: inout Choices) throws(Discard) -> Gadget<Scalar> {
    let width = Scalar.bitWidth
    let baseBits = try choices.integer(in: 1...Swift.min(width, 64), named: "base bits")
    let most = width / baseBits
    let levels = try choices.element(
      of: Array(Set([1, 2, 3, most].filter { $0 <= most })).sorted(), named: "levels")
    guard let gadget = Gadget<Scalar>(baseBits: baseBits, levels: levels) else { throw .assumption }
    return gadget
  }

  var gadgetAgrees: Law {
    Law(
      "gadget.digits.agree-with-oracle",
      "the digits are those of the multiple of 2^(w − βℓ) that the rule takes the point to"
    ) { [numerics = implementation.numerics, reference] (choices) throws(Discard) in
      let gadget = try Self.gadget(from: &choices)
      let point = try choices.integer(Scalar.self, named: "point")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      return .equal(
        numerics.gadgetDigits(gadget, point, rule).map { BigInteger($0) },
        reference.gadgetDigits(
          of: BigInteger(point), baseBits: gadget.baseBits, levels: gadget.levels,
          rule: rule.referenced))
    }
  }

  var gadgetErrs: Law {
    Law(
      "gadget.digits.err-by-half-a-last-place",
      "the digits are in [−B/2, B/2) and stand for a point less than 2^(w − βℓ) off, to nearest half that"
    ) { [numerics = implementation.numerics, reference] (choices) throws(Discard) in
      let gadget = try Self.gadget(from: &choices)
      let point = try choices.integer(Scalar.self, named: "point")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let digits = numerics.gadgetDigits(gadget, point, rule).map { BigInteger($0) }
      let base = BigInteger.powerOfTwo(gadget.baseBits)
      let sum = reference.gadgetSum(of: digits, baseBits: gadget.baseBits)
      let error = reference.distance(from: BigInteger(point), to: sum)
      let place = BigInteger.powerOfTwo(Scalar.bitWidth - gadget.baseBits * gadget.levels)
      return .require(
        digits.allSatisfy { -base <= 2 * $0 && 2 * $0 < base }, "the digits are \(digits)"
      ).and(
        .require(
          rule == .down || rule == .up ? error < place : 2 * error <= place,
          "the error is \(error) where a place is \(place)"))
    }
  }

  var gadgetRecomposes: Law {
    Law(
      "gadget.digits.undo-recomposition",
      "digits in [−B/2, B/2) are those of the point that they stand for, under every rule"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let gadget = try Self.gadget(from: &choices)
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let half = Int64.max >> (64 - gadget.baseBits)
      var digits: [Int64] = []
      for _ in 0..<gadget.levels {
        digits.append(try choices.integer(in: -half - 1...half, named: "digit"))
      }
      let point = numerics.gadgetRecomposed(gadget, digits)
      return .equal(numerics.gadgetDigits(gadget, point, rule), digits)
    }
  }

  var gadgetRecompositionAgrees: Law {
    Law(
      "gadget.recomposition.agrees-with-oracle",
      "any digits stand for Σ d_i·2^(w − iβ) modulo m"
    ) { [numerics = implementation.numerics, reference] (choices) throws(Discard) in
      let gadget = try Self.gadget(from: &choices)
      var digits: [Int64] = []
      for _ in 0..<gadget.levels {
        digits.append(Int64(try choices.integer(Int8.self, named: "digit")))
      }
      return .equal(
        reference.residue(BigInteger(numerics.gadgetRecomposed(gadget, digits))),
        reference.residue(
          reference.gadgetSum(of: digits.map { BigInteger($0) }, baseBits: gadget.baseBits)))
    }
  }

  var gadgetIsLimited: Law {
    Law(
      "gadget.digits.fit-the-width",
      "there is a gadget exactly if 1 ≤ β ≤ 64, ℓ ≥ 1 and β·ℓ ≤ w"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let baseBits = try choices.integer(in: -1...66, named: "base bits")
      let levels = try choices.integer(in: -1...130, named: "levels")
      return .equal(
        numerics.gadget(baseBits, levels) != nil,
        baseBits >= 1 && baseBits <= 64 && levels >= 1 && baseBits * levels <= Scalar.bitWidth)
    }
  }
}
