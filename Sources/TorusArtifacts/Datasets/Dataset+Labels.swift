extension Dataset {
  /// The labels in the file at `path`: one axis of integers in `[0, 255]` of any type, in IDX (plain or gzip)
  /// or `.npy`.
  ///
  /// - Throws: `ArtifactError` for a malformed file, another shape or element type, and for the first
  ///   integer that is out of range, with its row.
  public static func labels(contentsOf path: String) throws(ArtifactError) -> [UInt8] {
    let bytes = try FileBytes.read(path)
    if bytes.starts(with: NumPyHeader.magic) {
      let array = try NumPyArray(decoding: bytes, path: path)
      let start = bytes.count - array.elements.count * array.elements.type.width
      return try Labels.all(Labels(array.elements), array.shape, path: path, start: start)
    }
    let array = try IDXArray(decoding: bytes, path: path)
    let isCompressed = bytes.starts(with: Gzip.magic)
    // Of one axis: four bytes that name type and axes, and four of its length.
    return try Labels.all(
      Labels(array.elements), array.shape, path: isCompressed ? "\(path) (inflated)" : path,
      start: 8)
  }
}

/// Integers as labels.
private struct Labels {
  /// Those before the first that is out of range.
  private let labels: [UInt8]
  /// The first that is out of range.
  private let bad: String?
  private let width: Int

  private init<Element: FixedWidthInteger>(_ elements: [Element]) {
    labels = elements.prefix { UInt8(exactly: $0) != nil }.map { UInt8(truncatingIfNeeded: $0) }
    bad = labels.count < elements.count ? "\(elements[labels.count])" : nil
    width = Element.bitWidth / 8
  }

  /// `nil` where the elements are no integers.
  init?(_ elements: NumPyArray.Elements) {
    switch elements {
    case .int8(let values): self.init(values)
    case .uint8(let values): self.init(values)
    case .int16(let values): self.init(values)
    case .uint16(let values): self.init(values)
    case .int32(let values): self.init(values)
    case .uint32(let values): self.init(values)
    case .int64(let values): self.init(values)
    case .uint64(let values): self.init(values)
    case .bool, .float16, .float32, .float64: return nil
    }
  }

  /// `nil` where the elements are no integers.
  init?(_ elements: IDXArray.Elements) {
    switch elements {
    case .uint8(let values): self.init(values)
    case .int8(let values): self.init(values)
    case .int16(let values): self.init(values)
    case .int32(let values): self.init(values)
    case .float32, .float64: return nil
    }
  }

  /// All of them, where they are integers in range, of one axis, from the byte `start` on.
  static func all(
    _ labels: Labels?, _ shape: [Int], path: String, start: Int
  ) throws(ArtifactError) -> [UInt8] {
    guard let labels, shape.count == 1 else {
      throw ArtifactError(
        path: path, offset: 0, expected: "labels: integers of shape (count,)",
        found: "shape \(NumPyHeader.tuple(shape))\(labels == nil ? " of another type" : "")")
    }
    guard let bad = labels.bad else { return labels.labels }
    let row = labels.labels.count
    throw ArtifactError(
      path: path, offset: start + row * labels.width,
      expected: "a label in [0, 255] at row \(row)", found: "\(bad)")
  }
}
