extension CodeStorage {
  /// The npy file of these codes, each below 2^bits.
  func encoded(_ codes: [UInt16], rows: Int, axes: Int, bits: Int) -> [UInt8] {
    let stored =
      bitOrder == .unpacked ? codes : packed(codes, rows: rows, axes: axes, bits: bits)
    let elements: NumPyArray.Elements =
      switch sign {
      case .signed: .int8(stored.map { Int8(truncatingIfNeeded: Int($0) - 128) })
      case .unsigned where bits <= 8: .uint8(stored.map { UInt8(truncatingIfNeeded: $0) })
      case .unsigned: .uint16(stored)
      }
    return NumPyArray(
      shape: [rows, self.elements(axes: axes, bits: bits)], elements: elements
    ).encoded()
  }

  /// The bytes of packed codes.
  private func packed(_ codes: [UInt16], rows: Int, axes: Int, bits: Int) -> [UInt16] {
    let each = 8 / bits
    let width = elements(axes: axes, bits: bits)
    var bytes = [UInt16](repeating: 0, count: rows * width)
    for row in 0..<rows {
      for axis in 0..<axes {
        let shift = 8 - bits * (axis % each + 1)
        bytes[row * width + axis / each] |= codes[row * axes + axis] << UInt16(shift)
      }
    }
    return bytes
  }

  /// The codes in `file`, rows·axes of them, below `limit` where it is given and they are not packed.
  ///
  /// - Throws: `ArtifactError` for another shape or element type, for the first code that does not fit
  ///   its width, and for the first bit after a row's last code that is not 0, with its place.
  func codes(
    in file: ArtifactFile, rows: Int, axes: Int, bits: Int, below limit: Int? = nil
  ) throws(ArtifactError) -> [UInt16] {
    let array = try NumPyArray(decoding: file.bytes, path: file.path)
    let shape = try MatrixShape(of: array, path: file.path)
    // A sidecar may name any shape; nothing is taken before the file was found to be as large.
    guard shape.rows == rows, shape.axes == elements(axes: axes, bits: bits) else {
      throw ArtifactError(
        path: file.path, offset: 0,
        expected: "the sidecar's shape (\(rows), \(elements(axes: axes, bits: bits)))",
        found: "\(array.shape)")
    }
    let stored: [UInt16]
    switch (array.elements, sign) {
    case (.uint8(let elements), .unsigned) where bits <= 8: stored = elements.map { UInt16($0) }
    case (.uint16(let elements), .unsigned) where bits > 8: stored = elements
    case (.int8(let elements), .signed): stored = elements.map { UInt16(Int($0) + 128) }
    default:
      throw ArtifactError(
        path: file.path, offset: 0, expected: "\(elementName(bits: bits)) for \(bits) bits",
        found: .phrase(array.elements.typeName))
    }
    guard bitOrder == .unpacked else {
      return try unpacked(stored, array, file, rows: rows, axes: axes, bits: bits)
    }
    if let bad = stored.firstIndex(where: { Int($0) >= limit ?? 1 << bits }) {
      throw ArtifactError(
        path: file.path, offset: array.byteOffset(ofElement: bad, in: file),
        expected:
          "a code below \(limit.map { "\($0)" } ?? "2^\(bits)") at \(shape.position(of: bad))",
        found: "\(stored[bad])")
    }
    return stored
  }

  private func unpacked(
    _ bytes: [UInt16], _ array: NumPyArray, _ file: ArtifactFile, rows: Int, axes: Int, bits: Int
  ) throws(ArtifactError) -> [UInt16] {
    let each = 8 / bits
    let width = elements(axes: axes, bits: bits)
    let padding = UInt16(1) << UInt16(8 * width - bits * axes) - 1
    let mask = UInt16(1) << UInt16(bits) - 1
    var codes: [UInt16] = []
    codes.reserveCapacity(rows * axes)
    for row in 0..<rows {
      let last = row * width + width - 1
      guard bytes[last] & padding == 0 else {
        throw ArtifactError(
          path: file.path, offset: array.byteOffset(ofElement: last, in: file),
          expected: "zero bits after the \(axes) codes of row \(row)",
          found: .byte(UInt8(truncatingIfNeeded: bytes[last])))
      }
      for axis in 0..<axes {
        let shift = 8 - bits * (axis % each + 1)
        codes.append(bytes[row * width + axis / each] >> UInt16(shift) & mask)
      }
    }
    return codes
  }

  private func elementName(bits: Int) -> String {
    sign == .signed ? "int8" : bits <= 8 ? "uint8" : "uint16"
  }
}

extension Digest {
  /// Throws where this is not the digest of `file`; `sidecar` names it.
  func check(_ file: ArtifactFile, sidecar: String) throws(ArtifactError) {
    guard self == file.digest else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "\(self), which \(sidecar) names",
        found: .phrase("\(file.digest)"))
    }
  }
}
