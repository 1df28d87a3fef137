import CProcess
import Foundation
import PropertyTesting

/// One law whose cases run in child processes, so that a trap, a hang or a flood of memory is a
/// failure with its input like any other.
///
/// Cases run by the thousand in one child; the one that ends it is in the journal. The numbers of a
/// shard are those of a run without children.
final class IsolatedLaw {
  private let law: Law
  private let limits: IsolationLimits
  private let journal: Journal
  private let sampler: Sampler
  private var child: ChildProcess?

  init(
    _ law: Law, sampler: Sampler, limits: IsolationLimits
  ) throws {
    self.law = law
    self.sampler = sampler
    self.limits = limits
    journal = try Journal()
    journal.begin(law: law.name)
  }

  /// What a child can be asked.
  private enum Request: UInt8 {
    case shard
    case step
    case replay
    case evaluate
    case describe
  }

  // MARK: Runs

  /// `Sampler.shard(of:cases:samples:discards:)`, in a child.
  func shard(
    cases range: Range<UInt64>, samples: Int = .max, discards: Int = .max, seconds: Double? = nil
  ) throws -> Shard {
    func ask(_ range: Range<UInt64>) throws -> Result<Shard, Fatality> {
      var wire = request(.shard)
      wire.put(range.lowerBound)
      wire.put(range.upperBound)
      wire.put(samples)
      wire.put(discards)
      wire.put(seconds) { $0.put($1.bitPattern) }
      return try answer(to: wire).map { wire in
        var wire = wire
        return wire.takeShard()
      }
    }
    return try surviving(range.lowerBound, ask: { try ask(range) }) { fatal in
      let before =
        fatal.caseNumber == range.lowerBound
        ? .success(Shard(range: range.lowerBound..<range.lowerBound, cases: 0, discards: 0))
        : try ask(range.lowerBound..<fatal.caseNumber)
      return before.map { $0.followed(by: fatal.shard) }
    }
  }

  /// `EnumerationWalk.step(cases:)`, in a child; `walk` is over this law.
  func step(
    of walk: EnumerationWalk, cases count: Int
  ) throws -> EnumerationWalk.Step {
    // The child steps through the walk as it stood at the fork.
    child = nil
    self.walk = walk
    func ask(_ count: Int) throws -> Result<EnumerationWalk.Step, Fatality> {
      var wire = request(.step)
      wire.put(count)
      return try answer(to: wire).map { wire in
        var wire = wire
        return wire.takeStep()
      }
    }
    let first = walk.total.range.upperBound
    return try surviving(first, ask: { try ask(count) }) { fatal in
      guard fatal.caseNumber > first else {
        return .success(
          EnumerationWalk.Step(shard: fatal.shard, place: walk.place, isLast: false))
      }
      return try ask(Int(fatal.caseNumber - first)).map { before in
        EnumerationWalk.Step(
          shard: before.shard.followed(by: fatal.shard), place: before.place, isLast: false)
      }
    }
  }

  private var walk: EnumerationWalk?

  /// What `ask` finds, or, if a case ends the child, what `end` makes of the cases before it.
  ///
  /// A hang counts only if the case alone hangs too: the child of a process with several threads
  /// may wait for a lock that another thread held at the fork. What does not happen again is asked
  /// for again, three times; after that the failure stands, and its report says that it is unstable.
  private func surviving<Part>(
    _ first: UInt64, ask: () throws -> Result<Part, Fatality>,
    end: (Fatality) throws -> Result<Part, Fatality>
  ) throws -> Part {
    var attempts = 0
    while true {
      switch try ask() {
      case .success(let part): return part
      case .failure(let fatality):
        attempts += 1
        if attempts <= 3, fatality.isHang, try fails(fatality.choices).kind != .hang { continue }
        if case .success(let part) = try end(fatality) { return part }
        guard attempts <= 3 else {
          throw RuntimeError.unstable(law.name, fatality.reason)
        }
      }
    }
  }

  /// The report on the case that `encoding` means, as `Replayer` gives it.
  func replay(_ encoding: ChoiceEncoding) throws -> Report {
    var wire = request(.replay)
    wire.put(encoding.bytes) { $0.put($1) }
    let shard: Shard
    let fit: RecordFit
    switch try answer(to: wire) {
    case .success(var wire):
      shard = wire.takeShard()
      fit = RecordFit(missing: wire.take(), leftOver: wire.take())
    case .failure(let fatality):
      shard = fatality.shard
      fit = RecordFit(of: encoding, to: fatality.choices)
    }
    let counterexample = try shard.failure.map {
      try self.counterexample(for: $0, seed: nil, budget: 0)
    }
    var report = Replayer().report(on: law, from: shard, counterexample: counterexample)
    report.recordFit = fit
    return report
  }

  // MARK: Shrinking

  /// The counterexample that `failure` is shrunk to in children, within the time for it, and until
  /// `end`.
  func counterexample(
    for failure: Failure, seed: Seed?, budget: Int, until end: ContinuousClock.Instant? = nil
  ) throws -> Counterexample {
    let limit = ContinuousClock.now + .seconds(limits.shrinkSeconds)
    let deadline = end.map { min($0, limit) } ?? limit
    // A trap is not shrunk to a wrong answer, which is another fault.
    let kind = try fails(failure.choices).kind
    var problem: (any Error)?
    func attempt<Value>(_ body: () throws -> Value) -> Value? {
      guard problem == nil else { return nil }
      do {
        return try body()
      } catch {
        problem = error
        return nil
      }
    }
    let counterexample = failure.counterexample(
      to: law, seed: seed, budget: budget,
      evaluator: { candidate -> ChoiceSequence? in
        let found = attempt { try self.fails(candidate) }
        return found?.kind == kind ? found?.choices : nil
      },
      describe: { choices in
        attempt { try self.description(of: choices) }
          ?? CaseDescription(entries: [], outcome: nil)
      },
      until: { ContinuousClock.now >= deadline })
    if let problem { throw problem }
    return counterexample
  }

  /// Whether the law fails for a candidate: the choices that it drew, and how its process ended.
  private func fails(
    _ candidate: ChoiceSequence
  ) throws -> (choices: ChoiceSequence?, kind: ChildProcess.End?) {
    var wire = request(.evaluate)
    wire.put(candidate)
    switch try answer(to: wire) {
    case .success(var wire): return (wire.takeOptional { $0.takeChoices() }, nil)
    case .failure(let fatality): return (fatality.choices, fatality.kind)
    }
  }

  /// What the law draws, notes and concludes in one case; a fatal end is a failure.
  func description(of choices: ChoiceSequence) throws -> CaseDescription {
    var wire = request(.describe)
    wire.put(choices)
    ftruncate(entries, 0)
    lseek(entries, 0, SEEK_SET)
    switch try answer(to: wire) {
    case .success(var wire):
      return CaseDescription(
        entries: wire.takeList { $0.takeEntry() }, outcome: wire.takeOptional { $0.takeOutcome() })
    case .failure(let fatality):
      return CaseDescription(entries: saidSoFar(), outcome: .fails(fatality.reason))
    }
  }

  /// Where a child writes each entry of a description as soon as it is known.
  private let entries = process_scratch_file()

  private func saidSoFar() -> [CaseDescription.Entry] {
    let count = Int(lseek(entries, 0, SEEK_END))
    var bytes = [UInt8](repeating: 0, count: max(0, count))
    guard count > 0, pread(entries, &bytes, count, 0) == count else { return [] }
    var wire = Wire(bytes)
    var entries: [CaseDescription.Entry] = []
    while !wire.isAtEnd { entries.append(wire.takeEntry()) }
    return entries
  }

  deinit { close(entries) }

  // MARK: The child

  private func request(_ kind: Request) -> Wire {
    var wire = Wire()
    wire.put(kind.rawValue)
    return wire
  }

  /// The answer to `request`, from a new child if there is none.
  private func answer(to request: Wire) throws -> Result<Wire, Fatality> {
    journal.end()
    let child = try self.child ?? ChildProcess(journal: journal) { self.serve($0) }
    self.child = child
    switch try child.answer(to: request.bytes, within: limits) {
    case .success(let bytes):
      // Leaks of many cases together; a fresh child has none.
      if child.growth > Int64(clamping: limits.memory) / 2 { self.child = nil }
      return .success(Wire(bytes))
    case .failure(let ended):
      self.child = nil
      guard let running = journal.runningCase else {
        throw RuntimeError.unstable(law.name, "\(reason(of: ended)) before it began")
      }
      return .failure(
        Fatality(
          caseNumber: running.caseNumber, choices: running.choices, kind: ended.end,
          reason: reason(of: ended)))
    }
  }

  /// What a child answers: runs there.
  private func serve(_ request: [UInt8]) -> [UInt8] {
    var wire = Wire(request)
    var answer = Wire()
    defer { journal.end() }
    switch Request(rawValue: wire.take()) {
    case .shard:
      let lower: UInt64 = wire.take()
      let upper: UInt64 = wire.take()
      let samples: Int = wire.take()
      let discards: Int = wire.take()
      let end = wire.takeOptional { Double(bitPattern: $0.take()) }.map {
        ContinuousClock.now + .seconds($0)
      }
      answer.put(
        sampler.shard(
          of: law, cases: lower..<upper, samples: samples, discards: discards,
          recordedIn: journal.record,
          until: { end.map { ContinuousClock.now > $0 } ?? false }))
    case .replay:
      let source = FuzzedChoices(bytes: wire.takeList { $0.take() })
      let report = Replayer().run(law, from: source, recordedIn: journal.record)
      let failure = report.counterexample.map {
        Failure(choices: $0.choices, reason: $0.reason, caseNumber: 0)
      }
      answer.put(
        Shard(
          range: 0..<1, cases: report.cases, discards: report.discards, failure: failure,
          drawsNothing: report.drawsNothing))
      answer.put(source.fit.missing)
      answer.put(source.fit.leftOver)
    case .step:
      guard let walk else { preconditionFailure("expected a walk") }
      answer.put(walk.step(cases: wire.take(), recordedIn: journal.record))
    case .evaluate:
      let source = ReplayedChoices(wire.takeChoices())
      answer.put(law.failingChoices(from: source, recordedIn: journal.record)) { $0.put($1) }
    case .describe:
      let source = ReplayedChoices(wire.takeChoices())
      let description = law.description(from: source, recordedIn: journal.record) { entry in
        var said = Wire()
        said.put(entry)
        _ = write(self.entries, said.bytes, said.bytes.count)
      }
      answer.put(description.entries) { $0.put($1) }
      answer.put(description.outcome) { $0.put($1) }
    case nil:
      preconditionFailure("expected a request")
    }
    return answer.bytes
  }

  private func reason(of ended: ChildProcess.Ended) -> String {
    let said = ended.complaint.isEmpty ? "" : ": \(ended.complaint)"
    switch ended.end {
    case .signal(let number):
      let name = Self.signals[number].map { " (\($0))" } ?? ""
      return "ended by signal \(number)\(name)\(said)"
    case .exit(let code): return "ended the process with exit code \(code)\(said)"
    case .hang: return "did not end within \(limits.seconds) s"
    case .memory: return "took more than \(limits.memory >> 20) MiB of memory"
    }
  }

  private static let signals: [Int32: String] = [
    SIGILL: "SIGILL, a trap", SIGTRAP: "SIGTRAP, a trap", SIGABRT: "SIGABRT", SIGSEGV: "SIGSEGV",
    SIGBUS: "SIGBUS", SIGFPE: "SIGFPE", SIGKILL: "SIGKILL",
  ]
}

/// A case that ended the process it ran in.
private struct Fatality: Error {
  let caseNumber: UInt64
  let choices: ChoiceSequence
  let kind: ChildProcess.End
  let reason: String

  var isHang: Bool { kind == .hang }

  /// The case as a shard.
  var shard: Shard {
    Shard(
      range: caseNumber..<caseNumber + 1, cases: 1, discards: 0,
      failure: Failure(choices: choices, reason: reason, caseNumber: caseNumber))
  }
}
