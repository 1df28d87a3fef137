import ArgumentParser
import TorusArtifacts
import TorusQuantization

struct Quantize: ParsableCommand {
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case grid
  }

  enum Grid: String, ExpressibleByArgument, CaseIterable {
    case natural
    case calibrated
  }

  static let configuration = CommandConfiguration(
    abstract: "Round embeddings to codes, exactly.",
    discussion: """
      Writes the codes and a JSON sidecar beside them (q.json for q.npy).

      --grid natural: 2^b steps to the period, and with --refinement the next bits of every code.
      Turns have period 1. The unit vectors of the sphere are read with period 4: then nothing wraps,
      and the Lee distance is the L1 distance. Only these codes can be certified.

      --grid calibrated: 2^b points from end to end of each axis; the ends are the least and the
      greatest number of the column, or those of --ranges, an npy file of shape (2, axes).

      Example: torus quantize model/test.embeddings.npy --bits 8 --output q.npy
      Example: torus quantize vectors.npy --grid calibrated --bits 4 --packed --output q.npy
      """)

  @Argument(help: "An npy file of embeddings, a row an item.")
  var embeddings: String

  @Option(help: "grid.")
  var method: Method = .grid

  @Option(help: "natural or calibrated.")
  var grid: Grid = .natural

  @Option(help: "Bits of a code, from 1 to 16.")
  var bits = 8

  @Flag(help: "Several codes a byte, the first in the most significant bits: for 1, 2 or 4 bits.")
  var packed = false

  @Option(help: "An npy file of lower and upper ends, (2, axes); for --grid calibrated.")
  var ranges: String?

  @Option(help: "Where to write the next bits of every code.")
  var refinement: String?

  @Option(help: "How many next bits, from 1 to 16.")
  var refinementBits = 8

  @Option(help: "The length after which coordinates repeat: a power of two, by default 1.")
  var period: Double?

  @Flag(help: "Say how far embeddings are from their codes.")
  var error = false

  @Flag(help: "Print one JSON object.")
  var json = false

  @Option(help: "The npy file of codes to write.")
  var output: String

  func validate() throws {
    guard GridLayout.widths.contains(bits), GridLayout.widths.contains(refinementBits) else {
      throw ValidationError("--bits and --refinement-bits take a number from 1 to 16")
    }
    if let period, Period(length: period) == nil {
      throw ValidationError("--period takes a power of two, found \(period)")
    }
    if packed, !CodeStorage.packedWidths.contains(bits) || refinement != nil {
      throw ValidationError("--packed takes codes of 1, 2 or 4 bits without --refinement")
    }
    switch grid {
    case .natural where ranges != nil:
      throw ValidationError("--ranges needs --grid calibrated: a natural grid has none")
    case .calibrated where refinement != nil || period != nil:
      throw ValidationError("--grid calibrated takes neither --refinement nor --period")
    default: break
    }
  }

  func run() throws {
    let table = try EmbeddingTable(ArtifactFile(contentsOf: embeddings))
    switch grid {
    case .natural: try quantizeNaturally(table)
    case .calibrated: try calibrate(table)
    }
  }

  /// The period that was given, or one turn.
  private func givenPeriod() throws -> Period {
    guard let period = Period(length: period ?? 1) else {
      throw ValidationError("--period takes a power of two")
    }
    return period
  }

  private func quantizeNaturally(_ table: EmbeddingTable) throws {
    guard
      let layout = GridLayout(
        bits: bits, refinementBits: refinement == nil ? nil : refinementBits,
        period: try givenPeriod())
    else { throw ValidationError("expected bits from 1 to 16") }
    let codes = GridQuantizer(layout).codes(
      for: table, bitOrder: packed ? .mostSignificantFirst : .unpacked)
    let (bytes, refinementBytes, sidecar) = codes.encoded()
    var writer = AtomicOutput()
    writer.addFile(bytes, at: output)
    writer.addFile(sidecar, at: CodeSidecar.path(besideCodes: output))
    if let refinement, let refinementBytes { writer.addFile(refinementBytes, at: refinement) }
    let losses = try losses("2^-16 step") { QuantizationError(of: codes, embeddings: table) }
    try writer.commit()
    answer("\(codes.rows) × \(codes.axes) codes of \(bits) bits", table, losses)
  }

  private func calibrate(_ table: EmbeddingTable) throws {
    let grid =
      if let ranges {
        try CalibratedGrid(
          ranges: ArtifactFile(contentsOf: ranges), axes: table.axes, bits: bits,
          rule: .endpoints)
      } else {
        CalibratedGrid(fitting: table, bits: bits)
      }
    let codes = CalibratedQuantizer(grid).codes(
      for: table, storage: packed ? .packed : .unpacked)
    let (bytes, sidecar) = codes.encoded()
    var writer = AtomicOutput()
    writer.addFile(bytes, at: output)
    writer.addFile(sidecar, at: CodeSidecar.path(besideCodes: output))
    let losses = try losses("2^\(grid.unitLog2)") {
      QuantizationError(of: codes, embeddings: table)
    }
    try writer.commit()
    answer("\(codes.rows) × \(codes.axes) calibrated codes of \(bits) bits", table, losses)
  }
}

/// How far embeddings are from their codes, and in what unit.
struct Losses {
  let error: QuantizationError
  let unit: String
}

extension Quantize {
  /// The residuals, where they are asked for.
  func losses(_ unit: String, _ compute: () -> QuantizationError?) throws -> Losses? {
    guard error else { return nil }
    guard let error = compute() else {
      throw Failure.badInput(
        "\(embeddings): expected residuals below 2^63 units of \(unit), found a larger one")
    }
    return Losses(error: error, unit: unit)
  }

  /// Says what was written: "q.npy: …".
  func answer(_ what: String, _ table: EmbeddingTable, _ losses: Losses?) {
    guard json else {
      Console.say("\(output): \(what)")
      if let losses {
        Console.say(
          "residuals in \(losses.unit), rounded up: largest \(losses.error.largest), "
            + "sum \(losses.error.sum) of \(table.rows) rows")
      }
      return
    }
    var members: [JSONValue.Member] = [
      .init("output", .string(output)), .init("rows", .integer(table.rows)),
      .init("axes", .integer(table.axes)), .init("bits", .integer(bits)),
    ]
    if let losses {
      let error = losses.error
      members.append(
        .init(
          "residuals",
          .object([
            .init("unit", .string(losses.unit)), .init("largest", .integer(error.largest)),
            .init("sum", .integer(error.sum)),
            .init("histogram", .array(error.histogram.map { .integer($0) })),
          ])))
    }
    Console.say(members)
  }
}
