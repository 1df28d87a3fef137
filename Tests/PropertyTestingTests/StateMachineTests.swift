import PropertyTesting
import Testing

@Suite("State machines")
struct StateMachineTests {
  @Test("a right system passes every program, and each command is a label")
  func right() {
    let report = Sampler(seed: 1, samples: 300).run(ringBufferLaw("machine.ring-buffer", .none))
    #expect(report.verdict == .passed, "\(report)")
    #expect(report.labels.map(\.label) == ["pop", "push"])
    #expect(report.labels.allSatisfy { $0.cases > 150 })
  }

  @Test("the report prints the shrunk program step by step")
  func program() throws {
    let law = ringBufferLaw("machine.ring-buffer-stack", .popsTheLast)
    let report = Sampler(seed: 4).run(law)
    let found = try #require(report.counterexample)
    #expect(found.notes == ["step 1: push(0)", "step 2: push(1)", "step 3: pop()"])
    #expect(found.values.isEmpty)
    #expect(found.reason == "result of pop: expected Optional(0), found Optional(1)")
    #expect(report.description.contains("  step 1: push(0)\n  step 2: push(1)\n  step 3: pop()"))
  }

  @Test("a fault that needs wrapping shrinks to the steps that wrap")
  func wrapping() throws {
    let law = ringBufferLaw("machine.ring-buffer-does-not-wrap", .forgetsToWrap)
    for seed in 0..<25 as Range<UInt64> {
      let found = try #require(Sampler(seed: Seed(seed)).run(law).counterexample, "seed \(seed)")
      // Four places, one freed, one written beyond the end; the fourth pop reads it.
      #expect(found.notes.count == 9, "\(found)")
      #expect(found.notes.filter { $0.contains("push") }.count == 5)
    }
  }

  @Test("a step that the model does not allow is skipped, and not numbered")
  func preconditions() throws {
    let machine = StateMachine<Int, Int>(
      start: { (_) throws(Discard) in (0, 0) },
      commands: [
        Command(
          "down", when: { $0 > 0 },
          run: {
            $0 -= 1; return $0
          },
          expected: {
            $0 -= 1; return $0
          }),
        Command(
          "up",
          run: {
            $0 += 1; return $0
          },
          expected: {
            $0 += 1; return $0
          }),
      ],
      invariant: { model, system in .require(model == system && model < 3, "\(model), \(system)") })
    let law = machine.law("machine.stairs", "never on the third step")
    let found = try #require(Sampler(seed: 2).run(law).counterexample)
    #expect(found.notes == ["step 1: up()", "step 2: up()", "step 3: up()"])
    let skipped = ChoiceSequence(
      [4, 0, 1, 0, 0].enumerated().map { place, value in
        Choice(value, from: .index(through: place == 0 ? 30 : 1))
      })
    let description = law.description(of: skipped)
    #expect(description.notes == ["step 1: up()", "step 2: down()"])
    #expect(description.outcome == .holds)
  }

  @Test("short programs of a small machine are enumerated")
  func enumerated() {
    let machine = StateMachine<Int, Int>(
      start: { (_) throws(Discard) in (0, 0) },
      commands: [
        Command(
          "up",
          run: {
            $0 += 1; return $0
          },
          expected: {
            $0 += 1; return $0
          }),
        Command(
          "reset",
          run: {
            $0 = 0; return $0
          },
          expected: {
            $0 = 0; return $0
          }),
      ])
    let report = Enumerator().run(machine.law("machine.small", "holds", steps: 0...4))
    #expect(report.verdict == .exhausted)
    #expect(report.cases == 1 + 2 + 4 + 8 + 16)
  }

  @Test("the start is drawn too, and the invariant judges it")
  func start() throws {
    let machine = StateMachine<Int, Int>(
      start: { (choices) throws(Discard) in
        let first = try choices.integer(in: 0...100, named: "first")
        return (first, first)
      },
      commands: [Command("stay", run: { $0 }, expected: { $0 })],
      invariant: { model, _ in .require(model < 10, "\(model)") })
    let found = try #require(
      Sampler(seed: 2).run(machine.law("machine.start", "below 10")).counterexample)
    #expect(found.choices.choices.map(\.value) == [10, 0])
    #expect(found.values.map(\.text) == ["10"])
  }
}
