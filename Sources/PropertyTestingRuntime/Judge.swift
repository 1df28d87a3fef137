import Foundation
import PropertyTesting

/// One law in one thread: runs its cases here, with a journal, or in child processes.
final class Judge {
  private let law: Law
  private let sampler: Sampler
  private let budget: RunConfiguration.Budget
  private let isolated: IsolatedLaw?
  private let journal: Journal?

  init(_ law: Law, _ configuration: RunConfiguration) throws {
    self.law = law
    sampler = configuration.sampler
    budget = configuration.budget
    isolated = try configuration.isolation.map {
      try IsolatedLaw(law, sampler: configuration.sampler, limits: $0)
    }
    journal = try isolated == nil ? configuration.journals.map(Self.newJournal) : nil
    journal?.begin(law: law.name)
  }

  deinit {
    journal?.end()
    if let file = journal?.file { try? FileManager.default.removeItem(at: file) }
  }

  private static func newJournal(in folder: URL) throws -> Journal {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try Journal(file: folder.appending(path: "\(UUID().uuidString).journal"))
  }

  /// The shard of the random cases with the numbers in `range`, or of those for which there was time
  /// until `end`.
  func shard(
    cases range: Range<UInt64>, samples: Int = .max, discards: Int = .max,
    until end: ContinuousClock.Instant? = nil
  ) throws -> Shard {
    defer { journal?.end() }
    let seconds = end.map { ContinuousClock.now.duration(to: $0) / .seconds(1) }
    return try isolated?.shard(
      cases: range, samples: samples, discards: discards, seconds: seconds)
      ?? sampler.shard(
        of: law, cases: range, samples: samples, discards: discards, recordedIn: journal?.record,
        until: { end.map { ContinuousClock.now > $0 } ?? false })
  }

  /// The report on every case, if they are at most `cap`.
  func enumerate(cap: Int) throws -> Report {
    defer { journal?.end() }
    let enumerator = Enumerator(cap: cap, shrinkBudget: sampler.shrinkBudget)
    var walk = EnumerationWalk(of: law, by: enumerator)
    while !walk.isOver {
      if let isolated {
        walk.add(try isolated.step(of: walk, cases: 1 << 16))
      } else {
        walk.advance(cases: cap, recordedIn: journal?.record)
      }
    }
    let counterexample = try walk.total.failure.map {
      try self.counterexample(for: $0, seed: nil, budget: enumerator.shrinkBudget)
    }
    return walk.report(counterexample: counterexample)
  }

  /// The report on the case that `encoding` means.
  func replay(_ encoding: ChoiceEncoding) throws -> Report {
    defer { journal?.end() }
    guard let isolated else {
      let source = FuzzedChoices(bytes: encoding.bytes)
      return Replayer().run(law, from: source, recordedIn: journal?.record)
    }
    return try isolated.replay(encoding)
  }

  /// The counterexample that `failure` is shrunk to; where the law has a time, in as much again.
  func counterexample(
    for failure: Failure, seed: Seed?, budget: Int
  ) throws -> Counterexample {
    defer { journal?.end() }
    var end: ContinuousClock.Instant?
    if case .seconds(let seconds) = self.budget { end = .now + .seconds(seconds) }
    return try isolated?.counterexample(for: failure, seed: seed, budget: budget, until: end)
      ?? failure.counterexample(
        to: law, seed: seed, budget: budget,
        evaluator: { candidate in
          self.law.failingChoices(
            from: ReplayedChoices(candidate), recordedIn: self.journal?.record)
        },
        until: { end.map { ContinuousClock.now >= $0 } ?? false })
  }
}
