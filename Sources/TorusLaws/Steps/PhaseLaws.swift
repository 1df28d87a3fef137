import PropertyTesting
import ToroidalArithmetic
import TorusOracle

extension Catalog {
  /// The laws of rational points of the circle as rates, and of ``PhaseAccumulator``.
  var phaseLaws: [Law] {
    [rateAgrees, ticksAgree, smallTicksAgree, advanceAgrees, advanceByAgrees, phaseReturns]
  }

  /// An accumulator of `numerator`/`denominator` turns a tick.
  private static func accumulator(
    _ numerator: Int64, _ denominator: UInt64, start: Scalar
  ) throws(Discard) -> PhaseAccumulator<Scalar> {
    guard
      let accumulator = PhaseAccumulator(
        turnsPerTick: numerator, over: denominator, start: start)
    else { throw .assumption }
    return accumulator
  }

  var rateAgrees: Law {
    Law(
      "phase.rate.agrees-with-oracle",
      "p/q turns and p/q steps are the points p/q · m and p/q modulo m; none if q = 0"
    ) { [steps = implementation.steps, reference] (choices) throws(Discard) in
      let p = try choices.integer(Int64.self, named: "p")
      let q = try choices.integer(UInt64.self, named: "q")
      let (turns, points) = (steps.pointOfTurns(p, q), steps.pointOfSteps(p, q))
      guard q != 0 else { return .require(turns == nil && points == nil, "a point for q = 0") }
      let ratio = BigRational(BigInteger(p), over: BigInteger(q))
      func residue(_ x: BigRational) -> BigRational {
        reference.phase(start: 0, increment: x, ticks: 1)
      }
      return .equal(
        turns.map(reference.reduced), residue(ratio * BigRational(reference.modulus)),
        "p/q turns"
      ).and(.equal(points.map(reference.reduced), residue(ratio), "p/q steps"))
    }
  }

  var ticksAgree: Law {
    Law("phase.tick.agrees-with-oracle", "the phase at tick n is start + n · p/q · m modulo m") {
      [steps = implementation.steps, reference] (choices) throws(Discard) in
      let p = try choices.integer(Int64.self, named: "p")
      let q = try choices.integer(UInt64.self, named: "q")
      let n = try choices.integer(Int64.self, named: "n")
      let start = try choices.integer(Scalar.self, named: "start")
      let found = steps.phase(try Self.accumulator(p, q, start: start), n)
      return .equal(
        reference.reduced(found),
        reference.phase(
          start: BigInteger(start),
          increment: BigRational(BigInteger(p) * reference.modulus, over: BigInteger(q)),
          ticks: BigInteger(n)))
    }
  }

  var smallTicksAgree: Law {
    Law(
      "phase.tick.agrees-with-oracle-for-small-rates",
      "the phase at tick n is n · p/q · m modulo m, for small p, q and n"
    ) { [steps = implementation.steps, reference] (choices) throws(Discard) in
      let p = try choices.integer(in: -8...8 as ClosedRange<Int64>, named: "p")
      let q = try choices.integer(in: 1...9 as ClosedRange<UInt64>, named: "q")
      let n = try choices.integer(in: -2...2 as ClosedRange<Int64>, named: "n")
      let found = steps.phase(try Self.accumulator(p, q, start: 0), n)
      return .equal(
        reference.reduced(found),
        reference.phase(
          start: 0, increment: BigRational(BigInteger(p) * reference.modulus, over: BigInteger(q)),
          ticks: BigInteger(n)))
    }
  }

  var advanceAgrees: Law {
    Law(
      "phase.advance.agrees-with-random-access",
      "the phase after advancing k times is that at tick k, and never leaves it by rounding"
    ) { [steps = implementation.steps] (choices) throws(Discard) in
      let p = try choices.integer(Int64.self, named: "p")
      let q = try choices.integer(UInt64.self, named: "q")
      let start = try choices.integer(Scalar.self, named: "start")
      let count = try choices.integer(in: 0...12 as ClosedRange<Int64>, named: "k")
      let origin = try Self.accumulator(p, q, start: start)
      var accumulator = origin
      for _ in 0..<count { accumulator = steps.advanced(accumulator) }
      return .equal(accumulator.point, steps.phase(origin, count))
    }
  }

  var advanceByAgrees: Law {
    Law(
      "phase.advance.adds-ticks",
      "advancing by a and by b is advancing by a + b, and a back again is where it began"
    ) { [steps = implementation.steps] (choices) throws(Discard) in
      let p = try choices.integer(Int64.self, named: "p")
      let q = try choices.integer(UInt64.self, named: "q")
      let start = try choices.integer(Scalar.self, named: "start")
      let a = Int64(try choices.integer(Int32.self, named: "a"))
      let b = Int64(try choices.integer(Int32.self, named: "b"))
      let origin = try Self.accumulator(p, q, start: start)
      let moved = steps.advancedBy(origin, a)
      return .equal(steps.advancedBy(moved, b).point, steps.phase(origin, a + b), "a + b")
        .and(.equal(steps.advancedBy(moved, -a), origin, "a back again"))
    }
  }

  var phaseReturns: Law {
    Law("phase.tick.returns-without-drift", "after q ticks of p/q turns the phase is the start") {
      [steps = implementation.steps] (choices) throws(Discard) in
      let p = try choices.integer(Int64.self, named: "p")
      let q = try choices.integer(in: 1...Int64.max, named: "q")
      let start = try choices.integer(Scalar.self, named: "start")
      let accumulator = try Self.accumulator(p, UInt64(q), start: start)
      return .equal(steps.phase(accumulator, q), RationalPoint(floor: start))
        .and(.equal(steps.phase(accumulator, -q), RationalPoint(floor: start), "q ticks back"))
    }
  }
}

extension Reference {
  /// The representative of `point` in [0, m).
  fileprivate func reduced<Scalar>(_ point: RationalPoint<Scalar>) -> BigRational {
    phase(start: 0, increment: point.referenced, ticks: 1)
  }
}
