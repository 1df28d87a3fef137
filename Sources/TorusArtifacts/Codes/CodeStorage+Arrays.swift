extension CodeStorage {
  /// The npy file of these codes, each below 2^bits.
  func encoded(_ codes: some Sequence<UInt16>, rows: Int, axes: Int, bits: Int) -> [UInt8] {
    array(Array(codes), rows: rows, axes: axes, bits: bits).encoded()
  }

  /// These codes, each below 2^bits, as their file stores them.
  func stored(_ codes: [UInt16], rows: Int, axes: Int, bits: Int) -> StoredCodes {
    StoredCodes(
      NumPyMatrix(array(codes, rows: rows, axes: axes, bits: bits)), self, axes: axes, bits: bits)
  }

  private func array(_ codes: [UInt16], rows: Int, axes: Int, bits: Int) -> NumPyArray {
    let stored =
      bitOrder == .unpacked ? codes : packed(codes, rows: rows, axes: axes, bits: bits)
    let elements: NumPyArray.Elements =
      switch sign {
      case .signed: .int8(stored.map { Int8(truncatingIfNeeded: Int($0) - 128) })
      case .unsigned where bits <= 8: .uint8(stored.map { UInt8(truncatingIfNeeded: $0) })
      case .unsigned: .uint16(stored)
      }
    return NumPyArray(shape: [rows, self.elements(axes: axes, bits: bits)], elements: elements)
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
  /// `source` names what says how many there are.
  ///
  /// - Throws: `ArtifactError` for another shape or element type, for the first code that does not fit
  ///   its width, and for the first bit after a row's last code that is not 0, with its place.
  func codes(
    in file: ArtifactFile, rows: Int, axes: Int, bits: Int, below limit: Int? = nil,
    of source: ShapeSource = .sidecar
  ) throws(ArtifactError) -> StoredCodes {
    let matrix = try NumPyMatrix(file)
    // A sidecar may name any shape; the file was found to be as large as its own.
    guard matrix.rows == rows, matrix.columns == elements(axes: axes, bits: bits) else {
      throw ArtifactError(
        path: file.path, offset: 0,
        expected: "\(source.rawValue) (\(rows), \(elements(axes: axes, bits: bits)))",
        found: "\([matrix.rows, matrix.columns])")
    }
    guard matrix.type == elementType(bits: bits) else {
      throw ArtifactError(
        path: file.path, offset: 0,
        expected: "\(elementType(bits: bits)) for \(bits) bits", found: .phrase("\(matrix.type)"))
    }
    let codes = StoredCodes(matrix, self, axes: axes, bits: bits, below: limit)
    if bitOrder == .mostSignificantFirst, let bad = codes.firstRowWithPadding() {
      throw ArtifactError(
        path: file.path,
        offset: matrix.byteOffset(ofElement: (bad.row + 1) * matrix.columns - 1),
        expected: "zero bits after the \(axes) codes of row \(bad.row)", found: .byte(bad.byte))
    }
    if bitOrder == .unpacked, let bad = codes.firstElement(notBelow: limit ?? 1 << bits) {
      throw ArtifactError(
        path: file.path, offset: matrix.byteOffset(ofElement: bad.place),
        expected:
          "a code below \(limit.map { "\($0)" } ?? "2^\(bits)") at \(matrix.position(of: bad.place))",
        found: "\(bad.element)")
    }
    return codes
  }

  private func elementType(bits: Int) -> NumPyElementType {
    sign == .signed ? .int8 : bits <= 8 ? .uint8 : .uint16
  }
}

/// What says which shape codes have to have.
enum ShapeSource: String {
  /// The sidecar beside them.
  case sidecar = "the sidecar's shape"
  /// The embeddings that another program made them of, where no sidecar is yet.
  case embeddings = "codes of the embeddings, of shape"
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
