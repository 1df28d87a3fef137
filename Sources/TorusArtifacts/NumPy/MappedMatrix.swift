/// A matrix of 8-bit or 16-bit codes that stays in its file, which may be larger than memory.
///
/// The file is npy in C order, two-dimensional, of uint8, int8, or little-endian uint16 or int16; an
/// integer of either sign stands for the code of the same residue. It must not change while it is
/// mapped: the system ends a process that reads what was cut off a mapped file.
public struct MappedMatrix: Sendable {
  /// The number of rows, at least 1.
  public let rows: Int

  /// The number of columns, at least 1.
  public let columns: Int

  /// The bytes of one element, 1 or 2.
  public let elementWidth: Int

  private let mapping: FileMapping
  private let start: Int

  /// The matrix in the file at `path`.
  ///
  /// - Throws: `ArtifactError` where the file cannot be mapped, is malformed, or holds another kind of
  ///   array.
  /// - Complexity: O(1); rows are read when they are first touched.
  public init(contentsOf path: String) throws(ArtifactError) {
    guard let mapping = try FileMapping(path) else {
      throw ArtifactError(
        path: path, offset: 0, expected: "a regular file, to be mapped", found: "another")
    }
    self.mapping = mapping
    // Longer than any header that is accepted.
    let first = mapping.bytes.prefix(NumPyHeader.maximumLength + 12)
    let (header, start) = try NumPyHeader.decode(Array(first), path: path)
    try header.checkSize(start: start, end: mapping.bytes.count, path: path)
    guard [.int8, .uint8, .int16, .uint16].contains(header.type) else {
      throw ArtifactError(
        path: path, offset: 0, expected: "elements of type i1, u1, i2 or u2",
        found: "\(header.type.rawValue)")
    }
    guard header.layout == .rowMajor, header.type.width == 1 || header.order == .littleEndian else {
      throw ArtifactError(
        path: path, offset: 0, expected: "C order and little-endian elements, to be mapped",
        found: header.layout == .rowMajor ? "big-endian elements" : "Fortran order")
    }
    guard header.shape.count == 2, header.shape[0] >= 1, header.shape[1] >= 1 else {
      throw ArtifactError(
        path: path, offset: 0, expected: "a shape (rows, axes), both at least 1",
        found: "\(header.shape)")
    }
    rows = header.shape[0]
    columns = header.shape[1]
    elementWidth = header.type.width
    self.start = start
  }

  /// Calls `body` with the bytes of all elements, row after row.
  public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withExtendedLifetime(mapping) {
      body(UnsafeRawBufferPointer(rebasing: mapping.bytes[start...]))
    }
  }
}
