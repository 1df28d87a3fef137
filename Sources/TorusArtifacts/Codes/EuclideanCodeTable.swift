/// M codes a row, each of which names a codeword of ordinary space: another program's product codes.
///
/// On disk: an npy file of shape (rows, M), uint8; an ``EuclideanCodebook``; and a ``ProductSidecar``.
public struct EuclideanCodeTable: Sendable {
  /// The code of each subspace, row after row, each in [0, K).
  public let codes: StoredCodes

  /// What they name.
  public let codebook: EuclideanCodebook

  /// What the files' sidecar says.
  public let sidecar: ProductSidecar

  /// The number of rows.
  public var rows: Int { sidecar.rows }

  /// The codes that another program made of `embeddings`.
  ///
  /// - Throws: `ArtifactError` where the file has another shape or element type, or a code names no
  ///   codeword; and where the codebook is of other axes.
  public init(
    foreign file: ArtifactFile, codebook: EuclideanCodebook, embeddings: EmbeddingTable
  ) throws(ArtifactError) {
    guard codebook.axes == embeddings.axes else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "a codebook of \(embeddings.axes) axes",
        found: "one of \(codebook.axes)")
    }
    sidecar = ProductSidecar(
      rows: embeddings.rows, codebook: codebook, embeddings: embeddings.digest, codes: file.digest)
    self.codebook = codebook
    codes = try sidecar.codes(in: file, of: .embeddings)
  }

  /// The table in these files.
  ///
  /// - Throws: `ArtifactError` for malformed files, for codes or codewords that are not those of the
  ///   sidecar (shape, element type, digest), and for the first code that names no codeword.
  public init(
    codes file: ArtifactFile, codebook: ArtifactFile, sidecar: ArtifactFile
  ) throws(ArtifactError) {
    let description = try ProductSidecar(sidecar)
    guard description.space == .euclidean else {
      throw ArtifactError(
        path: sidecar.path, offset: 0, expected: "\"euclidean\" for key \"space\"",
        found: "torus")
    }
    let words = try EuclideanCodebook(codebook)
    try description.check(
      file, codebook, shape: [words.subspaces, words.codewords, words.width],
      sidecar: sidecar.path)
    codes = try description.codes(in: file)
    self.codebook = words
    self.sidecar = description
  }

  /// The number of the codeword for coordinate `axis` of a row.
  public func decoded(row: Int, axis: Int) -> Double {
    let (subspace, offset) = (axis / codebook.width, axis % codebook.width)
    let code = Int(codes[row * codebook.subspaces + subspace])
    return codebook.values[(subspace * codebook.codewords + code) * codebook.width + offset]
  }
}
