import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of ``Swift/FixedWidthInteger/init(switchingModulusOf:rounding:)``.
  var widthLaws: [Law] {
    [
      widthAgrees, widthFromWideAgrees, widthUndoesWidening, widthErrs, widthUnderTranslation,
    ]
  }

  /// The circle of the widest type.
  private var wide: Reference { Reference(width: 128) }

  /// A code of 128 bits, near a lattice point of this width or near the middle of two.
  private static func wideCode(from choices: inout Choices) throws(Discard) -> UInt128 {
    let floor = UInt128(truncatingIfNeeded: try choices.integer(Scalar.self, named: "floor"))
    let dropped = 128 - Scalar.bitWidth
    let half: UInt128 = dropped == 0 ? 0 : 1 << (dropped - 1)
    let rest = try choices.element(
      of: [0, 1, half &- 1, half, half &+ 1, .max] as [UInt128], named: "rest")
    return floor << dropped | rest & ~(UInt128.max << dropped)
  }

  var widthAgrees: Law {
    Law(
      "width.change.agrees-with-oracle",
      "the code of 3, 8 or 128 bits is that of the same rational number of turns"
    ) { [steps = implementation.steps, reference, wide] (choices) throws(Discard) in
      let code = try choices.integer(Scalar.self, named: "code")
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      func expected(_ width: Int) -> BigInteger {
        reference.code(BigInteger(code), on: Reference(width: width), rule: rule.referenced)
      }
      let byte = BigInteger(UInt8(bitPattern: steps.switchedToByte(code, rule)))
      return .equal(BigInteger(steps.switchedToThreeBits(code, rule)), expected(3), "in 3 bits")
        .and(.equal(byte, expected(8), "in 8 bits"))
        .and(.equal(wide.residue(BigInteger(steps.widened(code, rule))), expected(128), "in 128"))
    }
  }

  var widthFromWideAgrees: Law {
    Law(
      "width.change.agrees-with-oracle-from-128-bits",
      "the code of a code of 128 bits is that of the same rational number of turns"
    ) { [steps = implementation.steps, reference, wide] (choices) throws(Discard) in
      let code = try Self.wideCode(from: &choices)
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      return .equal(
        reference.residue(BigInteger(steps.narrowed(code, rule))),
        wide.code(BigInteger(code), on: reference, rule: rule.referenced))
    }
  }

  var widthUndoesWidening: Law {
    Law("width.change.undoes-widening", "to 128 bits and back is the identity, under every rule") {
      [steps = implementation.steps] (choices) throws(Discard) in
      let code = try choices.integer(Scalar.self, named: "code")
      let there = try choices.element(of: CircularRounding.allCases, named: "rule there")
      let back = try choices.element(of: CircularRounding.allCases, named: "rule back")
      return .equal(steps.narrowed(steps.widened(code, there), back), code)
    }
  }

  var widthErrs: Law {
    Law(
      "width.change.errs-by-half-a-step",
      "from 128 bits the error is below one step, and to nearest at most half of one"
    ) { [steps = implementation.steps, wide] (choices) throws(Discard) in
      let code = try Self.wideCode(from: &choices)
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let step = BigInteger.powerOfTwo(128 - Scalar.bitWidth)
      let found = BigInteger(steps.narrowed(code, rule)) * step
      let error = wide.distance(from: BigInteger(code), to: found)
      return .require(
        rule == .down || rule == .up ? error < step : 2 * error <= step,
        "the error is \(error) where a step is \(step)")
    }
  }

  var widthUnderTranslation: Law {
    Law(
      "width.change.is-translation-equivariant",
      "t steps further on are t steps further on, for even t under every rule"
    ) { [steps = implementation.steps] (choices) throws(Discard) in
      let code = try Self.wideCode(from: &choices)
      let rule = try choices.element(of: CircularRounding.allCases, named: "rule")
      let drawn = try choices.integer(Scalar.self, named: "t")
      let t = rule == .toNearestOrEven ? drawn &+ drawn : drawn
      return .equal(
        steps.narrowed(code &+ steps.widened(t, .down), rule), steps.narrowed(code, rule) &+ t)
    }
  }
}
