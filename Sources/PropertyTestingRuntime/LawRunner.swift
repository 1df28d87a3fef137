public import Foundation
public import PropertyTesting

/// Runs laws as a configuration says, and loses nothing: stored failures first, the running case on
/// disk or in a child process, and a report for every law, whatever another one does.
///
///     let runner = LawRunner(RunConfiguration(isolation: IsolationLimits(seconds: 1)))
///     for report in runner.run(laws) { print(report) }
public struct LawRunner: Sendable {
  /// What the runs are to do.
  public let configuration: RunConfiguration

  /// The runner that does what `configuration` says.
  public init(_ configuration: RunConfiguration = RunConfiguration()) {
    self.configuration = configuration
  }

  /// The reports on `laws`, in their order.
  ///
  /// The workers share the laws, or if there is one law its cases. With a budget by count the reports
  /// depend on the seed and the laws alone. `progress` gets each report as soon as it is known.
  public func run(
    _ laws: [Law], progress: @escaping @Sendable (Report) -> Void = { _ in }
  ) -> [Report] {
    let isShared = laws.count == 1
    return laws.concurrentMap(workers: isShared ? 1 : configuration.workers) { law in
      let report = run(law, workers: isShared ? configuration.workers : 1)
      progress(report)
      return report
    }
  }

  /// The report on `law`.
  public func run(_ law: Law) -> Report { run(law, workers: configuration.workers) }

  private func run(_ law: Law, workers: Int) -> Report {
    do {
      let stored = try storedFailures(of: law)
      if let failing = stored.failing { return failing }
      var report = try judge(law, workers: workers)
      report.storedCases = stored.count
      if let counterexample = report.counterexample {
        try configuration.failures?.store(ChoiceEncoding(counterexample.choices), of: law.name)
      }
      return report
    } catch {
      return Report(
        law: law.name, statement: law.statement, engine: .sampled(configuration.seed),
        verdict: .undecided("\(error)"), shard: Shard(range: 0..<0, cases: 0, discards: 0))
    }
  }

  // MARK: Stored failures

  /// How many failures of `law` are stored, and the report on the first that still fails.
  ///
  /// A journal that a killed process left behind is a stored failure from now on.
  private func storedFailures(of law: Law) throws -> (count: Int, failing: Report?) {
    try adoptJournals(of: law.name)
    let encodings = try configuration.failures?.failures(of: law.name) ?? []
    for encoding in encodings {
      let judge = try Judge(law, configuration)
      let report = try judge.replay(encoding)
      if report.counterexample != nil { return (encodings.count, report) }
    }
    return (encodings.count, nil)
  }

  private func adoptJournals(of law: LawName) throws {
    guard let folder = configuration.journals, let failures = configuration.failures else { return }
    for file in Self.journals(in: folder) where !Self.isInUse(file) {
      guard let left = try? JournaledCase(contentsOf: file), left.law == law else { continue }
      try failures.store(ChoiceEncoding(left.choices), of: law)
      try? FileManager.default.removeItem(at: file)
    }
  }

  /// The journals in `folder`, files `*.journal`, in the order of their names.
  public static func journals(in folder: URL) -> [URL] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "journal" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  /// Whether the process that made the journal lives: it holds a lock. Numbers of processes come
  /// again, locks end with their owner.
  private static func isInUse(_ file: URL) -> Bool {
    let descriptor = open(file.path(percentEncoded: false), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return true }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) != 0
  }

  // MARK: Engines

  private func judge(_ law: Law, workers: Int) throws -> Report {
    let cap: Int? =
      switch configuration.engine {
      case .automatic(let cap), .enumerate(let cap): cap
      case .sample: nil
      }
    if let cap {
      let report = try Judge(law, configuration).enumerate(cap: cap)
      guard case .notEnumerable = report.verdict, case .automatic = configuration.engine else {
        return report
      }
    }
    return try sample(law, workers: workers)
  }

  private func sample(_ law: Law, workers: Int) throws -> Report {
    let sampler = configuration.sampler
    var run = ShardedRun(of: law, by: sampler)
    var end: ContinuousClock.Instant?
    if case .seconds(let seconds) = configuration.budget { end = .now + .seconds(seconds) }
    let judges = try (0..<workers).map { place in
      Worker(place: UInt64(place), judge: try Judge(law, configuration))
    }
    while !run.isOver, end.map({ ContinuousClock.now < $0 }) ?? true {
      // A round: each worker a shard; those behind the end of the run are dropped.
      let first = run.nextCase
      let shards = judges.concurrentMap(workers: workers) { [end] worker in
        let lower = first + worker.place * Sampler.shardLength
        return Result {
          try worker.judge.shard(cases: lower..<lower + Sampler.shardLength, until: end)
        }
      }
      for shard in shards {
        let shard = try shard.get()
        guard !run.isOver, shard.range.lowerBound == run.nextCase else { break }
        var problem: (any Error)?
        run.add(shard) { range, samples, discards in
          do {
            return try judges[0].judge.shard(cases: range, samples: samples, discards: discards)
          } catch {
            problem = error
            return Shard(range: range.lowerBound..<range.lowerBound, cases: 0, discards: 0)
          }
        }
        if let problem { throw problem }
      }
    }
    var counterexample: Counterexample?
    if let failure = run.total.failure {
      counterexample = try judges[0].judge.counterexample(
        for: failure, seed: sampler.seed, budget: sampler.shrinkBudget)
    }
    return sampler.report(on: law, from: run.total, counterexample: counterexample)
  }
}

/// A judge that one thread of a round has to itself.
private struct Worker: @unchecked Sendable {
  let place: UInt64
  let judge: Judge
}
