/// Reads the arrays of a shard, each by its name and digest.
struct ShardArrayReader {
  let files: [String: ArtifactFile]
  let digests: JSONFields
  let path: String

  /// The elements of `name`, of the last axis `width` where there are two.
  func elements(_ name: String, width: Int? = nil) throws(ArtifactError) -> NumPyArray.Elements {
    guard let file = files["\(name).npy"] else {
      throw ArtifactError(path: path, offset: 0, expected: "\(name).npy", found: "no such file")
    }
    let digest = try digests.digest("\(name).npy")
    guard digest == file.digest else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "\(digest), which shard.json names",
        found: "\(file.digest)")
    }
    let array = try NumPyArray(decoding: file.bytes, path: file.path)
    guard array.shape.count == (width == nil ? 1 : 2), width == nil || array.shape[1] == width,
      array.encoded() == file.bytes
    else {
      throw ArtifactError(
        path: file.path, offset: 0,
        expected: width.map { "an array (count, \($0)) as NumPy writes it" }
          ?? "an array (count,) as NumPy writes it",
        found: "\(array.shape)")
    }
    return array.elements
  }

  func mismatch(_ name: String, _ elements: NumPyArray.Elements) -> ArtifactError {
    ArtifactError(
      path: "\(path)/\(name).npy", offset: 0, expected: "the element type of \(name)",
      found: .phrase(elements.typeName))
  }

  func uint64(_ name: String, width: Int? = nil) throws(ArtifactError) -> [UInt64] {
    let elements = try elements(name, width: width)
    guard case .uint64(let numbers) = elements else { throw mismatch(name, elements) }
    return numbers
  }

  func uint32(_ name: String) throws(ArtifactError) -> [UInt32] {
    let elements = try elements(name)
    guard case .uint32(let numbers) = elements else { throw mismatch(name, elements) }
    return numbers
  }

  func uint8(_ name: String) throws(ArtifactError) -> [UInt8] {
    let elements = try elements(name)
    guard case .uint8(let numbers) = elements else { throw mismatch(name, elements) }
    return numbers
  }

  func int64(_ name: String) throws(ArtifactError) -> [Int64] {
    let elements = try elements(name)
    guard case .int64(let numbers) = elements else { throw mismatch(name, elements) }
    return numbers
  }

  /// Throws where a file has no digest, or a digest no file.
  func requireNoOthers() throws(ArtifactError) {
    try digests.requireOnly(files.keys.filter { $0 != CertificateShard.fileName })
    guard digests.members.count == files.count - 1 else {
      throw ArtifactError(
        path: path, offset: 0,
        expected: "no file but those that \(CertificateShard.fileName) names",
        found: "others")
    }
  }
}

extension CertificateShard.Arrays {
  static let names = [
    "residuals", "query_residuals", "lengths", "query_lengths", "counts", "rows", "distances",
    "labels", "exact", "labeled_counts", "labeled_rows", "labeled_distances", "labeled_labels",
  ]

  init(
    _ reader: ShardArrayReader, hasLengths: Bool, hasLabels: Bool, hasRadii: Bool, limbs: Int?
  ) throws(ArtifactError) {
    residuals = try reader.uint64("residuals")
    queryResiduals = try reader.uint64("query_residuals")
    if hasLengths {
      lengths = try reader.uint64("lengths")
      queryLengths = try reader.uint64("query_lengths")
    }
    counts = try reader.uint32("counts")
    rows = try reader.uint32("rows")
    distances = try reader.uint64("distances")
    if hasLabels { labels = try reader.int64("labels") }
    if let limbs { exact = try reader.uint64("exact", width: limbs) }
    if hasRadii {
      labeledCounts = try reader.uint8("labeled_counts")
      labeledRows = try reader.uint32("labeled_rows")
      labeledDistances = try reader.uint64("labeled_distances")
      labeledLabels = try reader.int64("labeled_labels")
    }
  }
}
