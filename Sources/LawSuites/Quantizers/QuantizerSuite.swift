public import PropertyTesting

/// What a quantizer does with an angle exactly halfway between two codes.
public enum TieRule: Hashable, Sendable {
  /// It goes the same way at every place, always up or always down.
  case sameWay
  /// It goes either way, for example to the even code.
  case eitherWay
}

/// A quantizer of the circle: angles x ∈ [0, 1) in turns to the nearest of the codes c·2^−w, and back.
///
/// The circle has no ends: an angle just below 1 is nearest to the code of 0.
///
///     let suite = QuantizerSuite<UInt8>(
///       "angle", width: 8, codes: .integer,
///       quantize: { UInt8(truncatingIfNeeded: Int(($0 * 256).rounded())) },
///       dequantize: { Double($0) / 256 }, successor: { $0 &+ 1 })
///
/// The angles drawn are the codes' own and those halfway between, with their neighbors among the
/// floating-point numbers. Near them, where it matters, all differences are exact.
public struct QuantizerSuite<Code: Equatable & Sendable>: LawSuite {
  /// The first words of the name of each law.
  public var name: LawName
  /// w, in [1, 48]: there are 2^w codes.
  public var width: Int
  /// What to draw the codes from.
  public var codes: Generator<Code>
  /// The code of an angle in turns.
  public var quantize: @Sendable (Double) -> Code
  /// The angle of a code in turns.
  public var dequantize: @Sendable (Code) -> Double
  /// The code a step after another; after the last comes the first.
  public var successor: @Sendable (Code) -> Code
  /// What is done with angles halfway between two codes.
  public var ties: TieRule

  /// The quantizer to `codes` with these functions.
  ///
  /// - Precondition: `width` is in [1, 48].
  public init(
    _ name: LawName, width: Int, codes: Generator<Code>,
    quantize: @escaping @Sendable (Double) -> Code,
    dequantize: @escaping @Sendable (Code) -> Double,
    successor: @escaping @Sendable (Code) -> Code, ties: TieRule = .sameWay
  ) {
    precondition((1...48).contains(width), "expected a width in 1...48, found \(width)")
    self.name = name
    self.width = width
    self.codes = codes
    self.quantize = quantize
    self.dequantize = dequantize
    self.successor = successor
    self.ties = ties
  }

  /// Range, nearest code, error, codes themselves, seam, and steps.
  public var laws: [Law] {
    [angleIsInRange, isNearest, errorIsSmall, isIdempotent, crossesTheSeam, commutesWithSteps]
  }

  /// 2^−w turns.
  private var step: Double { Double(sign: .plus, exponent: -width, significand: 1) }

  /// An angle in [0, 1): k half steps, or the floating-point number after or before.
  private func angle(_ choices: inout Choices) throws(Discard) -> Double {
    let angles = Generator { (choices) throws(Discard) in
      let halves = Double(try choices.draw(from: .unsigned(width: width + 1)))
      let x = halves * step / 2
      return switch try choices.index(below: 3) {
      case 0: x
      case 1: x.nextUp
      default: x == 0 ? 1.0.nextDown : x.nextDown
      }
    }
    return try choices.draw(angles, named: "x")
  }

  /// The shorter arc from x to y.
  private func distance(_ x: Double, _ y: Double) -> Double {
    let way = abs(x - y)
    return min(way, 1 - way)
  }
}

extension QuantizerSuite {
  private var angleIsInRange: Law {
    law("angle-is-in-range", "the angle of a code is in [0, 1)") { (choices) throws(Discard) in
      let x = dequantize(try choices.draw(codes, named: "c"))
      return .require(x >= 0 && x < 1, "the angle is \(x)")
    }
  }

  private var isNearest: Law {
    law("is-nearest", "no code is nearer to x than its own") { (choices) throws(Discard) in
      let x = try angle(&choices)
      let c = try choices.draw(codes, named: "c")
      let (own, other) = (distance(x, dequantize(quantize(x))), distance(x, dequantize(c)))
      return .require(own <= other, "its own is \(own) away, c is \(other) away")
    }
  }

  private var errorIsSmall: Law {
    law("error-is-at-most-half-a-step", "the code of x is at most 2^−(w+1) turns from x") {
      (choices) throws(Discard) in
      let x = try angle(&choices)
      let error = distance(x, dequantize(quantize(x)))
      return .require(error <= step / 2, "the error is \(error)")
    }
  }

  private var isIdempotent: Law {
    law("is-idempotent", "the code of the angle of c is c") { (choices) throws(Discard) in
      let c = try choices.draw(codes, named: "c")
      return .equal(quantize(dequantize(c)), c, "the code of \(dequantize(c))")
    }
  }

  private var crossesTheSeam: Law {
    law("crosses-the-seam", "angles less than half a step from 0, on either side, have its code") {
      (choices) throws(Discard) in
      let way = Double(try choices.integer(in: -7...7, named: "sixteenths")) * step / 16
      return .equal(quantize(way < 0 ? 1 + way : way), quantize(0), "the code of \(way)")
    }
  }

  private var commutesWithSteps: Law {
    law("commutes-with-steps", "the code of x + 2^−w is the successor of the code of x") {
      (choices) throws(Discard) in
      let x = try angle(&choices)
      let sum = x + step
      let next = sum >= 1 ? sum - 1 : sum
      // Only where the sum is exact, and at a tie only if the rule says so.
      try choices.assume(sum - step == x && sum - x == step)
      let halves = x / step * 2
      let isTie = halves == halves.rounded() && halves.truncatingRemainder(dividingBy: 2) != 0
      try choices.assume(ties == .sameWay || !isTie)
      return .equal(quantize(next), successor(quantize(x)), "the code of \(next)")
    }
  }
}
