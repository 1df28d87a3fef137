import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of the conversions of `unit`, for scalars of at most 64 bits; none for wider ones.
  func angularLaws(_ unit: AngularUnit) -> [Law] {
    guard Scalar.bitWidth <= 64 else { return [] }
    return [
      codeAgreesNearLattice(unit), codeAgreesAnywhere(unit), codeRefusesNonFinite(unit),
      codeIsOdd(unit), angleAgrees(unit), angleIsInRange(unit), angleRoundTrips(unit),
      signedAngleIsOdd(unit),
    ]
  }

  /// Whether `code` gives the angle the code that the oracle gives its exact value.
  private static func agrees<Real: BinaryFloatingPoint>(
    _ code: Implementation<Scalar>.Angles.Code<Real>, _ angle: Real, _ rule: CircularRounding,
    _ unit: AngularUnit, _ reference: Reference
  ) -> Outcome {
    guard let exact = BigRational(Double(angle)) else {
      return .require(code(angle, rule) == nil, "\(angle) was not refused")
    }
    return .equal(
      code(angle, rule).map { reference.residue(BigInteger($0)) },
      unit.code(exact, rule, reference), "the code of \(angle)")
  }

  private func codeAgreesNearLattice(_ unit: AngularUnit) -> Law {
    let conversions = implementation.angles.conversions(of: unit)
    return Law(
      unit.law("code.agrees-with-oracle-near-lattice"),
      "floats within two ulps of a multiple of half a step have the code of their exact value"
    ) { [reference] (choices) throws(Discard) in
      let q = try choices.integer(Scalar.self, named: "q")
      let isHalf = try choices.bool(named: "half a step on")
      let turn = try choices.element(of: [0.0, -1, 1, 1000], named: "whole turns")
      let ulps = try choices.integer(in: -2...2, named: "ulps")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let steps = Double(UInt64(Scalar.Magnitude(truncatingIfNeeded: q))) + (isHalf ? 0.5 : 0)
      let turns = Double(sign: .plus, exponent: -Scalar.bitWidth, significand: steps) + turn
      let angle = turns * unit.turn
      return Self.agrees(conversions.code, angle.moved(by: ulps), rule, unit, reference)
        .and(
          Self.agrees(
            conversions.floatCode, Float(angle).moved(by: ulps), rule, unit, reference))
    }
  }

  private func codeAgreesAnywhere(_ unit: AngularUnit) -> Law {
    let conversions = implementation.angles.conversions(of: unit)
    return Law(
      unit.law("code.agrees-with-oracle-anywhere"),
      "every float has the code of its exact value, and NaN and the infinities have none"
    ) { [reference] (choices) throws(Discard) in
      let double = Double(bitPattern: try choices.integer(UInt64.self, named: "Double"))
      let float = Float(bitPattern: try choices.integer(UInt32.self, named: "Float"))
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      return Self.agrees(conversions.code, double, rule, unit, reference)
        .and(Self.agrees(conversions.floatCode, float, rule, unit, reference))
    }
  }

  private func codeRefusesNonFinite(_ unit: AngularUnit) -> Law {
    let conversions = implementation.angles.conversions(of: unit)
    return Law(unit.law("code.refuses-non-finite"), "NaN and the infinities have no code") {
      (choices) throws(Discard) in
      let value = try choices.element(
        of: [Double.nan, .signalingNaN, .infinity, -.infinity], named: "value")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      return .require(conversions.code(value, rule) == nil, "\(value) as Double")
        .and(.require(conversions.floatCode(Float(value), rule) == nil, "\(value) as Float"))
    }
  }

  private func codeIsOdd(_ unit: AngularUnit) -> Law {
    let conversions = implementation.angles.conversions(of: unit)
    return Law(
      unit.law("code.is-odd"),
      "the code of −x is the negative of that of x, with up and down swapped"
    ) { (choices) throws(Discard) in
      let angle = Double(bitPattern: try choices.integer(UInt64.self, named: "Double"))
      try choices.assume(angle.isFinite)
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      return .equal(
        conversions.code(-angle, rule), conversions.code(angle, rule.mirrored).map { 0 &- $0 },
        "the code of \(-angle)")
    }
  }

  private func angleAgrees(_ unit: AngularUnit) -> Law {
    let conversions = implementation.angles.conversions(of: unit)
    return Law(
      unit.law("angle.agrees-with-oracle"),
      "the angle of q is that of q/m turns correctly rounded, with a full turn taken to 0"
    ) { [reference] (choices) throws(Discard) in
      let q = try choices.integer(Scalar.self, named: "q")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      func expected(precision: Int, leastExponent: Int) -> BigRational? {
        unit.angle(
          BigInteger(q), precision: precision, leastExponent: leastExponent, rule, reference)
      }
      return .equal(
        BigRational(conversions.angle(q, rule)), expected(precision: 53, leastExponent: -1022),
        "as Double"
      ).and(
        .equal(
          BigRational(Double(conversions.floatAngle(q, rule))),
          expected(precision: 24, leastExponent: -126), "as Float"))
    }
  }

  private func angleIsInRange(_ unit: AngularUnit) -> Law {
    let conversions = implementation.angles.conversions(of: unit)
    return Law(unit.law("angle.is-in-range"), "the angle of every code is at least 0, below a turn")
    {
      (choices) throws(Discard) in
      let q = try choices.integer(Scalar.self, named: "q")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let double = conversions.angle(q, rule)
      let float = conversions.floatAngle(q, rule)
      // 2 * .pi is the greatest number below 2π, in Double and in Float.
      let (last, lastFloat) =
        unit == .degrees ? (Double(360).nextDown, Float(360).nextDown) : (2 * .pi, 2 * .pi)
      return .require(double <= last && float <= lastFloat, "\(double) and \(float)")
        .and(.require(double.sign == .plus && float.sign == .plus, "below 0"))
    }
  }

  private func angleRoundTrips(_ unit: AngularUnit) -> Law {
    let conversions = implementation.angles.conversions(of: unit)
    let widths = unit.roundTripWidths
    return Law(
      unit.law("round-trip.is-identity"),
      "the code of the angle of q is q: for w ≤ 52 by way of Double, for w ≤ 23 of Float"
    ) { (choices) throws(Discard) in
      let q = try choices.integer(Scalar.self, named: "q")
      let rule = try choices.element(
        of: [CircularRounding.toNearestOrEven, .toNearestOrDown, .toNearestOrUp], named: "rule")
      let byDouble = conversions.code(conversions.angle(q, rule), rule)
      let byFloat = conversions.floatCode(conversions.floatAngle(q, rule), rule)
      return .require(Scalar.bitWidth > widths.double || byDouble == q, "by way of Double")
        .and(.require(Scalar.bitWidth > widths.float || byFloat == q, "by way of Float"))
    }
  }

  private func signedAngleIsOdd(_ unit: AngularUnit) -> Law {
    let conversions = implementation.angles.conversions(of: unit)
    return Law(
      unit.law("displacement.has-its-sign"),
      "the angle of a displacement is that of its magnitude, with its sign and mirrored rounding"
    ) { [reference] (choices) throws(Discard) in
      let a = try choices.integer(Scalar.self, named: "a")
      let b = try choices.integer(Scalar.self, named: "b")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let displacement = a.displacement(to: b)
      let expected = unit.angle(
        BigInteger(displacement.magnitude), precision: 53, leastExponent: -1022,
        displacement.isNegative ? rule.mirrored : rule, reference)
      let found = conversions.signedAngle(displacement, rule)
      return .equal(BigRational(found.magnitude), expected, "the magnitude")
        .and(
          .equal(found.sign == .minus, displacement.isNegative, "whether it is negative"))
    }
  }
}

extension BinaryFloatingPoint {
  /// The floating-point number `ulps` places up, or down where negative.
  fileprivate func moved(by ulps: Int) -> Self {
    (0..<abs(ulps)).reduce(self) { value, _ in ulps < 0 ? value.nextDown : value.nextUp }
  }
}
