import PropertyTesting
import Testing

private func bytesLaw(atLeast required: Double) -> Law {
  Law("cover.small-bytes", "holds") { (choices) throws(Discard) in
    let x = try choices.index(below: 10)
    choices.cover("nine", if: x == 9, atLeast: required)
    return .holds
  }
}

@Suite("Required coverage")
struct CoverageTests {
  @Test("a label as frequent as required passes for every seed, one far rarer for none")
  func sampled() {
    for seed in 0..<100 as Range<UInt64> {
      let sampler = Sampler(seed: Seed(seed))
      #expect(sampler.run(bytesLaw(atLeast: 0.1)).verdict == .passed)
      let report = sampler.run(bytesLaw(atLeast: 0.3))
      guard case .insufficientCoverage(let labels) = report.verdict else {
        Issue.record("seed \(seed): \(report)")
        continue
      }
      #expect(labels.map(\.label) == ["nine"])
      #expect(!report.isSuccess)
    }
  }

  @Test("a required label that never occurs is reported, not left out")
  func neverSeen() {
    let law = Law("cover.nothing", "holds") { (choices) throws(Discard) in
      let x = try choices.index(below: 10)
      choices.cover("ten", if: x == 10, atLeast: 0.05)
      return .holds
    }
    let report = Sampler(seed: 1).run(law)
    #expect(
      report.description == """
        cover.nothing: too few cases of ten: 1,000 cases
          law: holds
          seed: 0x0000000000000001
          label ten: 0 of 1,000 (0.0 %), at least 5.0 % required
        """)
  }

  @Test("an enumeration compares exactly: one case in ten")
  func enumerated() {
    #expect(Enumerator().run(bytesLaw(atLeast: 0.1)).verdict == .exhausted)
    let report = Enumerator().run(bytesLaw(atLeast: 0.1001))
    guard case .insufficientCoverage = report.verdict else {
      Issue.record("\(report)")
      return
    }
  }

  @Test("the rule: 8 of 1000 show that a share is not 5 %, and 9 do not")
  func wilson() {
    func isUnmet(_ cases: Int, _ total: Int, _ share: Double, exactly: Bool = false) -> Bool {
      LabelCount(label: "x", cases: cases, requiredShare: share)
        .isUnmet(of: total, exactly: exactly)
    }
    #expect(isUnmet(8, 1000, 0.05))
    #expect(!isUnmet(9, 1000, 0.05))
    #expect(isUnmet(0, 1000, 0.05))
    #expect(!isUnmet(0, 100, 0.05))
    #expect(!isUnmet(1000, 1000, 1))
    #expect(isUnmet(999, 1000, 1))
    #expect(!isUnmet(0, 1000, 0))
    #expect(isUnmet(49, 1000, 0.05, exactly: true))
    #expect(!isUnmet(50, 1000, 0.05, exactly: true))
    #expect(!isUnmet(0, 0, 0.05))
    #expect(!LabelCount(label: "x", cases: 0).isUnmet(of: 1000, exactly: true))
  }

  @Test("a refuted law is refuted, whatever it covers")
  func refuted() {
    let law = Law("cover.refuted", "x < 5") { (choices) throws(Discard) in
      let x = try choices.index(below: 10)
      choices.cover("ten", if: x == 10, atLeast: 0.5)
      return .require(x < 5, "\(x)")
    }
    #expect(Sampler(seed: 1).run(law).counterexample != nil)
  }

  @Test("parts of a run add their labels and requirements")
  func parts() {
    let law = bytesLaw(atLeast: 0.3)
    let sampler = Sampler(seed: 1)
    var run = ShardedRun(of: law, by: sampler)
    while !run.isOver {
      run.add(sampler.shard(of: law, cases: run.nextCase..<run.nextCase + 90))
    }
    #expect(sampler.report(on: law, from: run.total) == sampler.run(law))
  }
}
