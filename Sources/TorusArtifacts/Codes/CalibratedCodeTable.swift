/// Codes on a calibrated grid: `rows` × `axes` numbers of b bits.
///
/// On disk: an npy file as ``CodeStorage`` says, and a ``CalibratedSidecar``.
public struct CalibratedCodeTable: Sendable {
  /// q, row after row, each in [0, 2^b).
  public let codes: StoredCodes

  /// What the files' sidecar says.
  public let sidecar: CalibratedSidecar

  /// The number of points.
  public var rows: Int { sidecar.rows }

  /// The number of axes.
  public var axes: Int { sidecar.axes }

  /// What the codes decode to.
  public var grid: CalibratedGrid { sidecar.grid }

  /// The table of these codes of one file of embeddings.
  ///
  /// - Precondition: There are codes for at least one row, each below 2^b, and the storage holds b bits.
  public init(
    codes: [UInt16], grid: CalibratedGrid, storage: CodeStorage = .unpacked, embeddings: Digest
  ) {
    let rows = codes.count / grid.axes
    precondition(
      rows > 0 && codes.count == rows * grid.axes
        && codes.allSatisfy { Int($0) >> grid.bits == 0 },
      "expected rows of \(grid.axes) codes of \(grid.bits) bits, found \(codes.count)")
    precondition(
      storage.holds(bits: grid.bits), "expected a storage of \(grid.bits) bits, found \(storage)")
    self.codes = storage.stored(codes, rows: rows, axes: grid.axes, bits: grid.bits)
    sidecar = CalibratedSidecar(
      rows: rows, grid: grid, storage: storage, rounding: .nearest, embeddings: embeddings,
      codes: Digest(of: self.codes.matrix.bytes))
  }

  /// The table in these files.
  ///
  /// - Throws: `ArtifactError` for malformed files, for codes that are not those of the sidecar (shape,
  ///   element type, digest), and for the first code outside its width or padding bit that is not 0.
  public init(codes file: ArtifactFile, sidecar: ArtifactFile) throws(ArtifactError) {
    let description = try CalibratedSidecar(sidecar)
    try description.codes.check(file, sidecar: sidecar.path)
    codes = try description.storage.codes(
      in: file, rows: description.rows, axes: description.axes, bits: description.grid.bits)
    self.sidecar = description
  }

  /// Codes that another program made of `embeddings`, on this grid.
  ///
  /// - Throws: `ArtifactError` where the file has not the embeddings' shape, another element type, or a
  ///   code outside its width.
  public init(
    foreign file: ArtifactFile, grid: CalibratedGrid, storage: CodeStorage,
    embeddings: EmbeddingTable
  ) throws(ArtifactError) {
    precondition(
      storage.holds(bits: grid.bits) && grid.axes == embeddings.axes,
      "expected a storage of \(grid.bits) bits and \(embeddings.axes) axes")
    codes = try storage.codes(
      in: file, rows: embeddings.rows, axes: grid.axes, bits: grid.bits, of: .embeddings)
    sidecar = CalibratedSidecar(
      rows: embeddings.rows, grid: grid, storage: storage, rounding: .foreign,
      embeddings: embeddings.digest, codes: file.digest)
  }

  /// The bytes of the file of codes and of the sidecar.
  ///
  /// Foreign codes are written as NumPy would; what was read of them may have had another header.
  public func encoded() -> (codes: [UInt8], sidecar: [UInt8]) {
    (
      sidecar.storage.encoded(codes, rows: rows, axes: axes, bits: grid.bits), sidecar.encoded()
    )
  }
}
