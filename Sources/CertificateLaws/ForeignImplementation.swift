public import TorusArtifacts
public import TorusQuantization

/// What the laws of other programs' codes judge. The library is the default of each function.
public struct ForeignImplementation: Sendable {
  /// Codes on a calibrated grid.
  public var readCodes:
    @Sendable (ArtifactFile, CalibratedGrid, CodeStorage, EmbeddingTable) throws(ArtifactError)
      -> CalibratedCodeTable = { (file, grid, storage, table) throws(ArtifactError) in
        try CalibratedCodeTable(foreign: file, grid: grid, storage: storage, embeddings: table)
      }

  /// Signs of coordinates above 0.
  public var readSigns:
    @Sendable (ArtifactFile, CodeStorage, EmbeddingTable) throws(ArtifactError) -> SignTable = {
      (file, storage, table) throws(ArtifactError) in
      try SignTable(
        foreign: file, layout: .coordinates, rule: .positive, storage: storage, embeddings: table)
    }

  /// Codes of a product quantizer in ordinary space.
  public var readProduct:
    @Sendable (_ codes: ArtifactFile, _ codebook: ArtifactFile, EmbeddingTable)
      throws(ArtifactError) -> EuclideanCodeTable = {
        (codes, codebook, table) throws(ArtifactError) in
        try EuclideanCodeTable(
          foreign: codes, codebook: EuclideanCodebook(codebook), embeddings: table)
      }

  /// The residuals of such codes.
  public var lose: @Sendable (EuclideanCodeTable, EmbeddingTable) -> QuantizationError? =
    { QuantizationError(of: $0, embeddings: $1) }

  /// The table in files of codes and codewords, and the sidecar that was written beside.
  public var reread:
    @Sendable (_ codes: ArtifactFile, _ codebook: ArtifactFile, _ sidecar: ArtifactFile)
      throws(ArtifactError) -> EuclideanCodeTable = {
        (codes, codebook, sidecar) throws(ArtifactError) in
        try EuclideanCodeTable(codes: codes, codebook: codebook, sidecar: sidecar)
      }

  /// The library.
  public init() {}
}
