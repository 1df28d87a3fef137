/// M codes a row, each of which names a codeword of its subspace.
///
/// On disk: an npy file of shape (rows, M), uint8; a ``ProductCodebook``; and a ``ProductSidecar``.
public struct ProductCodeTable: Sendable {
  /// The code of each subspace, row after row, each in [0, K).
  public let codes: StoredCodes

  /// What they name.
  public let codebook: ProductCodebook

  /// What the files' sidecar says.
  public let sidecar: ProductSidecar

  /// The number of rows.
  public var rows: Int { sidecar.rows }

  /// The table of these codes of one file of embeddings.
  ///
  /// - Precondition: There are codes for at least one row, each below K.
  public init(
    codes: [UInt8], codebook: ProductCodebook, training: ProductTraining?, embeddings: Digest
  ) {
    let rows = codes.count / codebook.subspaces
    precondition(
      rows > 0 && codes.count == rows * codebook.subspaces
        && codes.allSatisfy { Int($0) < codebook.codewords },
      "expected rows of \(codebook.subspaces) codes below \(codebook.codewords), "
        + "found \(codes.count)")
    self.codes = CodeStorage.unpacked.stored(
      codes.map { UInt16($0) }, rows: rows, axes: codebook.subspaces, bits: 8)
    self.codebook = codebook
    sidecar = ProductSidecar(
      rows: rows, codebook: codebook, training: training, embeddings: embeddings,
      codes: Digest(of: self.codes.matrix.bytes),
      codebookDigest: Digest(of: codebook.encoded()))
  }

  /// The table in these files.
  ///
  /// - Throws: `ArtifactError` for malformed files, for codes or codewords that are not those of the
  ///   sidecar (shape, element type, digest), and for the first code that names no codeword.
  public init(
    codes file: ArtifactFile, codebook: ArtifactFile, sidecar: ArtifactFile
  ) throws(ArtifactError) {
    let description = try ProductSidecar(sidecar)
    guard case .torus(let period) = description.space else {
      throw ArtifactError(
        path: sidecar.path, offset: 0, expected: "\"torus\" for key \"space\"",
        found: "euclidean")
    }
    let words = try ProductCodebook(codebook, period: period)
    try description.check(
      file, codebook, shape: [words.subspaces, words.codewords, words.width],
      sidecar: sidecar.path)
    codes = try description.codes(in: file)
    self.codebook = words
    self.sidecar = description
  }

  /// The M codes of a row.
  public func codes(ofRow row: Int) -> [UInt16] {
    codes.decoded(row * codebook.subspaces..<(row + 1) * codebook.subspaces)
  }

  /// The bytes of the file of codes, of the codebook's, and of the sidecar.
  public func encoded() -> (codes: [UInt8], codebook: [UInt8], sidecar: [UInt8]) {
    (
      CodeStorage.unpacked.encoded(codes, rows: rows, axes: codebook.subspaces, bits: 8),
      codebook.encoded(), sidecar.encoded()
    )
  }

  /// Where `torus quantize` puts the codebook beside its codes: `q.codebook.npy` for `q.npy`.
  public static func codebookPath(besideCodes codes: String) -> String {
    CodeSidecar.path(besideCodes: codes).dropLast(".json".count) + ".codebook.npy"
  }
}
