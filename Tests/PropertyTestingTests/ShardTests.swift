import PropertyTesting
import Testing

/// Discards odd bytes, labels the others, and fails for one from some bound on.
private func evenBytes(failsFrom bound: Int) -> Law {
  Law("shard.even-bytes", "x is below \(bound)") { (choices) throws(Discard) in
    let x = try choices.integer(UInt8.self, named: "x")
    try choices.assume(x % 2 == 0)
    choices.label(x < 100 ? "low" : "high")
    return .require(x < bound, "x is \(x)")
  }
}

@Suite("Runs in parts")
struct ShardTests {
  @Test(
    "a run cut anywhere reports what the whole run does",
    arguments: [1, 7, 64, 1000], [60, 250, 256])
  func sampledInParts(length: UInt64, bound: Int) {
    let law = evenBytes(failsFrom: bound)
    for seed in 0..<4 as Range<UInt64> {
      for limit in [5, 100, 4000] {
        let sampler = Sampler(seed: Seed(seed), samples: 400, discardLimit: limit)
        var run = ShardedRun(of: law, by: sampler)
        while !run.isOver {
          run.add(sampler.shard(of: law, cases: run.nextCase..<run.nextCase + length))
        }
        #expect(sampler.report(on: law, from: run.total) == sampler.run(law))
      }
    }
  }

  @Test("what comes after the end of a run is no part of it")
  func afterTheEnd() {
    let law = evenBytes(failsFrom: 60)
    let sampler = Sampler(seed: 3)
    var run = ShardedRun(of: law, by: sampler)
    while !run.isOver {
      run.add(sampler.shard(of: law, cases: run.nextCase..<run.nextCase + 50))
    }
    let total = run.total
    run.add(sampler.shard(of: law, cases: run.nextCase..<run.nextCase + 50))
    #expect(run.total == total)
  }

  @Test("where the run ends within a part, the caller may run it again elsewhere")
  func rerun() {
    let law = evenBytes(failsFrom: 256)
    let sampler = Sampler(seed: 3, samples: 10)
    var run = ShardedRun(of: law, by: sampler)
    var calls = 0
    run.add(sampler.shard(of: law, cases: 0..<100)) { range, samples, discards in
      calls += 1
      #expect(range == 0..<100 && samples == 10 && discards == 100)
      return sampler.shard(of: law, cases: range, samples: samples, discards: discards)
    }
    #expect(calls == 1)
    #expect(sampler.report(on: law, from: run.total) == sampler.run(law))
  }

  @Test("an enumeration in steps, each begun anew from its place, visits the same cases")
  func enumeratedInParts() throws {
    for bound in [60, 250, 256] {
      let law = evenBytes(failsFrom: bound)
      for cap in [10, 255, 256, 1000] {
        let enumerator = Enumerator(cap: cap)
        for length in [1, 7, 300] {
          var walk = EnumerationWalk(of: law, by: enumerator)
          while !walk.isOver { walk.advance(cases: length) }
          #expect(walk.report() == enumerator.run(law))
        }
      }
    }
  }

  @Test("a step taken elsewhere is added as if it had been taken here")
  func stepsFromElsewhere() {
    let law = evenBytes(failsFrom: 250)
    var walk = EnumerationWalk(of: law, by: Enumerator())
    while !walk.isOver {
      // What another process would send back.
      let step = walk.step(cases: 100)
      walk.add(
        EnumerationWalk.Step(
          shard: step.shard, place: step.place, isLast: step.isLast, tooMany: step.tooMany))
    }
    #expect(walk.report() == Enumerator().run(law))
    let total = walk.total
    walk.advance(cases: 5)
    #expect(walk.total == total)
  }

  @Test("the place of a step is the first case of the next")
  func place() throws {
    let law = Law("shard.pairs", "dependent pairs") { (choices) throws(Discard) in
      let count = try choices.index(below: 4)
      for _ in 0..<count { _ = try choices.index(below: 3) }
      return .holds
    }
    var walk = EnumerationWalk(of: law, by: Enumerator())
    walk.advance(cases: 5)
    #expect(walk.place == [2, 0, 1])
    #expect(!walk.isOver)
    #expect(walk.report().verdict == .notEnumerable(atLeast: 6))
    walk.advance(cases: 1000)
    #expect(walk.total.cases == 1 + 3 + 9 + 27)
    #expect(walk.report().verdict == .exhausted)
  }

  @Test("a record has each choice before the law does, and changes nothing")
  func journal() throws {
    let law = evenBytes(failsFrom: 60)
    let sampler = Sampler(seed: 9)
    let memory = RecordMemory()
    let shard = sampler.shard(of: law, cases: 0..<UInt64.max, recordedIn: memory.record)
    let failure = try #require(shard.failure)
    #expect(sampler.report(on: law, from: shard) == sampler.run(law))
    #expect(memory.header.caseNumber == failure.caseNumber)
    #expect(memory.header.isRunning == 1)
    #expect(memory.choices == failure.choices.choices)
  }

  @Test("a record shows each choice while the case runs, and starts afresh with the next")
  func recording() throws {
    let memory = RecordMemory()
    var choices = Choices(from: ExhaustiveChoices(), recordedIn: memory.record)
    #expect(memory.header.isRunning == 0)
    for number in [5, 6] as [UInt64] {
      choices.begin(case: number)
      #expect(memory.header.caseNumber == number)
      for count in 1...100 {
        _ = try choices.index(below: 3)
        #expect(memory.header.choiceCount == count)
        #expect(memory.choices == choices.recorded.choices)
      }
    }
  }

  @Test("a shrinker asks its evaluator only, within the budget")
  func evaluator() throws {
    let law = evenBytes(failsFrom: 60)
    let failure = try #require(Sampler(seed: 9).shard(of: law, cases: 0..<1000).failure)
    let judge = Shrinker.evaluator(of: law)
    var calls = 0
    let found = failure.counterexample(
      to: law, seed: 9, budget: 500,
      evaluator: { candidate in
        calls += 1
        return judge(candidate)
      },
      describe: { choices in
        CaseDescription(
          entries: [.note("\(choices.count) choice")], outcome: .fails("seen elsewhere"))
      })
    #expect((1...500).contains(calls))
    #expect(found.choices.choices.map(\.value) == [60])
    #expect(found.reason == "seen elsewhere")
    #expect(found.notes == ["1 choice"])
  }

  @Test("a description tells what was drawn as soon as it is drawn")
  func description() {
    let law = evenBytes(failsFrom: 60)
    var seen: [CaseDescription.Entry] = []
    let sequence = ChoiceSequence([Choice(70, from: .unsigned(width: 8))])
    let description = law.description(from: ReplayedChoices(sequence)) { seen.append($0) }
    #expect(seen == description.entries)
    #expect(description.values.map(\.description) == ["x = 70 (0x46)"])
    #expect(description.outcome == .fails("x is 70"))
    let odd = law.description(of: ChoiceSequence([Choice(1, from: .unsigned(width: 8))]))
    #expect(odd.outcome == nil)
  }
}
