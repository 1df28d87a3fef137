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
  /// A file that is written beside the codes, under their name.
  enum Companion: String {
    case sidecar
    case codebook

    func path(besideCodes codes: String) -> String {
      switch self {
      case .sidecar: CodeSidecar.path(besideCodes: codes)
      case .codebook: ProductCodeTable.codebookPath(besideCodes: codes)
      }
    }
  }

  /// Throws, before any work, where an output cannot be written or would take the place of an input, of
  /// another output, or of what lies beside the codes and is not theirs.
  func checkPlaces(
    reading inputs: [Places.Named], writing more: [Places.Named] = [], beside: [Companion]
  ) throws {
    let companions = beside.map { Places.Named("the \($0)", $0.path(besideCodes: output)) }
    let outputs = [Places.Named("--output", output)] + companions + more
    try Places(reading: inputs, writing: outputs).check()
    for companion in beside { try checkReplaceable(companion) }
    var writer = AtomicOutput()
    for path in outputs.compactMap(\.path) { writer.addFile([], at: path) }
    try writer.rehearse()
  }

  /// Throws where a companion is there that is not of the codes that are replaced: `q` and `q.npy` have
  /// one name for theirs.
  private func checkReplaceable(_ companion: Companion) throws {
    let path = companion.path(besideCodes: output)
    guard Node(path) != nil else { return }
    let isTheirs =
      switch companion {
      case .sidecar: isNamed("codes_sha256", output)
      case .codebook: isNamed("codebook_sha256", path)
      }
    guard isTheirs else {
      throw Failure.badInput(
        "\(path): expected nothing, or the \(companion) of the codes that are now at \(output), "
          + "found another file")
    }
  }

  /// Whether the sidecar has the digest of this file.
  private func isNamed(_ key: String, _ path: String) -> Bool {
    let sidecar = Companion.sidecar.path(besideCodes: output)
    // What is no regular file could have to be waited for.
    guard Node(sidecar)?.isFile == true, Node(path)?.isFile == true,
      let fields = try? JSONFields(contentsOf: sidecar), let named = try? fields.digest(key),
      let file = try? ArtifactFile(contentsOf: path)
    else { return false }
    return named == file.digest
  }

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
