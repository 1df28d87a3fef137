/// Real points of a torus, as a file gives them: `rows` × `axes` finite numbers.
///
/// Every number is exactly the file's: float16 and float32 are values of `Double`. They stay in the file, where
/// it is mapped. Which circle a coordinate stands on is not said here; see ``Period``.
public struct EmbeddingTable: Sendable {
  /// The number of points, at least 1.
  public let rows: Int

  /// The number of circles, at least 1.
  public let axes: Int

  /// The coordinates, row after row; all finite.
  public let values: StoredReals

  /// SHA-256 of the file's bytes.
  public let digest: Digest

  /// The table in an npy file: two-dimensional, float16, float32 or float64.
  ///
  /// - Throws: `ArtifactError` for a malformed file, another shape or element type, no rows or axes,
  ///   and for the first NaN or infinity, with its row, column and byte offset.
  /// - Complexity: O(file size) time.
  public init(_ file: ArtifactFile) throws(ArtifactError) {
    let matrix = try NumPyMatrix(file)
    guard let values = StoredReals(matrix) else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "float16, float32 or float64 embeddings",
        found: .phrase("\(matrix.type)"))
    }
    if let bad = values.firstNotFinite {
      throw ArtifactError(
        path: file.path, offset: matrix.byteOffset(ofElement: bad),
        expected: "a finite number at \(matrix.position(of: bad))", found: "\(values[bad])")
    }
    self.values = values
    (rows, axes, digest) = (matrix.rows, matrix.columns, file.digest)
  }

  /// The coordinates of one row.
  ///
  /// - Complexity: O(axes).
  public func row(_ index: Int) -> [Double] { values.decoded(index * axes..<(index + 1) * axes) }
}
