import PropertyTesting
import Testing

@Suite("Shrink quality")
struct ShrinkQualityTests {
  static let faults =
    numberFaults + relationFaults + listFaults + floatFaults + generatorFaults + machineFaults

  @Test(
    "every one of 100 seeds refutes the fault, with the one simplest case",
    arguments: numberFaults + relationFaults)
  func numbers(of fault: Fault) throws {
    try findsTheMinimum(of: fault, seeds: 100)
  }

  @Test(
    "every one of 25 seeds refutes the fault of lists, with the one simplest case",
    arguments: listFaults)
  func lists(of fault: Fault) throws {
    try findsTheMinimum(of: fault, seeds: 25)
  }

  @Test(
    "every one of 25 seeds refutes the fault of floats, generators and machines",
    arguments: floatFaults + generatorFaults + machineFaults)
  func built(of fault: Fault) throws {
    try findsTheMinimum(of: fault, seeds: 25)
  }

  @Test("there are faults enough, no two of one name")
  func count() {
    #expect(Self.faults.count >= 60)
    #expect(Set(Self.faults.map(\.law.name)).count == Self.faults.count)
  }

  private func findsTheMinimum(of fault: Fault, seeds: UInt64) throws {
    for seed in 0..<seeds {
      let report = Sampler(seed: Seed(seed), samples: fault.samples).run(fault.law)
      let found = try #require(report.counterexample, "seed \(seed): not refuted")
      #expect(found.choices.choices.map(\.value) == fault.minimum, "seed \(seed): \(found)")
      #expect(found.isReproducible)
    }
  }

  @Test("a long list that must stay long still gets simple elements, within the budget")
  func longList() throws {
    let law = Law("list.is-short", "fewer than 60 elements") { (choices) throws(Discard) in
      let list = try choices.array(count: 0...300) { (choices) throws(Discard) in
        try choices.index(below: 1000)
      }
      return .require(list.count < 60, "\(list.count)")
    }
    for seed in 0..<2 {
      let found = try #require(Sampler(seed: Seed(UInt64(seed))).run(law).counterexample)
      #expect(found.choices.choices.map(\.value) == [60] + [UInt128](repeating: 0, count: 60))
    }
  }

  @Test("the reason is that of the shrunk case")
  func reasonOfTheShrunkCase() throws {
    let fault = try #require(numberFaults.first { $0.law.name == "int.is-at-most-50" })
    let found = try #require(Sampler(seed: 3).run(fault.law).counterexample)
    #expect(found.reason == "n is 51")
    #expect(found.values.map(\.description) == ["n = 51 (0x0000000000000033)"])
  }

  @Test("no run while shrinking leaves the domain")
  func staysInTheDomain() throws {
    let law = Law("unit.is-known", "the unit is not metre") { (choices) throws(Discard) in
      let units = ["m", "metre", "metres"]
      let unit = try choices.element(of: units)
      let length = try choices.integer(in: -7...12)
      // A run outside either domain would end the test here.
      precondition(units.contains(unit) && (-7...12).contains(length))
      return .require(unit == "m" || length < 3, "\(length) \(unit)")
    }
    for seed in 0..<20 {
      let found = try #require(Sampler(seed: Seed(UInt64(seed))).run(law).counterexample)
      #expect(found.values.map(\.text) == ["metre", "3"])
    }
  }

  @Test("shrinking survives laws whose draws depend on what was drawn, and ends at a failure")
  func shapeShifting() throws {
    for salt in 0..<40 as Range<UInt64> {
      let law = Law("shape.shifts", "the digest is not 0 modulo 3") { (choices) throws(Discard) in
        var digest = 7 * salt + 1
        for _ in 0..<12 where digest % 7 != 0 {
          let domain = contractDomains[Int(digest % UInt64(contractDomains.count))]
          digest = SplitMix64.mix(
            digest ^ UInt64(truncatingIfNeeded: try choices.draw(from: domain)))
        }
        return .require(digest % 3 != 0, "\(digest)")
      }
      let found = try #require(
        Sampler(seed: Seed(salt), shrinkBudget: 3000).run(law).counterexample)
      #expect(found.isReproducible)
      #expect(Replayer().run(law, on: found.choices).counterexample?.reason == found.reason)
    }
  }

  @Test("the budget bounds the runs, and without one the case stays as found")
  func budget() throws {
    let law = Law("int64.is-zero", "n = 0") { (choices) throws(Discard) in
      .require(try choices.integer(Int64.self) == 0, "it is not")
    }
    let failing = ChoiceSequence([Choice(1000, from: .signed(width: 64))])
    var none = Shrinker(law: law, failing: failing, budget: 0)
    none.run()
    #expect(none.current == failing.choices)
    #expect(none.shrinks == 0)
    var some = Shrinker(law: law, failing: failing, budget: 100)
    some.run()
    #expect(some.current.map(\.value) == [1])
    #expect(some.budget >= 0)
  }

  @Test("a shrunk case cannot be shrunk further")
  func fixedPoint() throws {
    for fault in Self.faults {
      let found = try #require(
        Sampler(seed: 11, samples: fault.samples).run(fault.law).counterexample)
      var again = Shrinker(law: fault.law, failing: found.choices)
      again.run()
      #expect(again.shrinks == 0, "\(fault.law.name)")
    }
  }

  @Test("a law that is no function of its choices is reported as unstable, not lost")
  func unstable() throws {
    let law = Law("state.is-hidden", "depends on a counter") { (choices) throws(Discard) in
      _ = try choices.integer(Int8.self)
      hiddenState.pointee += 1
      return .require(hiddenState.pointee != 5, "the fifth")
    }
    hiddenState.pointee = 0
    let found = try #require(Sampler(seed: 1).run(law).counterexample)
    #expect(!found.isReproducible)
    #expect(found.reason == "the fifth")
    #expect(found.description.contains("unstable"))
  }
}

nonisolated(unsafe) private let hiddenState: UnsafeMutablePointer<Int> = {
  let state = UnsafeMutablePointer<Int>.allocate(capacity: 1)
  state.initialize(to: 0)
  return state
}()
