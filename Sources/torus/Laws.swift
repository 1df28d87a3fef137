import ArgumentParser
import CertificateLaws
import FormatLaws
import Foundation
import PropertyTesting
import PropertyTestingRuntime
import SearchLaws
import TorusArtifacts
import TorusLaws

/// The laws of the library: list them, check them, replay a counterexample.
struct Laws: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "List, check and replay the laws of the library, and show that they can fail.",
    discussion: "Example: torus laws check --law 'circle.distance.*' --engine enumerate",
    subcommands: [LawsList.self, LawsCheck.self, LawsReplay.self, LawsMutants.self])

  /// The laws over no scalar type: of formats, quantizers, certificates and searches.
  static let lone = FormatCatalog().laws + CertificateCatalog().laws + SearchCatalog().laws

  /// Every law once, as it is over `Int8`.
  static var all: [Law] {
    ScalarType.standard[0].scalarLaws + ScalarType.standard[0].vectorLaws(.sampled) + lone
  }

  /// The laws whose names match the pattern, in which `*` stands for any text.
  static func matching(_ pattern: String) throws -> Set<LawName> {
    let names = all.map(\.name).filter { fnmatch(pattern, $0.text, 0) == 0 }
    guard !names.isEmpty else {
      throw Failure.badInput("expected the name of a law or a pattern of one, found '\(pattern)'")
    }
    return Set(names)
  }
}

struct LawsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The name and the statement of every law.",
    discussion: "Example: torus laws list --law 'turns.*'")

  @Option(help: "Only the laws whose names match this pattern.")
  var law = "*"

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let wanted = try Laws.matching(law)
    let laws = Laws.all.filter { wanted.contains($0.name) }
    if json {
      Console.say([
        .init("laws", .object(laws.map { .init($0.name.text, .string($0.statement)) }))
      ])
      return
    }
    for law in laws { Console.say("\(law.name)\n    \(law.statement)") }
  }
}

struct LawsCheck: ParsableCommand {
  enum EngineName: String, ExpressibleByArgument, CaseIterable {
    case sample
    case enumerate
  }

  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Judge the laws at every width: by random cases, or by every case there is.",
    discussion: """
      Sampling covers 1 to 128 bits, and the laws of formats, quantizers, certificates and \
      searches, which are over no scalar type. Enumeration covers 1 to 6 bits and bytes, with \
      vectors of up to 3 dimensions and 9 bits: all pairs of scalars, all triples up to 5 bits, \
      and up to 2^12 cases of vectors. It says over which tori each law was exhausted: 1-5 8 are \
      widths, 2^3 is dimension 3 at 2 bits.

      Example: torus laws check --engine sample --samples 1000 --seed 7
      """)

  @Option(help: "sample or enumerate.")
  var engine: EngineName = .sample

  @Option(help: "Only the laws whose names match this pattern.")
  var law = "*"

  @Option(help: "Random cases for each law and width.")
  var samples = 200

  @Option(help: "The seed of the random cases.")
  var seed: UInt64 = 1

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "No progress on standard error.")
  var quiet = false

  func validate() throws {
    guard samples >= 1 else { throw ValidationError("--samples takes a number of at least 1") }
  }

  func run() throws {
    let wanted = try Laws.matching(law)
    if engine == .enumerate, wanted.isSubset(of: Laws.lone.map(\.name)) {
      throw Failure.badInput(
        "'\(law)' names laws over no scalar type alone, which cannot be enumerated")
    }
    let scalars = engine == .sample ? ScalarType.all : ScalarType.enumerated
    let sampler = Sampler(seed: Seed(seed), samples: samples)
    var runs = scalars.concurrentMap { scalar in
      let runs =
        switch engine {
        case .sample:
          scalar.sample(with: sampler) { wanted.contains($0) }
        case .enumerate:
          scalar.enumerate { law, _ in wanted.contains(law) }
        }
      if !quiet { Console.report("\(scalar.name): \(runs.count) runs") }
      return runs
    }.flatMap { $0 }
    if engine == .sample {
      let lone = Laws.lone.filter { wanted.contains($0.name) }
      runs += lone.concurrentMap { law in
        ScalarType.Run(scalar: nil, bitWidth: 0, dimension: nil, report: sampler.run(law))
      }
      if !quiet, !lone.isEmpty { Console.report("files: \(lone.count) runs") }
    }
    report(runs)
    if runs.contains(where: { $0.report.counterexample != nil }) { throw ExitCode.refuted }
    // A law that was walked nowhere is undecided, too.
    let isUndecided = runs.contains { !$0.report.isSuccess && !$0.isTooLarge }
    if isUndecided || tallies(runs).contains(where: \.isUndecided) { throw ExitCode.undecided }
  }

  private func tallies(_ runs: [ScalarType.Run]) -> [Tally] {
    let names = Laws.all.map(\.name).filter { name in runs.contains { $0.report.law == name } }
    return names.map { name in Tally(name, runs.filter { $0.report.law == name }) }
  }

  private func report(_ runs: [ScalarType.Run]) {
    let tallies = tallies(runs)
    if json {
      Console.say(
        [
          .init("engine", .string(engine.rawValue)), .init("seed", .integer(seed)),
          .init("laws", .object(tallies.map { .init($0.law.text, .object($0.members)) })),
        ])
      return
    }
    Console.say(
      Console.table(
        ["law", "cases", engine == .sample ? "scalar types" : "all cases over", "verdict"],
        tallies.map(\.row)))
    for run in runs {
      guard let counterexample = run.report.counterexample else { continue }
      let over = run.scalar.map { " over \($0)" } ?? ""
      Console.say("\nrefuted\(over): \(run.report)")
      Console.say("  save this line and replay it with 'torus laws replay FILE':")
      Console.say("  \(run.scalar.map { "\($0) " } ?? "")\(counterexample.replayLine)")
    }
  }
}

extension ScalarType.Run {
  /// Whether the law has more cases here than an enumeration walks.
  var isTooLarge: Bool {
    if case .notEnumerable = report.verdict { true } else { false }
  }
}

/// What the runs of one law add up to.
private struct Tally {
  let law: LawName
  let cases: Int
  /// How many scalar types there were; `nil` if the law is over none.
  let types: Int?
  let tori: EnumeratedTori
  let refuted: Int
  let undecided: Int

  init(_ law: LawName, _ runs: [ScalarType.Run]) {
    self.law = law
    let decided = runs.filter { !$0.isTooLarge }
    cases = decided.reduce(0) { $0 + $1.report.cases }
    types = runs.contains { $0.scalar == nil } ? nil : decided.count
    tori = EnumeratedTori(of: runs)
    refuted = runs.count { $0.report.counterexample != nil }
    undecided = decided.count { !$0.report.isSuccess && $0.report.counterexample == nil }
  }

  var isUndecided: Bool { refuted == 0 && (undecided > 0 || types == 0) }

  var verdict: String { refuted > 0 ? "refuted" : isUndecided ? "undecided" : "holds" }

  var row: [String] {
    [law.text, "\(cases)", tori.isEmpty ? types.map { "\($0)" } ?? "-" : "\(tori)", verdict]
  }

  var members: [JSONValue.Member] {
    var members: [JSONValue.Member] = [.init("cases", .integer(cases))]
    if tori.isEmpty {
      if let types { members.append(.init("scalar_types", .integer(types))) }
    } else {
      members.append(.init("enumerated", .string("\(tori)")))
    }
    return members + [.init("verdict", .string(verdict))]
  }
}

struct LawsReplay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Judge recorded cases again, and print what they mean in values.",
    discussion: """
      FILE holds lines 'SCALAR LAW v1:…', as 'torus laws check' prints them for a refuted law, \
      or is an input of a fuzzer of laws: one line 'SCALAR LAW' and the choices as bytes. A law \
      of formats, quantizers, certificates or searches has no SCALAR. Any bytes mean a case; \
      what they lack or have too much is said under 'record:'.

      Example: torus laws replay counterexample.txt
      """)

  @Argument(help: "A file of replay lines, or an input of a fuzzer.")
  var file: String

  func run() throws {
    let bytes = try FileBytes.read(file)
    let cases: [StoredCase]
    do throws(StoredCaseError) {
      cases = try StoredCase.cases(in: bytes, orOf: Laws.lone)
    } catch {
      throw Failure.badInput("\(file): \(error)")
    }
    guard !cases.isEmpty else {
      throw Failure.badInput("\(file): byte 0: expected a line of a case, found none")
    }
    var isRefuted = false
    for stored in cases {
      let report = stored.replay()
      isRefuted = isRefuted || report.counterexample != nil
      Console.say(stored.scalar.map { "over \($0), \(report)" } ?? "\(report)")
    }
    if isRefuted { throw ExitCode.refuted }
  }
}
