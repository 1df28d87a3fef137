extension NumPyHeader {
  /// The header that `bytes`, the first of a file or all of them, begin with, and the offset of the
  /// first element.
  static func decode(
    _ bytes: [UInt8], path: String
  ) throws(ArtifactError) -> (header: NumPyHeader, start: Int) {
    func require(_ count: Int, at offset: Int) throws(ArtifactError) {
      guard bytes.count - offset >= count else {
        throw ArtifactError(
          path: path, offset: offset, expected: .bytes(count), found: .bytes(bytes.count - offset))
      }
    }

    for (offset, wanted) in magic.enumerated() {
      guard offset < bytes.count, bytes[offset] == wanted else {
        throw ArtifactError(
          path: path, offset: offset, expected: "the magic bytes 0x93 'NUMPY'",
          found: offset < bytes.count ? .byte(bytes[offset]) : .endOfFile)
      }
    }
    try require(2, at: 6)
    let (major, minor) = (bytes[6], bytes[7])
    guard (1...3).contains(major) else {
      throw ArtifactError(
        path: path, offset: 6, expected: "NumPy format version 1, 2 or 3",
        found: .integer(UInt64(major)))
    }
    guard minor == 0 else {
      throw ArtifactError(
        path: path, offset: 7, expected: "NumPy format minor version 0",
        found: .integer(UInt64(minor)))
    }
    // Version 1 counts the header in two bytes, the later ones in four.
    let width = major == 1 ? 2 : 4
    try require(width, at: 8)
    let length = bytes[8..<8 + width].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= maximumLength else {
      throw ArtifactError(
        path: path, offset: 8,
        expected: .atMost(maximumLength, of: "a header length"),
        found: .integer(UInt64(length)))
    }
    let start = 8 + width + length
    try require(length, at: 8 + width)
    var parser = NumPyHeaderParser(
      bytes[8 + width..<start], path: path, acceptsLongSuffix: major < 3)
    return (try parser.parse(), start)
  }

  /// Refuses a file whose elements, from `start` on, do not end exactly at `end`.
  func checkSize(start: Int, end: Int, path: String) throws(ArtifactError) {
    let size = elementCount(ofShape: shape)?.multipliedReportingOverflow(by: type.width)
    guard let size, !size.overflow else {
      throw ArtifactError(
        path: path, offset: start, expected: .atMost(.max, of: "a size in bytes"),
        found: "shape \(NumPyHeader.tuple(shape)) of \(type)")
    }
    let available = end - start
    guard size.partialValue <= available else {
      throw ArtifactError(
        path: path, offset: start, expected: .bytes(size.partialValue), found: .bytes(available))
    }
    guard size.partialValue == available else {
      throw ArtifactError(
        path: path, offset: start + size.partialValue, expected: .endOfFile,
        found: .bytes(available - size.partialValue))
    }
  }
}
