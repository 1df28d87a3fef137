extension NumPyArray {
  /// The array whose file holds `bytes`; `path` names it in errors.
  ///
  /// Versions 1, 2 and 3; both byte orders; C and Fortran order, both given back in row-major
  /// order. `=`, `|` and a missing sign before a type mean little endian. Refused, with the byte
  /// that decided: other element types, headers over 65,535 bytes, more than 64 axes, sizes that
  /// leave `Int`, files that are cut, and bytes after the last element.
  ///
  /// - Complexity: O(*n*) in the number of bytes. Memory is taken only after the size in the header
  ///   was found to be the size of the file.
  public init(decoding bytes: [UInt8], path: String) throws(ArtifactError) {
    let (header, start) = try NumPyArray.header(of: bytes, path: path)
    let type = header.type
    let size = elementCount(ofShape: header.shape)?
      .multipliedReportingOverflow(by: type.width)
    guard let size, !size.overflow else {
      throw ArtifactError(
        path: path, offset: start, expected: .atMost(.max, of: "a size in bytes"),
        found: "shape \(NumPyHeader.tuple(header.shape)) of \(type)")
    }
    let available = bytes.count - start
    guard size.partialValue <= available else {
      throw ArtifactError(
        path: path, offset: start, expected: .bytes(size.partialValue), found: .bytes(available))
    }
    guard size.partialValue == available else {
      throw ArtifactError(
        path: path, offset: start + size.partialValue, expected: .endOfFile,
        found: .bytes(available - size.partialValue))
    }
    if type == .bool, let wrong = bytes[start...].firstIndex(where: { $0 > 1 }) {
      throw ArtifactError(
        path: path, offset: wrong, expected: "a Boolean, 0 or 1", found: .byte(bytes[wrong]))
    }
    self.init(shape: header.shape, elements: Elements(header, bytes[start...]))
  }

  /// The header, and the offset of the first element.
  private static func header(
    of bytes: [UInt8], path: String
  ) throws(ArtifactError) -> (NumPyHeader, Int) {
    func require(_ count: Int, at offset: Int) throws(ArtifactError) {
      guard bytes.count - offset >= count else {
        throw ArtifactError(
          path: path, offset: offset, expected: .bytes(count), found: .bytes(bytes.count - offset))
      }
    }

    for (offset, wanted) in NumPyHeader.magic.enumerated() {
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
    guard length <= NumPyHeader.maximumLength else {
      throw ArtifactError(
        path: path, offset: 8,
        expected: .atMost(NumPyHeader.maximumLength, of: "a header length"),
        found: .integer(UInt64(length)))
    }
    let start = 8 + width + length
    try require(length, at: 8 + width)
    var parser = NumPyHeaderParser(
      bytes[8 + width..<start], path: path, acceptsLongSuffix: major < 3)
    return (try parser.parse(), start)
  }
}

extension NumPyArray.Elements {
  /// The elements that `bytes` spell under `header`, in row-major order.
  fileprivate init(_ header: NumPyHeader, _ bytes: ArraySlice<UInt8>) {
    func values<Element: BitwiseCopyable>(_ type: Element.Type) -> [Element] {
      let stored = ElementBytes.decode(bytes, as: type, order: header.order)
      switch header.layout {
      case .rowMajor: return stored
      case .columnMajor: return rowMajor(stored, shape: header.shape)
      }
    }
    switch header.type {
    case .bool: self = .bool(values(UInt8.self).map { $0 == 1 })
    case .int8: self = .int8(values(Int8.self))
    case .uint8: self = .uint8(values(UInt8.self))
    case .int16: self = .int16(values(Int16.self))
    case .uint16: self = .uint16(values(UInt16.self))
    case .int32: self = .int32(values(Int32.self))
    case .uint32: self = .uint32(values(UInt32.self))
    case .int64: self = .int64(values(Int64.self))
    case .uint64: self = .uint64(values(UInt64.self))
    case .float16: self = .float16(values(Float16.self))
    case .float32: self = .float32(values(Float.self))
    case .float64: self = .float64(values(Double.self))
    }
  }
}

/// The elements of a column-major array in row-major order.
///
/// `rowMajor([1, 4, 2, 5, 3, 6], shape: [2, 3]) == [1, 2, 3, 4, 5, 6]`. Where the index
/// (i_0, …, i_{r−1}) has its element at Σ i_a · s_a with s_0 = 1 and s_a = s_{a−1} · shape[a−1],
/// the last index is counted up first.
///
/// - Complexity: O(*n*) in the number of elements.
private func rowMajor<Element>(_ stored: [Element], shape: [Int]) -> [Element] {
  guard shape.count > 1, !stored.isEmpty else { return stored }
  var strides = [1]
  for length in shape.dropLast() { strides.append(strides[strides.count - 1] * length) }

  var index = [Int](repeating: 0, count: shape.count)
  var source = 0
  var ordered: [Element] = []
  ordered.reserveCapacity(stored.count)
  while true {
    ordered.append(stored[source])
    var axis = shape.count - 1
    while axis >= 0, index[axis] == shape[axis] - 1 {
      source -= index[axis] * strides[axis]
      index[axis] = 0
      axis -= 1
    }
    guard axis >= 0 else { return ordered }
    index[axis] += 1
    source += strides[axis]
  }
}
