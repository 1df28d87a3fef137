import TorusArtifacts

/// One table before it is written: points in units of 2^−24 turn, codes, refinement; row after row.
struct Parcel: Equatable, Sendable {
  /// log₂ of the units in a turn.
  static let scale = 24

  var points: [Int]
  var codes: [UInt16] = []
  var refinement: [UInt16]?

  /// A sidecar that names `changed` where it named `codes`: sealed anew by whoever changed them.
  static func resealed(_ sidecar: [UInt8], _ codes: [UInt8], _ changed: [UInt8]) -> [UInt8] {
    Array(
      String(decoding: sidecar, as: UTF8.self)
        .replacing(Digest(of: codes).hexadecimal, with: Digest(of: changed).hexadecimal).utf8)
  }

  /// The file of embeddings, in float64, where each number is exact.
  func embeddings(axes: Int, period: Period) -> ArtifactFile {
    let unit = Double(sign: .plus, exponent: period.binaryExponent - Self.scale, significand: 1)
    let values = points.map { Double($0) * unit }
    let array = NumPyArray(shape: [points.count / axes, axes], elements: .float64(values))
    return ArtifactFile(path: "e.npy", bytes: array.encoded())
  }

  /// The codes as a table, with every digest made anew.
  func table(axes: Int, layout: GridLayout, embeddings: Digest) -> CodeTable {
    CodeTable(
      rows: points.count / axes, axes: axes, codes: codes, refinement: refinement, layout: layout,
      embeddings: embeddings)
  }
}

/// What a certificate is about, before it is written.
struct Bundle: Equatable, Sendable {
  let axes: Int
  let layout: GridLayout
  var table: Parcel
  var queries: Parcel?
  var labels: [Int64]?

  /// The number of rows of the table.
  var rows: Int { table.points.count / axes }

  /// The number of queries.
  var queryCount: Int { (queries ?? table).points.count / axes }

  /// The largest k that has a certificate.
  var available: Int { queries == nil ? rows - 1 : rows }

  /// The files, written and read; `hasEmbeddings` says whether the embeddings are at hand.
  func read(hasEmbeddings: Bool = true) throws(ArtifactError) -> CertifiedFiles {
    var files: [String: ArtifactFile] = [:]
    func add(_ parcel: Parcel, _ name: String) -> CertifiedPaths.Table {
      let embeddings = parcel.embeddings(axes: axes, period: layout.period)
      let encoded = parcel.table(axes: axes, layout: layout, embeddings: embeddings.digest)
        .encoded()
      files["\(name)e.npy"] = embeddings
      files["\(name)q.npy"] = ArtifactFile(path: "\(name)q.npy", bytes: encoded.codes)
      files["\(name)q.json"] = ArtifactFile(path: "\(name)q.json", bytes: encoded.sidecar)
      if let bytes = encoded.refinement {
        files["\(name)r.npy"] = ArtifactFile(path: "\(name)r.npy", bytes: bytes)
      }
      return CertifiedPaths.Table(
        embeddings: hasEmbeddings ? "\(name)e.npy" : nil, codes: "\(name)q.npy",
        refinement: encoded.refinement == nil ? nil : "\(name)r.npy")
    }
    var paths = CertifiedPaths(table: add(table, "t"))
    paths.queries = queries.map { add($0, "a") }
    return try Self.read(paths, in: files, labels: labels)
  }
}
