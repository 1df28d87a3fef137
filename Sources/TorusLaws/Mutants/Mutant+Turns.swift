import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults in the conversions of real angles.
  static let turns: [Mutant] = [
    Mutant(
      "turns-scaled-by-maximum", "a turn is 2^w − 1 steps, so that half a turn is no code",
      killedBy: "turns.angle.agrees-with-oracle", UInt8.self
    ) {
      $0.turnsAsDouble = { code, _ in Double(code) / 255 }
    },
    Mutant(
      "turns-reach-one", "the angle that rounds to a full turn is given as 1",
      killedBy: "turns.angle.is-in-range", UInt64.self
    ) {
      $0.turnsAsDouble = { code, _ in Double(code) / 0x1p64 }
    },
    Mutant(
      "code-saturates", "the angle that rounds to a full turn is given the last code",
      killedBy: "turns.code.agrees-with-oracle-near-lattice", UInt8.self
    ) {
      $0.codeFromDouble = { turns, rounding in
        let code = UInt8(turns: turns, rounding: rounding)
        let fraction = turns - turns.rounded(.down)
        return code == 0 && fraction > 0.5 ? 255 : code
      }
    },
    Mutant(
      "code-toward-zero", "the code is truncated toward zero",
      killedBy: "turns.code.agrees-with-oracle-near-lattice", UInt8.self
    ) {
      $0.codeFromDouble = { turns, rounding in
        UInt8(turns: turns, rounding: turns < 0 ? .up : .down)
      }
    },
    Mutant(
      "code-reduced-first", "the angle is reduced to [0, 1) in floating point before it is rounded",
      killedBy: "turns.code.agrees-with-oracle-near-lattice", UInt64.self
    ) {
      $0.codeFromDouble = { turns, rounding in
        UInt64(turns: turns - turns.rounded(.down), rounding: rounding)
      }
    },
    Mutant(
      "code-of-nan", "NaN is taken for 0",
      killedBy: "turns.code.refuses-non-finite", UInt8.self
    ) {
      $0.codeFromDouble = { turns, rounding in
        turns.isNaN ? 0 : UInt8(turns: turns, rounding: rounding)
      }
    },
  ]
}
