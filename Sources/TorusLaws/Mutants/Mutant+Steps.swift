import PropertyTesting
import ToroidalArithmetic

extension Mutant {
  /// Faults of changes of width, unwrapping and scaled steps.
  static let steps: [Mutant] = [
    Mutant(
      "width-truncates", "the dropped bits are forgotten whatever the rule",
      killedBy: "width.change.agrees-with-oracle", UInt16.self
    ) {
      $0.steps.switchedToByte = { code, _ in Int8(truncatingIfNeeded: code >> 8) }
    },
    Mutant(
      "width-saturates", "what rounds to a full turn is given the last code",
      killedBy: "width.change.agrees-with-oracle-from-128-bits", UInt8.self
    ) {
      $0.steps.narrowed = { code, rule in
        let narrow = UInt8(switchingModulusOf: code, rounding: rule)
        return narrow == 0 && code >> 127 == 1 ? 255 : narrow
      }
    },
    Mutant(
      "width-scaled-by-maximum", "the largest code becomes the largest code, as with colors",
      killedBy: "width.change.undoes-widening", UInt8.self
    ) {
      $0.steps.narrowed = { code, _ in UInt8(code / (UInt128.max / 255)) }
      $0.steps.widened = { code, _ in UInt128(code) << 120 }
    },
    Mutant(
      "width-nearest-is-up", "halves up is taken for up",
      killedBy: "width.change.errs-by-half-a-step", UInt8.self
    ) {
      $0.steps.narrowed = { code, rule in
        UInt8(switchingModulusOf: code, rounding: rule == .toNearestOrUp ? .up : rule)
      }
    },
    Mutant(
      "width-toward-zero", "signed codes are rounded toward zero, a place like any other",
      killedBy: "width.change.is-translation-equivariant", Int8.self
    ) {
      $0.steps.narrowed = { code, rule in
        Int8(switchingModulusOf: code, rounding: code >> 127 == 1 ? .up : rule)
      }
    },
    Mutant(
      "unwrapping-of-integers", "differences are taken on the integers and never cross the seam",
      killedBy: "unwrapping.sequence.agrees-with-oracle", UInt8.self
    ) {
      $0.steps.unwrappedToInt16 = { codes, _ in .success(codes.map { Int16($0) }) }
    },
    Mutant(
      "unwrapping-hides-half-turns", "half a turn is taken for one way without saying so",
      killedBy: "unwrapping.sequence.agrees-with-oracle", UInt8.self
    ) {
      $0.steps.unwrappedToInt16 = { codes, rule in
        Result { () throws(UnwrappingError) in
          try codes.unwrapped(as: Int16.self, halfTurns: rule == .refused ? .backward : rule)
        }
      }
    },
    Mutant(
      "unwrapping-overflows", "the wide integers wrap in silence in their turn",
      killedBy: "unwrapping.sequence.agrees-with-oracle", UInt16.self
    ) {
      $0.steps.unwrappedToInt16 = { codes, rule in
        Result { () throws(UnwrappingError) in
          try codes.unwrapped(as: Int64.self, halfTurns: rule).map {
            Int16(truncatingIfNeeded: $0)
          }
        }
      }
    },
    Mutant(
      "unwrapping-adds-turns-late", "the turn of a crossing is added one code later",
      killedBy: "unwrapping.sequence.wraps-back", UInt8.self
    ) {
      $0.steps.unwrappedToInt128 = { codes, rule in
        Result { () throws(UnwrappingError) in
          let integers = try codes.unwrapped(as: Int128.self, halfTurns: rule)
          return zip(codes, [0] + integers).map { Int128($0) + ($1 >> 8) << 8 }
        }
      }
    },
    Mutant(
      "unwrapping-by-value", "only a fall of more than half the ring counts as a crossing",
      killedBy: "unwrapping.sequence.is-translation-invariant", UInt8.self
    ) {
      $0.steps.unwrappedToInt128 = { codes, _ in
        var turns: Int128 = 0
        var integers: [Int128] = []
        for (place, code) in codes.enumerated() {
          if place > 0, Int(codes[place - 1]) - Int(code) > 128 { turns += 256 }
          integers.append(turns + Int128(code))
        }
        return .success(integers)
      }
    },
    Mutant(
      "unwrapping-forgets-sign", "before the base turn, the last code is a remainder toward zero",
      killedBy: "unwrapping.step.is-invariant-under-whole-turns", UInt8.self
    ) {
      $0.steps.unwrappedAfter = { last, code, rule in
        let step = UInt8((last % 256).magnitude).displacement(to: code)
        if step.isHalfTurn, rule == .refused {
          return .failure(UnwrappingError(index: 0, reason: .halfTurn))
        }
        let length = Int128(step.magnitude)
        let backward = step.isHalfTurn ? rule == .backward : step.isNegative
        return .success(backward ? last - length : last + length)
      }
    },
    Mutant(
      "unwrapping-restarts", "a continued unwrapping starts again at the base turn",
      killedBy: "unwrapping.sequence.continues", UInt8.self
    ) {
      $0.steps.unwrappedAfter = { _, code, _ in .success(Int128(code)) }
    },
    Mutant(
      "rate-in-floating-point", "the rate is a double number of turns",
      killedBy: "phase.rate.agrees-with-oracle", UInt32.self
    ) {
      $0.steps.pointOfTurns = { p, q in
        UInt32(turns: Double(p) / Double(q)).map { RationalPoint(floor: $0) }
      }
    },
    Mutant(
      "rate-toward-zero", "negative steps are divided toward zero",
      killedBy: "phase.rate.agrees-with-oracle", Int8.self
    ) {
      $0.steps.pointOfSteps = { p, q in
        guard q != 0 else { return nil }
        let (quotient, remainder) = p.magnitude.quotientAndRemainder(dividingBy: q)
        let floor = Int8(truncatingIfNeeded: quotient)
        return RationalPoint(
          floor: p < 0 ? 0 &- floor : floor, numerator: remainder, denominator: q)
      }
    },
    Mutant(
      "phase-of-tuning-word", "the rate is rounded to whole steps, and the phase drifts",
      killedBy: "phase.tick.returns-without-drift", UInt32.self
    ) {
      $0.steps.phase = { accumulator, tick in
        let word = accumulator.increment.rounded(.toNearestOrEven)
        return RationalPoint(
          floor: accumulator.start &+ UInt32(truncatingIfNeeded: tick) &* word)
      }
    },
    Mutant(
      "phase-wraps-product", "tick times numerator is taken modulo 2^64",
      killedBy: "phase.tick.agrees-with-oracle", UInt32.self
    ) {
      $0.steps.phase = { accumulator, tick in
        let (step, n) = (accumulator.increment, tick.magnitude)
        let product = n &* step.numerator
        let whole = UInt32(truncatingIfNeeded: n) &* step.floor
        let carry = UInt32(truncatingIfNeeded: product / step.denominator)
        return tick < 0
          ? accumulator.phase(at: tick)
          : RationalPoint(
            floor: accumulator.start &+ whole &+ carry, numerator: product % step.denominator,
            denominator: step.denominator)
      }
    },
    Mutant(
      "phase-backward-is-forward", "ticks before the start are counted after it",
      killedBy: "phase.tick.agrees-with-oracle-for-small-rates", UInt8.self
    ) {
      $0.steps.phase = { $0.phase(at: abs($1)) }
    },
    Mutant(
      "advance-truncates", "the fraction of a step is dropped at each tick",
      killedBy: "phase.advance.agrees-with-random-access", UInt8.self
    ) {
      $0.steps.advanced = {
        PhaseAccumulator(increment: $0.increment, start: $0.floor &+ $0.increment.floor)
      }
    },
    Mutant(
      "advance-by-whole-steps", "many ticks at once move by whole steps each",
      killedBy: "phase.advance.adds-ticks", UInt8.self
    ) {
      $0.steps.advancedBy = { accumulator, ticks in
        let steps = UInt8(truncatingIfNeeded: ticks) &* accumulator.increment.floor
        return PhaseAccumulator(
          increment: accumulator.increment, start: accumulator.floor &+ steps)
      }
    },
  ]
}
