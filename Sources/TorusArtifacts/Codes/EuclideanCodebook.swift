/// K points of ordinary space for each of M subspaces: the codewords of another program's product
/// quantizer, whose numbers are exactly the file's.
///
/// FAISS' are `faiss.vector_to_array(index.pq.centroids).reshape(M, K, d // M)`, in float32.
public struct EuclideanCodebook: Hashable, Sendable {
  /// M, at least 1.
  public let subspaces: Int

  /// K, in [1, 256].
  public let codewords: Int

  /// The axes of one subspace, at least 1.
  public let width: Int

  /// Codeword k of subspace m from (m·K + k)·width on; finite.
  public let values: [Double]

  /// SHA-256 of the file.
  public let digest: Digest

  /// The number of axes of an embedding, at most 2^16.
  public var axes: Int { subspaces * width }

  /// The codebook in an npy file of shape (M, K, width): float16, float32 or float64.
  ///
  /// - Throws: `ArtifactError` for another shape or element type, and for the first number that is not
  ///   finite, with its place.
  public init(_ file: ArtifactFile) throws(ArtifactError) {
    let array = try NumPyArray(decoding: file.bytes, path: file.path)
    let shape = try CodebookShape(of: array, path: file.path)
    guard let values = array.elements.reals else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "float16, float32 or float64 codewords",
        found: .phrase(array.elements.typeName))
    }
    if let bad = values.firstIndex(where: { !$0.isFinite }) {
      throw ArtifactError(
        path: file.path, offset: array.byteOffset(ofElement: bad, in: file),
        expected: "a finite number in \(shape.position(of: bad))", found: "\(values[bad])")
    }
    (subspaces, codewords, width) = (shape.subspaces, shape.codewords, shape.width)
    self.values = values
    digest = file.digest
  }
}
