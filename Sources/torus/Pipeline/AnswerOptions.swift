import ArgumentParser
import TorusArtifacts
import TorusQuantization

/// Where codes go, and what is said of them.
struct AnswerOptions: ParsableArguments {
  @Flag(help: "Say how far embeddings are from their codes.")
  var error = false

  @Flag(help: "Print one JSON object.")
  var json = false

  @Option(help: "The npy file of codes to write.")
  var output: String
}

/// How far embeddings are from their codes, and in what unit.
struct Losses {
  let error: QuantizationError
  let unit: String
}

extension AnswerOptions {
  /// The residuals, where they are asked for.
  func losses(
    _ unit: String, of embeddings: String, _ compute: () -> QuantizationError?
  ) throws -> Losses? {
    guard error else { return nil }
    guard let error = compute() else {
      throw Failure.badInput(
        "\(embeddings): expected residuals below 2^63 units of \(unit), found a larger one")
    }
    return Losses(error: error, unit: unit)
  }

  /// Writes codes, the sidecar beside them, and other files: all or nothing.
  func write(
    _ codes: [UInt8], sidecar: [UInt8], also more: [(bytes: [UInt8], path: String)] = []
  ) throws {
    var writer = AtomicOutput()
    writer.addFile(codes, at: output)
    writer.addFile(sidecar, at: CodeSidecar.path(besideCodes: output))
    for file in more { writer.addFile(file.bytes, at: file.path) }
    try writer.commit()
  }

  /// Says what was written: "q.npy: …"; `details` are what only the method says.
  func say(
    _ what: String, _ table: EmbeddingTable, _ details: [JSONValue.Member], _ losses: Losses?
  ) {
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
      .init("axes", .integer(table.axes)),
    ]
    members += details
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
