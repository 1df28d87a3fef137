import ArgumentParser
import TorusArtifacts
import TorusVerification

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Recompute a certificate from the files it is about, and judge it.",
    discussion: """
      Exit codes: 0 verified; 1 refuted, with the place; 2 malformed; 3 conditional on the \
      residuals, where the embeddings are not given, or sampled.

      Example: torus verify certificate --embeddings e.npy --codes q.npy \\
                 --queries f.npy --query-codes g.npy
      """)

  @Argument(help: "A folder that 'torus certify' wrote.")
  var certificate: String

  @OptionGroup var files: CertifiedOptions

  @Option(help: "Judge only so many queries, chosen at random; then the best verdict is 'sampled'.")
  var sample: Int?

  @Option(
    help: """
      What the sample follows from, by default 0; one that the certificate's maker cannot know.
      """)
  var seed: UInt64?

  @Option(help: "Worker threads, 1 to 1024; the verdict does not depend on it.")
  var threads = 2

  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    try ThreadOptions.check(threads)
    if let sample, sample < 1 { throw ValidationError("--sample takes a number of at least 1") }
    guard seed == nil || sample != nil else { throw ValidationError("--seed is for --sample") }
  }

  func run() throws {
    let verdict = try Verifier.verify(
      certificate: certificate, paths: files.paths,
      sample: sample.map { QuerySample(count: $0, seed: seed ?? 0) }, threads: threads)
    switch verdict {
    case .verified:
      answer("verified", "every claim was recomputed from the files and stands")
    case .refuted(let witness):
      answer("refuted", "\(witness)")
      throw ExitCode.refuted
    case .conditional(let unchecked):
      answer("conditional", "on the residuals: \(absence(unchecked))")
      throw ExitCode.undecided
    case .sampled(let judged, let queries, let unchecked):
      answer(
        "sampled",
        "\(judged) of \(queries) queries were recomputed and stand, and all totals fit the arrays; "
          + "the other queries and the separation were believed"
          + (unchecked.isEmpty ? "" : "; \(absence(unchecked))"))
      throw ExitCode.undecided
    }
  }

  private func absence(_ unchecked: [CertificateArray]) -> String {
    "not recomputed without the embeddings were "
      + unchecked.map(\.fileName).joined(separator: ", ")
  }

  private func answer(_ verdict: String, _ detail: String) {
    json
      ? Console.say([.init("verdict", .string(verdict)), .init("detail", .string(detail))])
      : Console.say("\(verdict): \(detail)")
  }
}
