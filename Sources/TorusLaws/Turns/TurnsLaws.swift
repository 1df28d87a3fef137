public import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of turns, for scalars of at most 64 bits; none for wider ones.
  public var turnsLaws: [Law] {
    guard Scalar.bitWidth <= 64 else { return [] }
    return [
      codeAgreesNearLattice, codeAgreesAnywhere, codeRefusesNonFinite, codeUnderWholeTurns,
      turnsAgree, turnsAreInRange, turnsRoundTrip,
    ]
  }

  /// The two ways in, from Double and from Float, judged alike.
  private static func agrees<Real: BinaryFloatingPoint>(
    _ code: @Sendable (Real, CircularRounding) -> Scalar?, _ turns: Real, _ rule: CircularRounding,
    _ reference: Reference
  ) -> Outcome {
    guard let exact = BigRational(Double(turns)) else {
      return .require(code(turns, rule) == nil, "\(turns) was not refused")
    }
    return .equal(
      code(turns, rule).map { reference.residue(BigInteger($0)) },
      reference.code(turns: exact, rule: rule.referenced), "the code of \(turns)")
  }

  var codeAgreesNearLattice: Law {
    Law(
      "turns.code.agrees-with-oracle-near-lattice",
      "floats within two ulps of a multiple of half a step have the code of their exact value"
    ) { [implementation, reference] (choices) throws(Discard) in
      let q = try choices.integer(Scalar.self, named: "q")
      let isHalf = try choices.bool(named: "half a step on")
      let turn = try choices.element(of: [0.0, -1, 1], named: "whole turns")
      let ulps = try choices.integer(in: -2...2, named: "ulps")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let steps = Double(UInt64(Scalar.Magnitude(truncatingIfNeeded: q))) + (isHalf ? 0.5 : 0)
      let turns = Double(sign: .plus, exponent: -Scalar.bitWidth, significand: steps) + turn
      return Self.agrees(implementation.codeFromDouble, turns.moved(by: ulps), rule, reference)
        .and(
          Self.agrees(
            implementation.codeFromFloat, Float(turns).moved(by: ulps), rule, reference))
    }
  }

  var codeAgreesAnywhere: Law {
    Law(
      "turns.code.agrees-with-oracle-anywhere",
      "every float has the code of its exact value, and NaN and the infinities have none"
    ) { [implementation, reference] (choices) throws(Discard) in
      let double = Double(bitPattern: try choices.integer(UInt64.self, named: "Double"))
      let float = Float(bitPattern: try choices.integer(UInt32.self, named: "Float"))
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      return Self.agrees(implementation.codeFromDouble, double, rule, reference)
        .and(Self.agrees(implementation.codeFromFloat, float, rule, reference))
    }
  }

  var codeRefusesNonFinite: Law {
    Law("turns.code.refuses-non-finite", "NaN and the infinities have no code") {
      [implementation] (choices) throws(Discard) in
      let value = try choices.element(
        of: [Double.nan, .signalingNaN, .infinity, -.infinity], named: "value")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      return .require(implementation.codeFromDouble(value, rule) == nil, "\(value) as Double")
        .and(.require(implementation.codeFromFloat(Float(value), rule) == nil, "\(value) as Float"))
    }
  }

  var codeUnderWholeTurns: Law {
    Law(
      "turns.code.forgets-whole-turns",
      "angles a whole number of turns apart have the same code"
    ) { [implementation] (choices) throws(Discard) in
      // Multiples of 2^−20 below 2^20 turns: every sum is exact in Double.
      let fraction = try choices.integer(in: 0...1_048_575, named: "fraction / 2^20")
      let whole = try choices.integer(in: -1_048_576...1_048_576, named: "whole turns")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let turns = Double(fraction) / 1_048_576
      return .equal(
        implementation.codeFromDouble(turns + Double(whole), rule),
        implementation.codeFromDouble(turns, rule))
    }
  }

  var turnsAgree: Law {
    Law(
      "turns.angle.agrees-with-oracle",
      "the angle of q is q/m correctly rounded, with a full turn taken to 0"
    ) { [implementation, reference] (choices) throws(Discard) in
      let q = try choices.integer(Scalar.self, named: "q")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      func expected(precision: Int, leastExponent: Int) -> BigRational? {
        reference.turns(
          code: BigInteger(q), precision: precision, leastExponent: leastExponent,
          rule: rule.referenced)
      }
      return .equal(
        BigRational(implementation.turnsAsDouble(q, rule)),
        expected(precision: 53, leastExponent: -1022), "as Double"
      ).and(
        .equal(
          BigRational(Double(implementation.turnsAsFloat(q, rule))),
          expected(precision: 24, leastExponent: -126), "as Float"))
    }
  }

  var turnsAreInRange: Law {
    Law("turns.angle.is-in-range", "the angle of every code is in [0, 1)") {
      [implementation] (choices) throws(Discard) in
      let q = try choices.integer(Scalar.self, named: "q")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let double = implementation.turnsAsDouble(q, rule)
      let float = implementation.turnsAsFloat(q, rule)
      return .require(double >= 0 && double < 1 && double.sign == .plus, "\(double) as Double")
        .and(.require(float >= 0 && float < 1 && float.sign == .plus, "\(float) as Float"))
    }
  }

  var turnsRoundTrip: Law {
    Law(
      "turns.round-trip.is-identity",
      "the code of the angle of q is q: for w ≤ 53 by way of Double, for w ≤ 24 of Float"
    ) { [implementation] (choices) throws(Discard) in
      let q = try choices.integer(Scalar.self, named: "q")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let byDouble = implementation.codeFromDouble(implementation.turnsAsDouble(q, rule), rule)
      let byFloat = implementation.codeFromFloat(implementation.turnsAsFloat(q, rule), rule)
      return .require(Scalar.bitWidth > 53 || byDouble == q, "by way of Double")
        .and(.require(Scalar.bitWidth > 24 || byFloat == q, "by way of Float"))
    }
  }
}

extension BinaryFloatingPoint {
  /// The floating-point number `ulps` places up, or down where negative.
  fileprivate func moved(by ulps: Int) -> Self {
    (0..<abs(ulps)).reduce(self) { value, _ in ulps < 0 ? value.nextDown : value.nextUp }
  }
}
