import Foundation
import PropertyTesting
import PropertyTestingRuntime
import TestSupport
import Testing

/// Public reports of property testers that lose what they found with the process (kind V).
@Suite("Cases V: what outlives the process")
struct RuntimeCases {
  /// The law that n is at most 50, and what it does otherwise.
  private static func small(_ otherwise: @escaping @Sendable (Int) -> Outcome) -> Law {
    Law("case.v09", "n <= 50") { (choices) throws(Discard) in
      let n = try choices.integer(in: 0...1000, named: "n")
      return n <= 50 ? .holds : otherwise(n)
    }
  }

  @Test("V09: the failing case is on disk when the process is killed, and comes first next time")
  func killed() async throws {
    let folder = try TemporaryFolder()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
      let law = RuntimeCases.small { _ in
        kill(getpid(), SIGKILL)
        return .holds
      }
      _ = LawRunner(RunConfiguration(engine: .sample, journals: URL(filePath: path))).run(law)
    }
    let journal = try #require(LawRunner.journals(in: folder.url).first)
    let left = try #require(try JournaledCase(contentsOf: journal))
    #expect(left.law == "case.v09")
    let n = try #require(left.choices.choices.first?.value)
    #expect(n > 50)

    // The same law, whose failure is a value this time: the killed case is judged before any other.
    let failures = FailureStore(folder: folder.url.appending(path: "failures"))
    let report = LawRunner(RunConfiguration(failures: failures, journals: folder.url))
      .run(Self.small { .fails("found \($0)") })
    #expect(report.engine == .replayed)
    #expect(report.counterexample?.reason == "found \(n)")
    #expect(try failures.failures(of: "case.v09") == [ChoiceEncoding(left.choices)])
  }
}
