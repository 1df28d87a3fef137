import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``Requantizer``.
  var requantizationLaws: [Law] {
    [
      requantizationAgrees, requantizationNearTiesAgrees, requantizationByMultiplierAgrees,
      requantizationRefuses, requantizationClamps, requantizationIsMonotone, requantizationIsOdd,
    ]
  }

  /// The least code to the greatest.
  private static var codes: ClosedRange<BigInteger> {
    BigInteger(Scalar.min)...BigInteger(Scalar.max)
  }

  /// A positive scale: of any finite double, or near 1.
  private static func scale(from choices: inout Choices) throws(Discard) -> Double {
    let near = try choices.bool(named: "near 1")
    let pattern = Double(bitPattern: try choices.integer(UInt64.self, named: "scale")).magnitude
    guard pattern.isFinite, pattern > 0 else { throw .assumption }
    return near ? pattern.significand : pattern
  }

  var requantizationAgrees: Law {
    Law(
      "requantization.code.agrees-with-oracle",
      "the code of x is round(x · scale) + zero point cut off at the ends, and it says at which"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let x = try choices.integer(Int128.self, named: "x")
      let scale = try Self.scale(from: &choices)
      let zero = try choices.integer(Scalar.self, named: "zero point")
      let rule = try choices.element(of: LineRounding.allCases, named: "rule")
      guard let exact = BigRational(scale) else { throw .assumption }
      return .equal(
        numerics.requantized(x, scale, zero, rule)?.referenced,
        Reference.requantized(
          BigInteger(x), scale: exact, zeroPoint: BigInteger(zero), rule.referenced, in: Self.codes)
      )
    }
  }

  var requantizationNearTiesAgrees: Law {
    Law(
      "requantization.code.agrees-with-oracle-near-halves",
      "x · k/2^p is rounded as the exact product, for small k and p"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let x = try choices.integer(Scalar.self, named: "x")
      let k = try choices.integer(in: 1...3 as ClosedRange<UInt64>, named: "k")
      let places = try choices.integer(in: 0...3, named: "p")
      let zero = try choices.integer(Scalar.self, named: "zero point")
      let rule = try choices.element(of: LineRounding.allCases, named: "rule")
      return .equal(
        numerics.requantizedByMultiplier(x, k, -places, zero, rule)?.referenced,
        Reference.requantized(
          BigInteger(x), scale: BigRational(BigInteger(k)) * .powerOfTwo(-places),
          zeroPoint: BigInteger(zero), rule.referenced, in: Self.codes))
    }
  }

  var requantizationByMultiplierAgrees: Law {
    Law(
      "requantization.multiplier.agrees-with-oracle",
      "the code of x is that of x · multiplier · 2^exponent, however large or small that is"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let x = try choices.integer(Scalar.self, named: "x")
      let multiplier = try choices.integer(UInt64.self, named: "multiplier")
      let exponent = try choices.integer(in: -200...200, named: "exponent")
      let zero = try choices.integer(Scalar.self, named: "zero point")
      let rule = try choices.element(of: LineRounding.allCases, named: "rule")
      let found = numerics.requantizedByMultiplier(x, multiplier, exponent, zero, rule)
      if multiplier == 0 { return .require(found == nil, "a scale of 0") }
      return .equal(
        found?.referenced,
        Reference.requantized(
          BigInteger(x), scale: BigRational(BigInteger(multiplier)) * .powerOfTwo(exponent),
          zeroPoint: BigInteger(zero), rule.referenced, in: Self.codes))
    }
  }

  var requantizationRefuses: Law {
    Law(
      "requantization.scale.is-positive",
      "there is a code exactly if the scale is finite and greater than 0"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let scale = Double(bitPattern: try choices.integer(UInt64.self, named: "scale"))
      let corner = try choices.element(
        of: [0, -0.0, -1, .nan, .infinity, -.infinity, .leastNonzeroMagnitude, 1], named: "corner")
      func isTaken(_ scale: Double) -> Bool { numerics.requantized(1, scale, 0, .down) != nil }
      return .equal(isTaken(scale), scale.isFinite && scale > 0, "\(scale)")
        .and(.equal(isTaken(corner), corner.isFinite && corner > 0, "\(corner)"))
    }
  }

  var requantizationClamps: Law {
    Law(
      "requantization.code.of-unit-scale-is-clamped",
      "at the scale 1 with the zero point 0, the code of x is x, or the end of the range next to it"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let x = try choices.integer(Int128.self, named: "x")
      let y = try choices.integer(Scalar.self, named: "y")
      let rule = try choices.element(of: LineRounding.allCases, named: "rule")
      return .equal(numerics.requantized(x, 1, 0, rule)?.code, Scalar(clamping: x))
        .and(
          .equal(
            numerics.requantizedByMultiplier(y, 1, 0, 0, rule),
            Requantized(code: y, saturation: .none), "a code"))
    }
  }

  var requantizationIsMonotone: Law {
    Law(
      "requantization.code.is-monotone",
      "the code of a greater x is not less: no product wraps, and none turns its sign"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let x = try choices.integer(Scalar.self, named: "x")
      let y = try choices.integer(Scalar.self, named: "y")
      let multiplier = try choices.integer(UInt32.self, named: "multiplier")
      let exponent = try choices.integer(in: -40...8, named: "exponent")
      let zero = try choices.integer(Scalar.self, named: "zero point")
      let rule = try choices.element(of: LineRounding.allCases, named: "rule")
      guard
        let low = numerics.requantizedByMultiplier(
          Swift.min(x, y), UInt64(multiplier), exponent, zero, rule),
        let high = numerics.requantizedByMultiplier(
          Swift.max(x, y), UInt64(multiplier), exponent, zero, rule)
      else { return .equal(multiplier, 0, "no code") }
      return .require(low.code <= high.code, "\(low.code) and then \(high.code)")
    }
  }

  var requantizationIsOdd: Law {
    Law(
      "requantization.code.reflects",
      "at k/2^p, the code of −x under the reflected rule is the negative of that of x"
    ) { [numerics = implementation.numerics] (choices) throws(Discard) in
      let x = Int128(truncatingIfNeeded: try choices.integer(Scalar.self, named: "x")) >> 1
      let k = try choices.integer(in: 1...3, named: "k")
      let places = try choices.integer(in: 0...3, named: "p")
      let scale = Double(sign: .plus, exponent: -places, significand: Double(k))
      let rule = try choices.element(of: LineRounding.allCases, named: "rule")
      guard
        let code = numerics.requantized(x, scale, 0, rule),
        let mirrored = numerics.requantized(-x, scale, 0, rule.mirrored)
      else { return .require(false, "no code") }
      guard code.saturation == .none, mirrored.saturation == .none else { return .holds }
      choices.label("not saturated")
      return .equal(mirrored.code, 0 &- code.code)
    }
  }
}

extension LineRounding {
  /// The oracle's name of the rule.
  var referenced: ReferenceLineRounding {
    switch self {
    case .down: .down
    case .up: .up
    case .towardZero: .towardZero
    case .awayFromZero: .awayFromZero
    case .toNearestOrDown: .toNearestOrDown
    case .toNearestOrUp: .toNearestOrUp
    case .toNearestOrEven: .toNearestOrEven
    case .toNearestOrAwayFromZero: .toNearestOrAwayFromZero
    }
  }

  /// The rule that does to −v what this one does to v.
  fileprivate var mirrored: Self {
    switch self {
    case .down: .up
    case .up: .down
    case .toNearestOrDown: .toNearestOrUp
    case .toNearestOrUp: .toNearestOrDown
    case .towardZero, .awayFromZero, .toNearestOrEven, .toNearestOrAwayFromZero: self
    }
  }
}

extension Requantized {
  /// The code and where it was cut off, as the oracle has them.
  fileprivate var referenced: ReferenceRequantized {
    let side =
      switch saturation {
      case .none: 0
      case .atMinimum: -1
      case .atMaximum: 1
      }
    return ReferenceRequantized(code: BigInteger(code), side: side)
  }
}
