import PropertyTesting
import TorusArtifacts

/// What a certificate is about, before it is written, of any kind of codes.
protocol CertifiedBundle: Sendable {
  /// The number of axes.
  var axes: Int { get }

  /// The labels of the rows.
  var labels: [Int64]? { get set }

  /// The number of rows of the table.
  var rows: Int { get }

  /// The number of queries.
  var queryCount: Int { get }

  /// Whether the queries are a table of their own.
  var isApart: Bool { get }

  /// What the codes decode to.
  var points: PointLayout { get }

  /// Both tables as integers; the rows again where no queries are apart.
  var numbers: (table: PlainNumbers, asked: PlainNumbers) { get }

  /// The files, written and read; `hasEmbeddings` says whether the embeddings are at hand.
  func read(hasEmbeddings: Bool) throws(ArtifactError) -> CertifiedFiles

  /// Changes a point, a code or what codes mean.
  mutating func change(_ choices: inout Choices) throws(Discard)
}

extension CertifiedBundle {
  /// The files, with embeddings.
  func read() throws(ArtifactError) -> CertifiedFiles { try read(hasEmbeddings: true) }

  /// The files at these paths, with a file of labels, as a reader finds them.
  static func read(
    _ paths: CertifiedPaths, in files: [String: ArtifactFile], labels: [Int64]?
  ) throws(ArtifactError) -> CertifiedFiles {
    var (paths, files) = (paths, files)
    if let labels {
      let array = NumPyArray(shape: [labels.count], elements: .int64(labels))
      files["l.npy"] = ArtifactFile(path: "l.npy", bytes: array.encoded())
      paths.labels = "l.npy"
    }
    return try CertifiedFiles(paths) { path throws(ArtifactError) in
      guard let file = files[path] else {
        throw ArtifactError(path: path, offset: 0, expected: .readableFile, found: "none")
      }
      return file
    }
  }

  /// The largest k that has a certificate.
  var available: Int { isApart ? rows : rows - 1 }

  /// Whether some embedding is more than 2^29 units of a line from its code, which no bound of products allows.
  var hasFarRows: Bool {
    (numbers.table.residuals(squared: true) + numbers.asked.residuals(squared: true))
      .contains { $0 > 1 << 45 }
  }

  /// The setting of a certificate by this metric, whose sums may overflow.
  func setting(_ metric: CertificateMetric, neighbors: Int) -> CertificateSetting? {
    CertificateSetting(
      metric: metric, rows: rows, queries: queryCount, queriesApart: isApart, axes: axes,
      points: points, neighbors: neighbors)
  }
}

extension Bundle: CertifiedBundle {
  var isApart: Bool { queries != nil }

  var points: PointLayout { .grid(layout) }

  var numbers: (table: PlainNumbers, asked: PlainNumbers) {
    let table = numbers(table)
    return (table, queries.map { numbers($0) } ?? table)
  }

  private func numbers(_ parcel: Parcel) -> PlainNumbers {
    let unit = PlainNumbers.turn >> Parcel.scale
    let halfStep = PlainNumbers.turn >> (layout.fineBits + 1)
    let parts = 1 << (layout.refinementBits ?? 0)
    func rows(_ value: (Int) -> Int) -> [[Int]] {
      (0..<parcel.points.count / axes).map { row in (0..<axes).map { value(row * axes + $0) } }
    }
    func code(_ place: Int) -> Int {
      let code = Int(parcel.codes[place]) * parts + Int(parcel.refinement?[place] ?? 0)
      return code % (1 << layout.fineBits)
    }
    return PlainNumbers(
      circles: rows { parcel.points[$0] * unit },
      // 2F + 1 − 2^b′ half steps, which is 2F where there is no refinement.
      decoded: rows { (2 * code($0) + 1 - parts) * halfStep }, fine: rows(code), points)
  }

  mutating func change(_ choices: inout Choices) throws(Discard) { try choices.change(&self) }
}
