import ArgumentParser
import TorusArtifacts
import TorusQuantization

struct Quantize: ParsableCommand {
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case grid
  }

  static let configuration = CommandConfiguration(
    abstract: "Round embeddings to codes: 2^b steps to the period, exactly.",
    discussion: """
      Writes the codes, a JSON sidecar beside them (q.json for q.npy), and with --refinement the
      next bits of every code. Turns have period 1. The unit vectors of the sphere are read with
      period 4: then nothing wraps, and the Lee distance is the L1 distance.

      Example: torus quantize model/test.embeddings.npy --bits 8 --output q.npy
      """)

  @Argument(help: "An npy file of embeddings, a row an item.")
  var embeddings: String

  @Option(help: "grid.")
  var method: Method = .grid

  @Option(help: "Bits of a code, from 1 to 16.")
  var bits = 8

  @Option(help: "Where to write the next bits of every code.")
  var refinement: String?

  @Option(help: "How many next bits, from 1 to 16.")
  var refinementBits = 8

  @Option(help: "The length after which coordinates repeat: a power of two.")
  var period: Double = 1

  @Option(help: "The npy file of codes to write.")
  var output: String

  func validate() throws {
    guard GridLayout.widths.contains(bits), GridLayout.widths.contains(refinementBits) else {
      throw ValidationError("--bits and --refinement-bits take a number from 1 to 16")
    }
    guard Period(length: period) != nil else {
      throw ValidationError("--period takes a power of two, found \(period)")
    }
  }

  func run() throws {
    guard let period = Period(length: period),
      let layout = GridLayout(
        bits: bits, refinementBits: refinement == nil ? nil : refinementBits, period: period)
    else { throw ValidationError("expected bits from 1 to 16") }
    let table = try EmbeddingTable(ArtifactFile(contentsOf: embeddings))
    let codes = GridQuantizer(layout).codes(for: table)
    let (bytes, refinementBytes, sidecar) = codes.encoded()
    var writer = AtomicOutput()
    writer.addFile(bytes, at: output)
    writer.addFile(sidecar, at: CodeSidecar.path(besideCodes: output))
    if let refinement, let refinementBytes { writer.addFile(refinementBytes, at: refinement) }
    try writer.commit()
    Console.say("\(output): \(codes.rows) × \(codes.axes) codes of \(bits) bits")
  }
}
