import ArgumentParser
import CertificateLaws
import FormatLaws
import Foundation
import PropertyTesting
import PropertyTestingRuntime
import SearchLaws
import TorusArtifacts
import TorusLaws

/// The planted faults, and how soon the law named for each finds it.
struct LawsMutants: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutants",
    abstract: "Plant every known fault, and count the random cases until its law finds it.",
    discussion: """
      One count for each of the seeds 1 to 5. A fault that survives 2,000 cases is a fault of \
      the laws: exit code 1.

      Example: torus laws mutants --fault 'midpoint-*'
      """)

  @Option(help: "Only the faults whose names match this pattern.")
  var fault = "*"

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let mutants = (Mutant.ofTorus + Mutant.ofFormats + Mutant.ofCertificates + Mutant.ofSearches)
      .filter { fnmatch(fault, $0.name, 0) == 0 }
    guard !mutants.isEmpty else {
      throw Failure.badInput("expected the name of a fault or a pattern of one, found '\(fault)'")
    }
    let trials = mutants.concurrentMap { Trial(of: $0) }
    if json {
      Console.say([
        .init("mutants", .object(trials.map { .init($0.mutant.name, .object($0.members)) }))
      ])
    } else {
      Console.say(
        Console.table(["fault", "over", "law that finds it", "cases"], trials.map(\.row)))
    }
    if trials.contains(where: { $0.cases.contains(nil) }) { throw ExitCode.refuted }
  }
}

/// One mutant under five seeds.
private struct Trial: Sendable {
  let mutant: Mutant
  /// The cases up to the one that failed, for each seed; `nil` where none did.
  let cases: [Int?]

  init(of mutant: Mutant) {
    self.mutant = mutant
    cases = (1...5 as ClosedRange<UInt64>).map { seed in
      let report = Sampler(seed: Seed(seed), samples: 2000, shrinkBudget: 0).run(mutant.law)
      return report.counterexample.map { Int($0.caseNumber) + 1 }
    }
  }

  private var counts: String {
    cases.map { $0.map { "\($0)" } ?? "survived" }.joined(separator: " ")
  }

  var row: [String] { [mutant.name, mutant.subject, mutant.killer.text, counts] }

  var members: [JSONValue.Member] {
    [
      .init("fault", .string(mutant.fault)), .init("over", .string(mutant.subject)),
      .init("law", .string(mutant.killer.text)), .init("cases", .string(counts)),
    ]
  }
}
