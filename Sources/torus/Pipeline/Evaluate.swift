import ArgumentParser
import TorusArtifacts
import TorusTraining

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One table: precision before and after quantization, and what is certified.",
    discussion: """
      FOLDER is one that 'torus train' wrote; every certificate is of its test embeddings as \
      queries against its train embeddings. What a certificate claims is shown, and not judged: \
      'torus verify' does that.

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
    let model = try ModelFolder.read(folder).model
    let (train, test) = (try part("train", model.axes), try part("test", model.axes))
    let head = model.configuration.head
    let before = Evaluation.precisionAt1(
      head: head, axes: model.axes, references: train.coordinates, referenceLabels: train.labels,
      queries: test.coordinates, queryLabels: test.labels, threads: workers.threads)
    var rows: [Row] = [
      Row(name: "float32, by \(head)'s similarity", bytes: 4 * model.axes, precision: before)
    ]
    for path in certificates { rows.append(try row(path, train, test)) }
    if json {
      Console.say([.init("rows", .array(rows.map { .object($0.members) }))])
    } else {
      Console.say(Console.table(Row.heading, rows.map(\.cells)))
    }
  }

  /// The embeddings of one part of a dataset, with their labels.
  private struct Part {
    let path: String
    let digest: Digest
    let coordinates: [Float]
    let labels: [Int]
  }

  private func part(_ name: String, _ axes: Int) throws -> Part {
    let file = try ArtifactFile(contentsOf: "\(folder)/\(name).embeddings.npy")
    let table = try EmbeddingTable(file)
    guard table.axes == axes else {
      throw Failure.badInput(
        "\(file.path): expected embeddings of \(axes) axes, as the model's, found \(table.axes)")
    }
    let coordinates = table.values.map { Float($0) }
    if let place = coordinates.firstIndex(where: { !$0.isFinite }) {
      throw Failure.badInput(
        "\(file.path): row \(place / axes), column \(place % axes): expected a number that float32 holds, "
          + "found \(table.values[place])")
    }
    let labels = try LabelTable(
      ArtifactFile(contentsOf: "\(folder)/\(name).labels.npy"), rows: table.rows)
    return Part(
      path: file.path, digest: file.digest, coordinates: coordinates,
      labels: labels.labels.map { Int($0) })
  }

  /// The line of a certificate that is of these embeddings, by their digests.
  private func row(_ path: String, _ train: Part, _ test: Part) throws -> Row {
    let certificate = try CertificateFolder(contentsOf: path).certificate
    let (setting, inputs) = (certificate.setting, certificate.inputs)
    guard let queries = inputs.queries else {
      throw Failure.badInput("\(path): expected queries apart from the rows, found none")
    }
    for (part, digest) in [(train, inputs.table.embeddings), (test, queries.embeddings)]
    where part.digest != digest {
      throw Failure.badInput(
        "\(path): expected a certificate of \(part.path), SHA-256 \(part.digest), "
          + "found one of \(digest)")
    }
    guard let totals = EvidenceTotals(certificate) else {
      throw Failure.badInput(
        "\(path): expected totals and neighbors that its own arrays allow, found others; "
          + "'torus verify' says where")
    }
    let hits = test.labels.indices.count { query in
      train.labels[totals.nearest[query]] == test.labels[query]
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
      precision: Double(hits) / Double(test.labels.count), certificate: certificate)
  }
}

/// What the arrays of a certificate add up to; `nil` where its claims are other numbers.
private struct EvidenceTotals {
  /// The nearest row of each query.
  let nearest: [Int]

  init?(_ certificate: Certificate) {
    let (setting, evidence, claims) = (
      certificate.setting, certificate.evidence, certificate.claims
    )
    let k = setting.neighbors
    nearest = (0..<setting.queries).map { Int(evidence.neighbors[$0 * k]) }
    let proved = evidence.status.count { $0 & CertificateStatus.proved != 0 }
    let labeled = evidence.status.count { $0 & CertificateStatus.labelProved != 0 }
    let recalled = evidence.exactNeighbors.map { exact in
      (0..<setting.queries).reduce(0) { sum, query in
        let range = query * k..<(query + 1) * k
        return sum + Set(exact[range]).intersection(evidence.neighbors[range]).count
      }
    }
    let sizes = evidence.rescoring.sorted()
    // The least size that at least this share of the queries does not exceed.
    func percentile(_ percent: Int) -> Int { Int(sizes[(percent * sizes.count + 99) / 100 - 1]) }
    guard nearest.allSatisfy({ $0 < setting.rows }), claims.proved == proved,
      claims.members == evidence.members.count(where: { $0 == 1 }),
      claims.labelProved.map({ $0 == labeled }) ?? true, claims.exact?.recalled == recalled,
      claims.rescoring.median == percentile(50), claims.rescoring.percentile99 == percentile(99)
    else { return nil }
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
