import ArgumentParser
import TorusArtifacts
import TorusCertification

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Join the shards of a certificate.",
    discussion: """
      Shards of all parts make the certificate that 'torus certify' would have made at once, \
      byte for byte. Of some parts they make a larger shard: so shards may be merged in any \
      order and grouping. The folder that is written is none of those that are read.

      Example: torus merge shard1 shard2 shard3 --output certificate
      """)

  @Argument(help: "Folders that 'torus certify --shard' or 'torus merge' wrote.")
  var shards: [String]

  @Option(help: "The folder to write: a certificate, or a shard where parts are missing.")
  var output: String

  func run() throws {
    // Which of both is written, a certificate or a shard, the shards say.
    try Places(reading: shards.map { ("a shard", $0) }, writing: [("--output", output)]).check()
    var merged = try CertificateShard(contentsOf: shards[0])
    for path in shards.dropFirst() {
      let shard = try CertificateShard(contentsOf: path)
      merged = try check(path) { () throws(ShardError) in try merged.merged(with: shard) }
    }
    let certificate = try check(shards.joined(separator: ", ")) { () throws(ShardError) in
      try merged.certificate()
    }
    if let certificate { try certificate.write(to: output) } else { try merged.write(to: output) }
  }

  /// The result of `work` on the shards at `path`, or why they are bad input.
  private func check<Result>(
    _ path: String, _ work: () throws(ShardError) -> Result
  ) throws -> Result {
    do throws(ShardError) {
      return try work()
    } catch {
      throw Failure.badInput("\(path): \(error)")
    }
  }
}

extension CertificateShard {
  /// Writes the folder, and says what is in it.
  func write(to output: String) throws {
    var writer = AtomicOutput()
    writer.addFolder(
      files().map { .init(name: $0.name, bytes: $0.bytes) }, at: output,
      replaceable: Self.fileNames)
    try writer.commit()
    let pairs = blocks.reduce(0) { sum, block in
      sum + block.queries.count * block.rows.reduce(0) { $0 + $1.count }
    }
    Console.say(
      "\(output): a shard, \(pairs) of \(setting.queries * setting.rows) pairs of query and row")
  }
}
