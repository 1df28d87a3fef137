public import TorusArtifacts
public import TorusCertification
public import TorusQuantization
public import TorusVerification

/// What the laws of quantizer, certifier and verifier judge: functions between files.
///
/// The library is one value of this type, each planted fault is another, and so is your own program.
public struct CertificateImplementation: Sendable {
  /// The codes of a table, and their refinement where the layout has one.
  public var quantize: @Sendable (EmbeddingTable, GridLayout) -> CodeTable

  /// The ends of each axis of a table, for codes of this many bits.
  public var fit: @Sendable (EmbeddingTable, _ bits: Int) -> CalibratedGrid =
    { CalibratedGrid(fitting: $0, bits: $1) }

  /// The codes of a table on a calibrated grid.
  public var calibrate:
    @Sendable (EmbeddingTable, CalibratedGrid, CodeStorage) -> CalibratedCodeTable =
      { CalibratedQuantizer($1).codes(for: $0, storage: $2) }

  /// The residuals of calibrated codes.
  public var lose: @Sendable (CalibratedCodeTable, EmbeddingTable) -> QuantizationError? =
    { QuantizationError(of: $0, embeddings: $1) }

  /// The bytes of the codes, and of their sidecar.
  public var write: @Sendable (CalibratedCodeTable) -> (codes: [UInt8], sidecar: [UInt8]) =
    { $0.encoded() }

  /// The table in a file of codes and its sidecar.
  public var read:
    @Sendable (_ codes: ArtifactFile, _ sidecar: ArtifactFile) throws(ArtifactError)
      -> CalibratedCodeTable = { (codes, sidecar) throws(ArtifactError) in
        try CalibratedCodeTable(codes: codes, sidecar: sidecar)
      }

  /// The signs of a table.
  public var takeSigns: @Sendable (EmbeddingTable, SignLayout) -> SignTable =
    { SignQuantizer($1).signs(for: $0) }

  /// The Hamming distance of two rows of a table.
  public var compareSigns: @Sendable (SignTable, _ row: Int, _ other: Int) -> Int =
    { $0.hammingDistance($1, to: $0, $2) }

  /// The residuals of signs of a lift.
  public var loseSigns: @Sendable (SignTable, EmbeddingTable) -> QuantizationError? =
    { QuantizationError(of: $0, embeddings: $1) }

  /// The bytes of the signs, and of their sidecar.
  public var writeSigns: @Sendable (SignTable) -> (codes: [UInt8], sidecar: [UInt8]) =
    { $0.encoded() }

  /// The table in a file of signs and its sidecar.
  public var readSigns:
    @Sendable (_ codes: ArtifactFile, _ sidecar: ArtifactFile) throws(ArtifactError) -> SignTable =
      { (codes, sidecar) throws(ArtifactError) in
        try SignTable(codes: codes, sidecar: sidecar)
      }

  /// The product quantizer.
  public var product = ProductImplementation()

  /// Cosine tables.
  public var cosine = CosineImplementation()

  /// Codes that other programs made.
  public var foreign = ForeignImplementation()

  /// The certificate by a metric for this many neighbors, by this many threads.
  public var certify:
    @Sendable (CertifiedFiles, CertificateMetric, _ neighbors: Int, _ threads: Int)
      throws(CertificationError) -> Certificate

  /// One part of a certificate.
  public var certifyPart:
    @Sendable (CertificatePart, CertifiedFiles, CertificateMetric, _ neighbors: Int)
      throws(CertificationError) -> CertificateShard = {
        (part, files, metric, neighbors) throws(CertificationError) in
        try Certifier.certify(part: part, of: files, metric: metric, neighbors: neighbors)
      }

  /// What two shards found.
  public var merge:
    @Sendable (CertificateShard, CertificateShard) throws(ShardError) -> CertificateShard = {
      (shard, other) throws(ShardError) in try shard.merged(with: other)
    }

  /// The verdict on a certificate about these files.
  public var verify: @Sendable (CertificateFolder, CertifiedFiles) throws(ArtifactError) -> Verdict

  /// The verdict from a sample of the queries.
  public var verifySample:
    @Sendable (CertificateFolder, CertifiedFiles, QuerySample) throws(ArtifactError) -> Verdict = {
      (folder, files, sample) throws(ArtifactError) in
      try Verifier.verify(folder, files: files, path: "C", sample: sample)
    }

  /// The library.
  public static let standard = CertificateImplementation(
    quantize: { GridQuantizer($1).codes(for: $0) },
    certify: { (files, metric, neighbors, threads) throws(CertificationError) in
      try Certifier.certify(files, metric: metric, neighbors: neighbors, threads: threads)
    },
    verify: { (folder, files) throws(ArtifactError) in
      try Verifier.verify(folder, files: files, path: "C")
    })
}
