import ArgumentParser
import TorusArtifacts
import TorusCertification
import TorusVerification

/// The files that a certificate is about.
struct CertifiedOptions: ParsableArguments {
  @Option(help: "The embeddings that were quantized (npy).")
  var embeddings: String?

  @Option(help: "Their codes (npy, with the sidecar beside).")
  var codes: String

  @Option(help: "The next bits of the codes.")
  var refinement: String?

  @Option(help: "The codebook of product codes; by default q.codebook.npy beside q.npy.")
  var codebook: String?

  @Option(help: "Embeddings of queries; without queries the table is searched for its own rows.")
  var queries: String?

  @Option(help: "The codes of the queries.")
  var queryCodes: String?

  @Option(help: "The next bits of the queries' codes.")
  var queryRefinement: String?

  @Option(help: "The codebook of the queries' product codes.")
  var queryCodebook: String?

  @Option(help: "Labels of the table's rows (npy).")
  var labels: String?

  func validate() throws {
    if queries != nil || queryRefinement != nil || queryCodebook != nil, queryCodes == nil {
      throw ValidationError("--queries needs --query-codes")
    }
  }

  var paths: CertifiedPaths {
    CertifiedPaths(
      table: .init(
        embeddings: embeddings, codes: codes, refinement: refinement, codebook: codebook),
      queries: queryCodes.map {
        .init(
          embeddings: queries, codes: $0, refinement: queryRefinement, codebook: queryCodebook)
      },
      labels: labels)
  }
}

struct Certify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write evidence of what quantization did and did not change.",
    discussion: """
      Codes are those of 'torus quantize' by grid (natural or calibrated) or product, and of 'torus
      adopt' by int8, uint8, sq8 and pq.

      Example: torus certify --embeddings e.npy --codes q.npy --queries f.npy \\
                 --query-codes g.npy --neighbors 10 --output certificate
      """)

  /// The metrics, by the names that certificates have for them.
  enum Metric: String, ExpressibleByArgument, CaseIterable {
    case lee
    case squaredFlat = "squared-flat"
    case cosine
    case squaredEuclidean = "squared-euclidean"
  }

  @OptionGroup var files: CertifiedOptions

  @Option(help: "k, the number of neighbors of each query.")
  var neighbors: Int

  @Option(
    help: """
      What is compared: lee, squared-flat or cosine on circles, squared-euclidean on lines. By \
      default lee or squared-euclidean, as the codes are.
      """)
  var metric: Metric?

  @OptionGroup var workers: ThreadOptions

  @Option(help: "The folder to write.")
  var output: String

  func run() throws {
    let quiet = workers.quiet
    let certificate = try Certifier.certify(
      CertifiedFiles(files.paths),
      metric: metric.flatMap { CertificateMetric(rawValue: $0.rawValue) },
      neighbors: neighbors, threads: workers.threads
    ) { done, all in
      if !quiet { Console.report("certify: \(done) of \(all)") }
    }
    let outputs = certificate.files().map { AtomicOutput.File(name: $0.name, bytes: $0.bytes) }
    var writer = AtomicOutput()
    writer.addFolder(
      outputs, at: output,
      replaceable: CertificateArray.allCases.map(\.fileName))
    try writer.commit()
    let claims = certificate.claims
    let queries = certificate.setting.queries
    Console.say(
      "\(output): \(claims.proved) of \(queries) queries proved, "
        + "\(claims.members) of \(queries * neighbors) neighbors guaranteed"
        + (claims.exact.map { ", \($0.same) of \(queries) the same as without quantization" }
          ?? ""))
  }
}

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Recompute a certificate from the files it is about, and judge it.",
    discussion: """
      Exit codes: 0 verified; 1 refuted, with the place; 2 malformed; 3 conditional on the
      residuals, where the embeddings are not given.

      Example: torus verify certificate --embeddings e.npy --codes q.npy --queries f.npy \\
                 --query-codes g.npy
      """)

  @Argument(help: "A folder that 'torus certify' wrote.")
  var certificate: String

  @OptionGroup var files: CertifiedOptions

  @Option(help: "Worker threads; the verdict does not depend on it.")
  var threads = 2

  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    guard threads >= 1 else { throw ValidationError("--threads takes a number of at least 1") }
  }

  func run() throws {
    let verdict = try Verifier.verify(
      certificate: certificate, paths: files.paths, threads: threads)
    switch verdict {
    case .verified:
      answer("verified", "every claim was recomputed from the files and stands")
    case .refuted(let witness):
      answer("refuted", "\(witness)")
      throw ExitCode.refuted
    case .conditional(let unchecked):
      answer(
        "conditional",
        "on the residuals: not recomputed without the embeddings were "
          + unchecked.map(\.fileName).joined(separator: ", "))
      throw ExitCode.undecided
    }
  }

  private func answer(_ verdict: String, _ detail: String) {
    json
      ? Console.say([.init("verdict", .string(verdict)), .init("detail", .string(detail))])
      : Console.say("\(verdict): \(detail)")
  }
}
