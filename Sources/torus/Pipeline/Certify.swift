import ArgumentParser
import TorusArtifacts
import TorusCertification

struct Certify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write evidence of what quantization did and did not change.",
    discussion: """
      Codes are those of 'torus quantize' by grid (natural or calibrated) or product, and of \
      'torus adopt' by int8, uint8, sq8 and pq. With --shard or --row-shard, one part of the \
      work: 'torus merge' makes the certificate of all parts. No input may be, or lie in, the \
      folder that is written.

      Example: torus certify --embeddings e.npy --codes q.npy --neighbors 10 \\
                 --queries f.npy --query-codes g.npy --output certificate
      """)

  /// The metrics, by the names that certificates have for them.
  enum Metric: String, ExpressibleByArgument, CaseIterable {
    case lee
    case squaredFlat = "squared-flat"
    case cosine
    case squaredEuclidean = "squared-euclidean"
    case dotProduct = "dot-product"
  }

  @OptionGroup var files: CertifiedOptions

  @Option(help: "k, the number of neighbors of each query.")
  var neighbors: Int

  @Option(
    help: """
      What is compared: lee, squared-flat or cosine on circles, squared-euclidean or \
      dot-product on lines. By default lee or squared-euclidean, as the codes are.
      """)
  var metric: Metric?

  @Option(help: "Only part i of n of the queries, as i/n: writes a shard, for 'torus merge'.")
  var shard: Share?

  @Option(help: "Only part i of n of the rows, as i/n: writes a shard too.")
  var rowShard: Share?

  @OptionGroup var workers: ThreadOptions

  @Option(help: "The folder to write.")
  var output: String

  func run() throws {
    try AtomicOutput.checkFolder(
      output, reading: files.inputs,
      replaceable: part == nil ? Certificate.fileNames : CertificateShard.fileNames)
    let quiet = workers.quiet
    let metric = metric.flatMap { CertificateMetric(rawValue: $0.rawValue) }
    let files = try CertifiedFiles(files.paths)
    let progress = { @Sendable (done: Int, all: Int) in
      if !quiet { Console.report("certify: \(done) of \(all)") }
    }
    guard let part else {
      return try Certifier.certify(
        files, metric: metric, neighbors: neighbors, threads: workers.threads, progress: progress
      ).write(to: output)
    }
    try Certifier.certify(
      part: part, of: files, metric: metric, neighbors: neighbors, threads: workers.threads,
      progress: progress
    ).write(to: output)
  }

  /// The part of the work that was asked for; `nil` for the whole.
  private var part: CertificatePart? {
    guard shard != nil || rowShard != nil else { return nil }
    return CertificatePart(
      queries: shard.map { ($0.index, $0.of) } ?? (1, 1),
      rows: rowShard.map { ($0.index, $0.of) } ?? (1, 1))
  }
}

/// One of several parts, as `2/4`.
struct Share: ExpressibleByArgument {
  let index: Int
  let of: Int

  init?(argument: String) {
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard numbers.count == 2, let index = Int(numbers[0]), let of = Int(numbers[1]), of >= 1,
      1...of ~= index
    else { return nil }
    (self.index, self.of) = (index, of)
  }
}

extension AtomicOutput {
  /// Throws, before any work, where a folder cannot be written, or holds or is an input.
  static func checkFolder(
    _ output: String, reading inputs: [Places.Named], replaceable: [String]
  ) throws {
    try Places(reading: inputs, writing: [("--output", output)]).check()
    var writer = AtomicOutput()
    writer.addFolder([], at: output, replaceable: replaceable)
    try writer.rehearse()
  }
}

extension Certificate {
  /// What a folder may hold that is written again.
  static let fileNames = [fileName] + CertificateArray.allCases.map(\.fileName)

  /// Writes the folder, and says what it claims.
  func write(to output: String) throws {
    var writer = AtomicOutput()
    writer.addFolder(
      files().map { .init(name: $0.name, bytes: $0.bytes) }, at: output,
      replaceable: Self.fileNames)
    try writer.commit()
    let (queries, neighbors) = (setting.queries, setting.neighbors)
    Console.say(
      "\(output): \(claims.proved) of \(queries) queries proved, "
        + "\(claims.members) of \(queries * neighbors) neighbors guaranteed"
        + (claims.exact.map { ", \($0.same) of \(queries) the same as without quantization" }
          ?? ""))
  }
}
