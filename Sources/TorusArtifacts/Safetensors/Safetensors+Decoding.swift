extension Safetensors {
  /// The tensors of the file that holds `bytes`; `path` names it in errors.
  ///
  /// Eight bytes count the header, the header is a JSON object, and the data of the tensors fill the
  /// rest without holes or overlaps. Refused, with the byte that decided: headers over
  /// `maximumHeaderLength`, names twice, unknown types, sizes that leave `Int` or are not the product
  /// of the shape, and bytes that belong to no tensor.
  ///
  /// - Complexity: O(*n* + *t* log *t*) for *n* bytes and *t* tensors. Memory is taken only after the
  ///   length of the header was found to be inside the file.
  public init(decoding bytes: [UInt8], path: String) throws(ArtifactError) {
    let start = try Safetensors.dataStart(in: bytes, path: path)
    let limits = JSONLimits(depth: 3, bytes: Safetensors.maximumHeaderLength)
    let header = try JSONFields(
      JSONValue(decoding: Array(bytes[8..<start]), path: path, limits: limits, base: 8),
      path: path, trail: "", offset: 8)

    var records: [Record] = []
    var metadata: [Metadatum] = []
    for member in header.members {
      if member.name == Safetensors.metadataKey {
        metadata = try Safetensors.metadata(header.object(of: member))
      } else {
        records.append(try Record(header.object(of: member), name: member.name))
      }
    }
    records.sort { ($0.begin, $0.end) < ($1.begin, $1.end) }

    var cursor = 0
    var entries: [Entry] = []
    for record in records {
      entries.append(try record.entry(at: cursor, in: bytes[start...], path: path))
      cursor = record.end
    }
    guard start + cursor == bytes.count else {
      throw ArtifactError(
        path: path, offset: start + cursor, expected: .endOfFile,
        found: .bytes(bytes.count - start - cursor))
    }
    self.init(entries, metadata: metadata)
  }

  /// The offset of the first byte after the header.
  private static func dataStart(in bytes: [UInt8], path: String) throws(ArtifactError) -> Int {
    guard bytes.count >= 8 else {
      throw ArtifactError(path: path, offset: 0, expected: .bytes(8), found: .bytes(bytes.count))
    }
    // Compared as an unsigned number before anything is added: near 2^64 a sum would wrap.
    let length = bytes[..<8].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(maximumHeaderLength) else {
      throw ArtifactError(
        path: path, offset: 0,
        expected: .atMost(maximumHeaderLength, of: "a header length, the limit of safetensors,"),
        found: .integer(length))
    }
    guard length <= UInt64(bytes.count - 8) else {
      throw ArtifactError(
        path: path, offset: 8, expected: .bytes(Int(length)), found: .bytes(bytes.count - 8))
    }
    guard length > 0, bytes[8] == UInt8(ascii: "{") else {
      throw ArtifactError(
        path: path, offset: 8, expected: "'{' to begin the header",
        found: length > 0 ? .byte(bytes[8]) : "an empty header")
    }
    return 8 + Int(length)
  }

  private static func metadata(_ fields: JSONFields) throws(ArtifactError) -> [Metadatum] {
    var metadata: [Metadatum] = []
    for member in fields.members {
      metadata.append(Metadatum(key: member.name, value: try fields.string(of: member)))
    }
    return metadata
  }

  /// What the header says of one tensor, checked by itself.
  private struct Record {
    let name: String
    let type: ElementType
    let shape: [Int]
    let begin: Int
    let end: Int
    /// Where the header says so.
    let offset: Int

    init(_ fields: JSONFields, name: String) throws(ArtifactError) {
      func error(_ expected: Expectation, _ found: Finding) -> ArtifactError {
        ArtifactError(path: fields.path, offset: fields.offset, expected: expected, found: found)
      }
      try fields.requireOnly(["dtype", "shape", "data_offsets"])
      let typeName = try fields.string("dtype")
      guard let type = ElementType(rawValue: typeName) else {
        let known = ElementType.allCases.map(\.rawValue).joined(separator: ", ")
        throw error("a dtype among \(known)", .phrase(typeName))
      }
      let shape = try fields.integers("shape", in: 0...Int.max)
      let range = try fields.integers("data_offsets", in: 0...Int.max)
      guard range.count == 2, range[0] <= range[1] else {
        throw error("two data_offsets in order", "\(range)")
      }
      guard let size = byteCount(type, shape) else {
        throw error(.atMost(.max, of: "a size in bytes"), "shape \(shape) of \(typeName)")
      }
      guard size == range[1] - range[0] else {
        throw error(
          "\(size) bytes for shape \(shape) of \(typeName)", .bytes(range[1] - range[0]))
      }
      (self.name, self.type, self.shape) = (name, type, shape)
      (begin, end) = (range[0], range[1])
      offset = fields.offset
    }

    /// The tensor, whose data must begin at `cursor`, where the one before it ends.
    func entry(
      at cursor: Int, in data: ArraySlice<UInt8>, path: String
    ) throws(ArtifactError) -> Entry {
      guard begin == cursor else {
        throw ArtifactError(
          path: path, offset: offset,
          expected:
            "data of '\(Finding.excerpt(name))' to begin at \(cursor), without \(begin < cursor ? "overlap" : "hole")",
          found: .integer(UInt64(begin)))
      }
      guard end <= data.count else {
        throw ArtifactError(
          path: path, offset: data.startIndex, expected: .bytes(end), found: .bytes(data.count))
      }
      let bytes = data[data.startIndex + begin..<data.startIndex + end]
      return Entry(name: name, tensor: Tensor(type: type, shape: shape, bytes: Array(bytes)))
    }
  }
}
