import PropertyTesting
import Testing

/// Fails where two numbers of 32 bits nearly agree with secrets: chance alone does not get there.
private let nearSecrets = Law("target.secrets", "not near both secrets") {
  (choices) throws(Discard) in
  let a = try choices.integer(UInt32.self, named: "a")
  let b = try choices.integer(in: 0...1_000_000_000, named: "b")
  let misses = abs(Double(a) - 2_718_281_828) + abs(Double(b) - 577_215_664)
  choices.target(-misses)
  return .require(misses > 1_000_000, "\(misses)")
}

@Suite("Targeted search")
struct TargetTests {
  @Test("scores lead to a failure that chance does not find")
  func climbs() {
    let untargeted = Law("target.none", "not near both secrets") { (choices) throws(Discard) in
      let a = try choices.integer(UInt32.self)
      let b = try choices.integer(in: 0...1_000_000_000)
      let misses = abs(Double(a) - 2_718_281_828) + abs(Double(b) - 577_215_664)
      return .require(misses > 1_000_000, "\(misses)")
    }
    for seed in 0..<20 as Range<UInt64> {
      let sampler = Sampler(seed: Seed(seed), samples: 2000, shrinkBudget: 0)
      #expect(sampler.run(nearSecrets).counterexample != nil, "seed \(seed)")
      #expect(sampler.run(untargeted).counterexample == nil, "seed \(seed)")
    }
  }

  @Test("the best score is reported, of the cases that counted")
  func bestScore() {
    let law = Law("target.best", "holds") { (choices) throws(Discard) in
      let x = try choices.index(below: 100)
      choices.target(Double(x))
      choices.target(-1)
      choices.target(.nan)
      try choices.assume(x != 99)
      return .holds
    }
    let report = Sampler(seed: 1).run(law)
    #expect(report.bestScore == 98)
    #expect(report.description.contains("best score: 98.0"))
    #expect(Enumerator().run(law).bestScore == 98)
    #expect(Sampler(seed: 1).run(ringBufferLaw("target.not", .none)).bestScore == nil)
  }

  @Test("shards, in whatever parts and order, make the run")
  func shards() {
    let law = Law("target.long", "holds") { (choices) throws(Discard) in
      let a = try choices.integer(Int64.self)
      choices.target(-Double((a &- 0x0123_4567_89AB_CDEF).magnitude))
      choices.label(a < 0 ? "negative" : "other")
      return .holds
    }
    let sampler = Sampler(seed: 5, samples: 3500)
    let length = Sampler.shardLength
    let parts = [2, 0, 3, 1].map { (number: UInt64) in
      sampler.shard(of: law, cases: number * length..<(number + 1) * length)
    }
    var run = ShardedRun(of: law, by: sampler)
    for part in parts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) { run.add(part) }
    // The last part is cut at case 3500, where the climb is still under way.
    run = ShardedRun(of: law, by: sampler)
    for part in parts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let end = min(part.range.upperBound, 3500)
      run.add(sampler.shard(of: law, cases: part.range.lowerBound..<end))
    }
    #expect(sampler.report(on: law, from: run.total) == sampler.run(law))
  }

  @Test("a law without scores draws the same cases as ever")
  func unscored() {
    let plain = Law("target.same-name", "holds") { (choices) throws(Discard) in
      choices.label("\(try choices.integer(Int16.self) % 7)")
      return .holds
    }
    let report = Sampler(seed: 5, samples: 1500).run(plain)
    var labels: [String: Int] = [:]
    let source = RandomChoices(seed: Seed(5).stream(for: plain.name))
    var choices = Choices(from: source)
    for number in 0..<1500 as Range<UInt64> {
      choices.begin(case: number)
      if let value = try? choices.integer(Int16.self) { labels["\(value % 7)", default: 0] += 1 }
    }
    #expect(report.labels.allSatisfy { labels[$0.label] == $0.cases })
    #expect(report.labels.map(\.cases).reduce(0, +) == 1500)
  }
}
