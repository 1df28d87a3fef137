import ArgumentParser
import TorusArtifacts
import TorusTraining

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One table: precision before and after quantization, and what is certified.",
    discussion: """
      FOLDER is one that 'torus train' wrote; every certificate is of its test embeddings as \
      queries against its train embeddings.

      Example: torus evaluate model --certificate c8 --certificate c16
      """)

  @Argument(help: "A folder that 'torus train' wrote.")
  var folder: String

  @Option(name: .customLong("certificate"), help: "A certificate folder; may be repeated.")
  var certificates: [String] = []

  @OptionGroup var workers: ThreadOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let head = try ModelFolder.read(folder).model.configuration.head
    let (train, trainLabels) = try part("train")
    let (test, testLabels) = try part("test")
    let before = Evaluation.precisionAt1(
      head: head, axes: train.axes, references: train.values.map { Float($0) },
      referenceLabels: trainLabels, queries: test.values.map { Float($0) },
      queryLabels: testLabels, threads: workers.threads)
    var rows: [Row] = [
      Row(name: "float32, by \(head)'s similarity", bytes: 4 * train.axes, precision: before)
    ]
    for path in certificates {
      rows.append(try row(path, rows: trainLabels, queries: testLabels))
    }
    if json {
      Console.say([.init("rows", .array(rows.map { .object($0.members) }))])
    } else {
      Console.say(Console.table(Row.heading, rows.map(\.cells)))
    }
  }

  private func part(_ name: String) throws -> (EmbeddingTable, [Int]) {
    let table = try EmbeddingTable(ArtifactFile(contentsOf: "\(folder)/\(name).embeddings.npy"))
    let labels = try LabelTable(
      ArtifactFile(contentsOf: "\(folder)/\(name).labels.npy"), rows: table.rows)
    return (table, labels.labels.map { Int($0) })
  }

  private func row(_ path: String, rows: [Int], queries: [Int]) throws -> Row {
    let certificate = try CertificateFolder(contentsOf: path).certificate
    let setting = certificate.setting
    guard setting.queriesApart, setting.rows == rows.count, setting.queries == queries.count else {
      throw Failure.badInput(
        "\(path): expected \(queries.count) queries apart from \(rows.count) rows, "
          + "found \(setting.queries) and \(setting.rows)")
    }
    let nearest = certificate.evidence.neighbors
    let hits = queries.indices.count { query in
      rows[Int(nearest[query * setting.neighbors])] == queries[query]
    }
    let codes: (name: String, bytes: Int?) =
      switch setting.points {
      case .grid(let layout):
        (
          "\(layout.bits)" + (layout.refinementBits.map { " + \($0)" } ?? "") + " bits",
          (setting.axes * layout.fineBits + 7) / 8
        )
      case .lattice: ("product", nil)
      case .line: ("of a line", nil)
      }
    return Row(
      name: "\(codes.name), \(setting.metric == .lee ? "Lee" : setting.metric.rawValue)",
      bytes: codes.bytes,
      precision: Double(hits) / Double(queries.count), certificate: certificate)
  }
}

/// One line of the table.
private struct Row {
  let name: String
  /// `nil` where the certificate does not say.
  let bytes: Int?
  let precision: Double
  var certificate: Certificate?

  static let heading = [
    "codes", "bytes/item", "precision@1", "k", "proved", "members", "rescoring", "label proved",
    "recall", "separation",
  ]

  private var size: String { bytes.map { "\($0)" } ?? "" }

  var cells: [String] {
    guard let certificate else {
      return [name, size, rounded(precision, 4)] + Array(repeating: "", count: 7)
    }
    let claims = certificate.claims
    let (queries, k) = (certificate.setting.queries, certificate.setting.neighbors)
    func share(_ part: Int, of whole: Int) -> String {
      rounded(100 * Double(part) / Double(whole), 1) + " %"
    }
    return [
      name, size, rounded(precision, 4), "\(k)", share(claims.proved, of: queries),
      share(claims.members, of: queries * k),
      "\(claims.rescoring.median) (99th: \(claims.rescoring.percentile99))",
      claims.labelProved.map { share($0, of: queries) } ?? "",
      claims.exact.map { share($0.recalled, of: queries * k) } ?? "",
      claims.separation.leastDistance.map { "\($0)" } ?? "none",
    ]
  }

  var members: [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("codes", .string(name)), .init("bytes_per_item", bytes.map { .integer($0) } ?? .null),
      .init("precision_at_1", .number(exactly: "\(precision)")),
    ]
    guard let certificate else { return members }
    let claims = certificate.claims
    members += [
      .init("neighbors", .integer(certificate.setting.neighbors)),
      .init("queries", .integer(certificate.setting.queries)),
      .init("proved", .integer(claims.proved)), .init("members", .integer(claims.members)),
      .init("rescoring_median", .integer(claims.rescoring.median)),
      .init("label_proved", claims.labelProved.map { .integer($0) } ?? .null),
      .init("recalled", claims.exact.map { .integer($0.recalled) } ?? .null),
      .init("separation", claims.separation.leastDistance.map { .integer($0) } ?? .null),
    ]
    return members
  }
}
