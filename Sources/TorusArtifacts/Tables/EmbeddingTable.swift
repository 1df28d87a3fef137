/// Real points of a torus, as a file gives them: `rows` × `axes` finite numbers.
///
/// Every number is exactly the file's: float16 and float32 are values of `Double`. Which circle a
/// coordinate stands on is not said here; see ``Period``.
public struct EmbeddingTable: Sendable {
  /// The number of points, at least 1.
  public let rows: Int

  /// The number of circles, at least 1.
  public let axes: Int

  /// The coordinates, row after row; all finite.
  public let values: [Double]

  /// SHA-256 of the file's bytes.
  public let digest: Digest

  /// The table in an npy file: two-dimensional, float16, float32 or float64.
  ///
  /// - Throws: `ArtifactError` for a malformed file, another shape or element type, no rows or axes,
  ///   and for the first NaN or infinity, with its row, column and byte offset.
  /// - Complexity: O(file size) time and memory.
  public init(_ file: ArtifactFile) throws(ArtifactError) {
    let path = file.path
    let array = try NumPyArray(decoding: file.bytes, path: path)
    let shape = try MatrixShape(of: array, path: path)
    guard let values = array.elements.reals else {
      throw ArtifactError(
        path: path, offset: 0, expected: "float16, float32 or float64 embeddings",
        found: .phrase(array.elements.typeName))
    }
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw ArtifactError(
        path: path, offset: array.byteOffset(ofElement: bad, in: file),
        expected: "a finite number at \(shape.position(of: bad))", found: "\(values[bad])")
    }
    self.values = values
    rows = shape.rows
    axes = shape.axes
    digest = file.digest
  }
}
