public import TorusArtifacts
public import TorusQuantization

/// What the laws of the product quantizer judge. The library is the default of each function.
public struct ProductImplementation: Sendable {
  /// A codebook that is fitted to a table, by this many threads.
  public var fit:
    @Sendable (
      EmbeddingTable, _ subspaces: Int, _ codewords: Int, ProductTraining, _ threads: Int
    ) throws(ProductError) -> ProductFit = {
      (table, subspaces, codewords, training, threads) throws(ProductError) in
      try ProductFit(
        fitting: table, subspaces: subspaces, codewords: codewords, period: .turn,
        training: training, threads: threads)
    }

  /// The codes of a table.
  public var encode:
    @Sendable (EmbeddingTable, ProductCodebook) throws(ProductError) -> ProductCodeTable = {
      (table, codebook) throws(ProductError) in try ProductQuantizer(codebook).codes(for: table)
    }

  /// The distance of two rows of codes.
  public var compare:
    @Sendable (ProductCodeTable, _ row: Int, _ other: Int, CodewordMetric) -> UInt64 = {
      (table, row, other, metric) in
      SymmetricDistances(table.codebook, metric: metric)
        .distance(table.codes(ofRow: row), table.codes(ofRow: other))
    }

  /// The distance from a row of embeddings to a row of codes.
  public var compareEmbedding:
    @Sendable (EmbeddingTable, _ row: Int, ProductCodeTable, _ other: Int, CodewordMetric) -> UInt64 =
      { (embeddings, row, table, other, metric) in
        AsymmetricDistances(from: row, of: embeddings, to: table.codebook, metric: metric)
          .distance(table.codes(ofRow: other))
      }

  /// The residuals of codes.
  public var lose: @Sendable (ProductCodeTable, EmbeddingTable) -> QuantizationError? =
    { QuantizationError(of: $0, embeddings: $1) }

  /// The bytes of the codes, of their codebook, and of their sidecar.
  public var write:
    @Sendable (ProductCodeTable) -> (codes: [UInt8], codebook: [UInt8], sidecar: [UInt8]) =
      { $0.encoded() }

  /// The table in these files.
  public var read:
    @Sendable (_ codes: ArtifactFile, _ codebook: ArtifactFile, _ sidecar: ArtifactFile)
      throws(ArtifactError) -> ProductCodeTable = {
        (codes, codebook, sidecar) throws(ArtifactError) in
        try ProductCodeTable(codes: codes, codebook: codebook, sidecar: sidecar)
      }

  /// The library.
  public init() {}
}
