extension IDXArray {
  /// The array of the file that holds `bytes`, plain or compressed by gzip; `path` names it in errors.
  ///
  /// The first two bytes tell which: 0 0, or gzip's 0x1F 0x8B. Offsets in the errors of a compressed
  /// file count in the inflated content once it is sound, and `path` then ends in ` (inflated)`. Refused,
  /// with the byte that decided: other types, files that are cut, bytes after the last element, sizes
  /// that leave `Int`, and content over `inflatedLimit` bytes.
  ///
  /// - Complexity: O(*n*) in the number of (inflated) bytes.
  public init(
    decoding bytes: [UInt8], path: String, inflatedLimit: Int = defaultInflatedLimit
  ) throws(ArtifactError) {
    if bytes.starts(with: Gzip.magic) {
      let content = try Gzip.inflate(bytes, path: path, limit: inflatedLimit)
      try self.init(plain: content, path: "\(path) (inflated)")
    } else {
      try self.init(plain: bytes, path: path)
    }
  }

  private init(plain bytes: [UInt8], path: String) throws(ArtifactError) {
    func require(_ count: Int, at offset: Int) throws(ArtifactError) {
      guard bytes.count - offset >= count else {
        throw ArtifactError(
          path: path, offset: offset, expected: .bytes(count), found: .bytes(bytes.count - offset))
      }
    }

    for offset in 0..<min(2, bytes.count) where bytes[offset] != 0 {
      throw ArtifactError(
        path: path, offset: offset, expected: "an IDX file, which begins with two zero bytes",
        found: .byte(bytes[offset]))
    }
    try require(4, at: 0)
    guard let width = Elements.width(ofTypeCode: bytes[2]) else {
      throw ArtifactError(
        path: path, offset: 2, expected: "an IDX type among 0x08, 0x09, 0x0B, 0x0C, 0x0D, 0x0E",
        found: .byte(bytes[2]))
    }
    let start = 4 + 4 * Int(bytes[3])
    try require(start - 4, at: 4)
    let shape = ElementBytes.decode(bytes[4..<start], as: UInt32.self, order: .bigEndian)
      .map { Int($0) }
    let size = elementCount(ofShape: shape)?.multipliedReportingOverflow(by: width)
    guard let size, !size.overflow else {
      throw ArtifactError(
        path: path, offset: 4, expected: .atMost(.max, of: "a size in bytes"),
        found: .phrase("shape \(shape)"))
    }
    try require(size.partialValue, at: start)
    let end = start + size.partialValue
    guard end == bytes.count else {
      throw ArtifactError(
        path: path, offset: end, expected: .endOfFile, found: .bytes(bytes.count - end))
    }
    self.init(shape: shape, elements: Elements(typeCode: bytes[2], bytes[start...]))
  }

  /// The bytes of the plain file.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func encoded() -> [UInt8] {
    [0, 0, elements.typeCode, UInt8(shape.count)]
      + ElementBytes.encode(shape.map { UInt32($0) }, order: .bigEndian) + elements.bigEndianBytes
  }
}

extension IDXArray.Elements {
  /// The elements that `bytes` spell; `typeCode` is one that `width(ofTypeCode:)` knows.
  fileprivate init(typeCode: UInt8, _ bytes: ArraySlice<UInt8>) {
    func values<Element: BitwiseCopyable>(_ type: Element.Type) -> [Element] {
      ElementBytes.decode(bytes, as: type, order: .bigEndian)
    }
    switch typeCode {
    case 0x09: self = .int8(values(Int8.self))
    case 0x0B: self = .int16(values(Int16.self))
    case 0x0C: self = .int32(values(Int32.self))
    case 0x0D: self = .float32(values(Float.self))
    case 0x0E: self = .float64(values(Double.self))
    default: self = .uint8(values(UInt8.self))
    }
  }
}
