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
    let (header, start) = try NumPyHeader.decode(bytes, path: path)
    let type = header.type
    try header.checkSize(start: start, end: bytes.count, path: path)
    if type == .bool, let wrong = bytes[start...].firstIndex(where: { $0 > 1 }) {
      throw ArtifactError(
        path: path, offset: wrong, expected: "a Boolean, 0 or 1", found: .byte(bytes[wrong]))
    }
    self.init(shape: header.shape, elements: Elements(header, bytes[start...]))
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
