/// The SHA-256 of every file that a certificate speaks of.
public struct CertificateInputs: Hashable, Sendable {
  /// The files of one table.
  public struct Table: Hashable, Sendable {
    /// The embeddings.
    public let embeddings: Digest
    /// The codes.
    public let codes: Digest
    /// The codes' sidecar.
    public let sidecar: Digest
    /// The refinement, where the certificate uses one.
    public let refinement: Digest?

    /// The codebook, where the codes name codewords.
    public let codebook: Digest?

    /// The files of `codes`, whose sidecar has the digest `sidecar` and names the others.
    init(_ codes: CertifiedCodes, sidecar: Digest) {
      self.sidecar = sidecar
      (embeddings, self.codes, refinement, codebook) = codes.digests
    }

    init(_ fields: JSONFields) throws(ArtifactError) {
      embeddings = try fields.digest("embeddings")
      codes = try fields.digest("codes")
      sidecar = try fields.digest("sidecar")
      refinement = try fields.isNull("refinement") ? nil : fields.digest("refinement")
      codebook = try fields.isNull("codebook") ? nil : fields.digest("codebook")
      try fields.requireOnly(["embeddings", "codes", "sidecar", "refinement", "codebook"])
    }

    var value: JSONValue {
      .object([
        "embeddings": .digest(embeddings), "codes": .digest(codes), "sidecar": .digest(sidecar),
        "refinement": .digest(refinement), "codebook": .digest(codebook),
      ])
    }
  }

  /// The table whose rows are searched.
  public let table: Table

  /// The queries, where they are apart.
  public let queries: Table?

  /// The labels of the table's rows, where there are any.
  public let labels: Digest?

  /// These files.
  public init(table: Table, queries: Table?, labels: Digest?) {
    self.table = table
    self.queries = queries
    self.labels = labels
  }

  init(_ fields: JSONFields) throws(ArtifactError) {
    table = try Table(fields.object("table"))
    queries = try fields.isNull("queries") ? nil : Table(fields.object("queries"))
    labels = try fields.isNull("labels") ? nil : fields.digest("labels")
    try fields.requireOnly(["table", "queries", "labels"])
  }

  /// The `inputs` of `certificate.json`.
  public var value: JSONValue {
    .object([
      "table": table.value, "queries": queries?.value ?? .null, "labels": .digest(labels),
    ])
  }
}
