/// One integer for each row of a table: two rows are alike exactly where their labels are equal.
public struct LabelTable: Sendable {
  /// The labels. Unsigned 64-bit labels above 2^63 appear as their two's complement: equality is kept.
  public let labels: [Int64]

  /// SHA-256 of the file.
  public let digest: Digest

  /// The labels in an npy file: one-dimensional, of any integer type.
  ///
  /// - Throws: `ArtifactError` for a malformed file, another shape or element type, or a count of
  ///   labels other than `rows`.
  public init(_ file: ArtifactFile, rows: Int) throws(ArtifactError) {
    let array = try NumPyArray(decoding: file.bytes, path: file.path)
    guard array.shape == [rows] else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "the shape (\(rows),), one label for each row",
        found: "\(array.shape)")
    }
    digest = file.digest
    switch array.elements {
    case .int8(let elements): labels = elements.map { Int64($0) }
    case .int16(let elements): labels = elements.map { Int64($0) }
    case .int32(let elements): labels = elements.map { Int64($0) }
    case .int64(let elements): labels = elements
    case .uint8(let elements): labels = elements.map { Int64($0) }
    case .uint16(let elements): labels = elements.map { Int64($0) }
    case .uint32(let elements): labels = elements.map { Int64($0) }
    case .uint64(let elements): labels = elements.map { Int64(bitPattern: $0) }
    default:
      throw ArtifactError(
        path: file.path, offset: 0, expected: "integer labels",
        found: .phrase(array.elements.typeName))
    }
  }
}
