import PropertyTesting
import TorusArtifacts
import TorusQuantization

extension Mutant {
  /// Faults in the quantizer.
  static let quantizers: [Mutant] = [
    codes(
      "grid-truncates", "one side rounds, and this one truncates",
      killedBy: "quantizer.grid.is-nearest"
    ) { x, layout in Int((steps(x, layout)).rounded(.down)) },
    codes(
      "grid-ties-away", "ties go away from zero", killedBy: "quantizer.grid.ties-go-to-even"
    ) { x, layout in Int(steps(x, layout).rounded()) },
    codes(
      "grid-half-up", "a half is added and the rest cut off",
      killedBy: "quantizer.grid.commutes-with-reflection"
    ) { x, layout in Int((steps(x, layout) + 0.5).rounded(.down)) },
    codes(
      "grid-rounds-twice", "the product is rounded to eight more places before it is rounded",
      killedBy: "quantizer.grid.rounds-once"
    ) { x, layout in
      let fine = (steps(x, layout) * 256).rounded(.toNearestOrEven)
      return Int((fine / 256).rounded(.toNearestOrEven))
    },
    codes(
      "grid-in-float32", "the product is taken in binary32",
      killedBy: "quantizer.grid.rounds-once"
    ) { x, layout in Int(Float(steps(x, layout)).rounded(.toNearestOrEven)) },
    codes(
      "grid-saturates", "what rounds to the full turn is given the last code",
      killedBy: "quantizer.grid.crosses-the-seam"
    ) { x, layout in
      let turns = steps(x, layout) / Double(1 << layout.bits)
      let code = (turns - turns.rounded(.down)) * Double(1 << layout.bits)
      return min(Int(code.rounded(.toNearestOrEven)), 1 << layout.bits - 1)
    },
    codes(
      "grid-by-maximum", "a turn is 2^b − 1 steps", killedBy: "quantizer.grid.commutes-with-steps"
    ) { x, layout in
      let turns = steps(x, layout) / Double(1 << layout.bits)
      return Int((turns * Double(1 << layout.bits - 1)).rounded(.toNearestOrEven))
    },
    codes(
      "grid-clamps", "coordinates are clamped to [0, P] first",
      killedBy: "quantizer.grid.repeats-each-turn"
    ) { x, layout in
      Int(max(0, min(steps(x, layout), Double(1 << layout.bits))).rounded(.toNearestOrEven))
    },
    codes(
      "grid-ignores-period", "coordinates are always in turns",
      killedBy: "quantizer.grid.scales-with-the-period"
    ) { x, layout in
      let turns = x - x.rounded(.down)
      return Int((turns * Double(1 << layout.bits)).rounded(.toNearestOrEven))
    },
    Mutant(
      "grid-calibrated", "steps fill the range that the table has, which may be none",
      killedBy: "quantizer.grid.needs-no-calibration", "quantizer"
    ) {
      let quantize = $0.quantize
      $0.quantize = { table, layout in
        let sound = quantize(table, layout)
        let least = table.values.min() ?? 0
        let range = (table.values.max() ?? 0) - least
        let last = Double(1 << layout.bits - 1)
        return CodeTable(
          rows: table.rows, axes: table.axes,
          codes: table.values.map {
            range == 0 ? 0 : UInt16((($0 - least) / range * last).rounded())
          },
          refinement: sound.refinement.map { Array($0) }, layout: layout,
          embeddings: table.digest)
      }
    },
    refinements(
      "refinement-wraps-at-ties", "a tie that went down is given the first part",
      killedBy: "quantizer.refinement.is-the-part"
    ) { x, layout, sound in
      let fine = GridQuantizer(layout).code(for: x)
      let isLast = Int(sound) == (1 << (layout.refinementBits ?? 0)) - 1
      return isLast && steps(x, layout) - steps(x, layout).rounded(.down) == 0.5 && fine % 2 == 0
        ? 0 : sound
    },
    refinements(
      "refinement-of-truncation", "r counts from q, not from half a step below it",
      killedBy: "quantizer.residual.is-at-most-half-a-step"
    ) { x, layout, sound in
      sound ^ (UInt16(1) << UInt16((layout.refinementBits ?? 1) - 1))
    },
  ]

  /// 2^b·x/P.
  private static func steps(_ x: Double, _ layout: GridLayout) -> Double {
    Double(sign: .plus, exponent: layout.bits - layout.period.binaryExponent, significand: x)
  }

  private static func codes(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ code: @escaping @Sendable (Double, GridLayout) -> Int
  ) -> Mutant {
    Mutant(name, fault, killedBy: killer, "quantizer") {
      let quantize = $0.quantize
      $0.quantize = { table, layout in
        CodeTable(
          rows: table.rows, axes: table.axes,
          codes: table.values.map { UInt16(code($0, layout) & (1 << layout.bits - 1)) },
          refinement: quantize(table, layout).refinement.map { Array($0) }, layout: layout,
          embeddings: table.digest)
      }
    }
  }

  private static func refinements(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ refinement: @escaping @Sendable (Double, GridLayout, UInt16) -> UInt16
  ) -> Mutant {
    Mutant(name, fault, killedBy: killer, "quantizer") {
      let quantize = $0.quantize
      $0.quantize = { table, layout in
        let sound = quantize(table, layout)
        return CodeTable(
          rows: table.rows, axes: table.axes, codes: Array(sound.codes),
          refinement: sound.refinement.map {
            zip(table.values, $0).map { refinement($0, layout, $1) }
          }, layout: layout, embeddings: table.digest)
      }
    }
  }
}
