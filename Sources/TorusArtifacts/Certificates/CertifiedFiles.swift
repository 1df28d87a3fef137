/// Where the files of a certificate lie.
public struct CertifiedPaths: Hashable, Sendable {
  /// The files of one table.
  public struct Table: Hashable, Sendable {
    /// The embeddings; `nil` where they are not at hand.
    public var embeddings: String?
    /// The codes.
    public var codes: String
    /// The codes' sidecar: by default `q.json` beside `q.npy`.
    public var sidecar: String
    /// The refinement; `nil` where it is not used.
    public var refinement: String?
    /// The codebook of product codes; `nil` for the one beside the codes, `q.codebook.npy`.
    public var codebook: String?

    /// These files.
    public init(
      embeddings: String?, codes: String, sidecar: String? = nil, refinement: String? = nil,
      codebook: String? = nil
    ) {
      self.embeddings = embeddings
      self.codes = codes
      self.sidecar = sidecar ?? CodeSidecar.path(besideCodes: codes)
      self.refinement = refinement
      self.codebook = codebook
    }
  }

  /// The table whose rows are searched.
  public var table: Table
  /// The queries, where they are apart.
  public var queries: Table?
  /// The labels of the table's rows, where there are any.
  public var labels: String?

  /// These files.
  public init(table: Table, queries: Table? = nil, labels: String? = nil) {
    self.table = table
    self.queries = queries
    self.labels = labels
  }
}

/// The files of a certificate, read, and found to belong together.
public struct CertifiedFiles: Sendable {
  /// One table: its codes, and its embeddings where they are at hand.
  public struct Table: Sendable {
    /// The embeddings, of the codes' shape; `nil` where they are not at hand.
    public let embeddings: EmbeddingTable?
    /// The codes.
    public let codes: CertifiedCodes
    /// SHA-256 of the sidecar.
    let sidecarDigest: Digest

    init(_ paths: CertifiedPaths.Table, _ read: Reader) throws(ArtifactError) {
      var refinement: ArtifactFile?
      if let path = paths.refinement { refinement = try read(path) }
      let codebook =
        paths.codebook ?? ProductCodeTable.codebookPath(besideCodes: paths.codes)
      let sidecar = try read(paths.sidecar)
      sidecarDigest = sidecar.digest
      codes = try CertifiedCodes(
        codes: read(paths.codes), sidecar: sidecar, refinement: refinement,
        hasCodebook: paths.codebook != nil
      ) { () throws(ArtifactError) in try read(codebook) }
      guard let path = paths.embeddings else {
        embeddings = nil
        return
      }
      let file = try read(path)
      guard file.digest == codes.digests.embeddings else {
        throw ArtifactError(
          path: path, offset: 0,
          expected: "\(codes.digests.embeddings), which \(paths.sidecar) names",
          found: "\(file.digest)")
      }
      let embeddings = try EmbeddingTable(file)
      guard embeddings.rows == codes.rows, embeddings.axes == codes.axes else {
        throw ArtifactError(
          path: path, offset: 0, expected: "the codes' shape (\(codes.rows), \(codes.axes))",
          found: "(\(embeddings.rows), \(embeddings.axes))")
      }
      self.embeddings = embeddings
    }
  }

  /// The table whose rows are searched.
  public let table: Table
  /// The queries, where they are apart; of the table's axes.
  public let queries: Table?
  /// What the codes of both tables decode to.
  public let points: PointLayout
  /// The labels of the table's rows, where there are any.
  public let labels: LabelTable?
  /// The SHA-256 of every file.
  public let inputs: CertificateInputs
  /// All files, as they were read.
  private let files: [ArtifactFile]

  /// How a file is read by its path.
  public typealias Reader = (_ path: String) throws(ArtifactError) -> ArtifactFile

  /// Reads the files, from disk or by another reader.
  ///
  /// Tables stay in their files, where they are mapped; see ``requireUnchanged()``.
  ///
  /// - Throws: `ArtifactError` for the first file that is malformed or does not belong to the others:
  ///   another shape, layout or digest than its sidecar or its companion says.
  public init(
    _ paths: CertifiedPaths,
    reading reader: Reader = { path throws(ArtifactError) in try ArtifactFile(contentsOf: path) }
  ) throws(ArtifactError) {
    var files: [ArtifactFile] = []
    func read(_ path: String) throws(ArtifactError) -> ArtifactFile {
      let file = try reader(path)
      files.append(file)
      return file
    }
    table = try Table(paths.table, read)
    let codes = table.codes
    if let queryPaths = paths.queries {
      let queries = try Table(queryPaths, read)
      guard queries.codes.axes == codes.axes,
        let points = codes.points(with: queries.codes)
      else {
        throw ArtifactError(
          path: queryPaths.codes, offset: 0,
          expected: "the axes, bits, refinement and period of \(paths.table.codes)",
          found: "others")
      }
      self.queries = queries
      self.points = points
    } else {
      points = codes.points
      queries = nil
    }
    if let path = paths.labels {
      labels = try LabelTable(read(path), rows: codes.rows)
    } else {
      labels = nil
    }
    inputs = CertificateInputs(
      table: .init(codes, sidecar: table.sidecarDigest),
      queries: queries.map { .init($0.codes, sidecar: $0.sidecarDigest) }, labels: labels?.digest)
    self.files = files
  }

  /// Throws where a file was written to since it was read: what was made of these files may be of none that
  /// ever was.
  public func requireUnchanged() throws(ArtifactError) {
    for file in files { try file.requireUnchanged() }
  }
}

extension CodeSidecar {
  /// Where the sidecar of a file of codes lies: `q.json` for `q.npy`, and `q.json` for `q`.
  public static func path(besideCodes codes: String) -> String {
    (codes.hasSuffix(".npy") ? String(codes.dropLast(4)) : codes) + ".json"
  }
}
