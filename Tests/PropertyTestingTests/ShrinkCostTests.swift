import PropertyTesting
import Testing

@Suite("What shrinking costs")
struct ShrinkCostTests {
  /// Fails for every case that is at least as long as this one.
  private func stubborn(_ failing: [Choice]) -> Shrinker.Evaluator {
    { $0.count >= failing.count ? $0 : nil }
  }

  private func shrinker(of failing: [Choice], budget: Int) -> Shrinker {
    Shrinker(
      failing: ChoiceSequence(failing), budget: budget, evaluator: stubborn(failing))
  }

  // Neither of these ends in an hour where only runs of the law are paid for.

  @Test("a long case that is as simple as it can be ends soon")
  func zeros() {
    for domain in [ChoiceDomain.index(through: 9), .signed(width: 64)] {
      let zeros = [Choice](repeating: Choice(0, from: domain), count: Choices.limit)
      var shrinker = shrinker(of: zeros, budget: 200)
      shrinker.run()
      #expect(shrinker.current == zeros && shrinker.shrinks == 0)
      #expect(shrinker.budget >= 0)
    }
  }

  @Test("a long case of any choices costs what the budget says")
  func anything() {
    for domain in [ChoiceDomain.index(through: .max), .signed(width: 64)] {
      var generator = Xoshiro256(seed: 1)
      let failing = (0..<Choices.limit).map { _ in
        Choice(UInt128(generator.next()), from: domain)
      }
      var runs = 0
      var shrinker = Shrinker(failing: ChoiceSequence(failing), budget: 200) { candidate in
        runs += 1
        return nil
      }
      shrinker.run()
      #expect(runs <= 200)
      #expect(shrinker.budget >= 0)
    }
  }

  @Test("the clock of a run ends its shrinking too")
  func clock() throws {
    let law = Law("int64.is-small", "n < 2^40") { (choices) throws(Discard) in
      .require(try choices.integer(in: 0...Int64.max) < 1 << 40, "it is not")
    }
    let free = try #require(Sampler(seed: 1).run(law).counterexample)
    #expect(free.choices.choices.map(\.value) == [1 << 40])
    let stopped = try #require(Sampler(seed: 1).run(law) { true }.counterexample)
    #expect(stopped.shrinks == 0 && stopped.isReproducible)
    var questions = 0
    let some = Sampler(seed: 1).run(law) {
      questions += 1
      return questions > 5
    }
    let between = try #require(some.counterexample)
    #expect(between.shrinks < free.shrinks)
    #expect(questions > 5)
  }
}
