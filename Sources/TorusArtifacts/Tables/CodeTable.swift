/// Integer points of a torus: `rows` × `axes` codes of b bits, perhaps with b′ bits of refinement.
///
/// On disk: codes as npy of shape (rows, axes), uint8 for b ≤ 8 and uint16 above, one code an element;
/// the refinement likewise by b′; and a ``CodeSidecar``.
public struct CodeTable: Sendable {
  /// q, row after row, each in [0, 2^b).
  public let codes: [UInt16]

  /// r, row after row, each in [0, 2^b′); `nil` where the table is read without a refinement.
  public let refinement: [UInt16]?

  /// What the files' sidecar says.
  public let sidecar: CodeSidecar

  /// SHA-256 of the sidecar's own bytes.
  public let sidecarDigest: Digest

  /// The number of points.
  public var rows: Int { sidecar.rows }

  /// The number of circles.
  public var axes: Int { sidecar.axes }

  /// The layout of the codes at hand: the sidecar's, less a refinement that was not read.
  public var layout: GridLayout {
    refinement != nil ? sidecar.layout : sidecar.layout.withoutRefinement
  }

  /// The table of these codes of one file of embeddings.
  ///
  /// - Precondition: `codes` and `refinement` hold rows·axes numbers within their widths, and
  ///   `refinement` is `nil` exactly where `layout` has none.
  public init(
    rows: Int, axes: Int, codes: [UInt16], refinement: [UInt16]?, layout: GridLayout,
    embeddings: Digest
  ) {
    let (count, overflow) = rows.multipliedReportingOverflow(by: axes)
    precondition(
      !overflow && codes.count == count && codes.allSatisfy { Int($0) >> layout.bits == 0 },
      "expected \(rows)·\(axes) codes of \(layout.bits) bits, found \(codes.count)")
    precondition(
      refinement?.count == layout.refinementBits.map { _ in count },
      "expected a refinement exactly where the layout has one")
    self.codes = codes
    self.refinement = refinement
    self.sidecar = CodeSidecar(
      rows: rows, axes: axes, layout: layout, embeddings: embeddings,
      codes: Digest(of: Self.encoded(codes, rows: rows, axes: axes, bits: layout.bits)),
      refinement: refinement.flatMap { refinement in
        layout.refinementBits.map { bits in
          Digest(of: Self.encoded(refinement, rows: rows, axes: axes, bits: bits))
        }
      })
    self.sidecarDigest = Digest(of: sidecar.encoded())
  }

  /// The table in these files.
  ///
  /// - Throws: `ArtifactError` for malformed files, for files that are not the ones of the sidecar
  ///   (shape, element type, digest), and for the first code outside its width, with its row, column
  ///   and byte offset.
  public init(
    codes: ArtifactFile, sidecar: ArtifactFile, refinement: ArtifactFile?
  ) throws(ArtifactError) {
    let description = try CodeSidecar(sidecar)
    try Self.check(description.codes, of: codes, sidecar: sidecar.path)
    self.codes = try Self.decoded(codes, bits: description.layout.bits, description)
    if let refinement {
      guard let bits = description.layout.refinementBits, let digest = description.refinement else {
        throw ArtifactError(
          path: refinement.path, offset: 0, expected: "no refinement: \(sidecar.path) names none",
          found: "a refinement")
      }
      try Self.check(digest, of: refinement, sidecar: sidecar.path)
      self.refinement = try Self.decoded(refinement, bits: bits, description)
    } else {
      self.refinement = nil
    }
    self.sidecar = description
    self.sidecarDigest = sidecar.digest
  }

  /// The bytes of the file of codes, of the refinement's if there is one, and of the sidecar.
  public func encoded() -> (codes: [UInt8], refinement: [UInt8]?, sidecar: [UInt8]) {
    (
      Self.encoded(codes, rows: rows, axes: axes, bits: layout.bits),
      refinement.flatMap { refinement in
        layout.refinementBits.map { bits in
          Self.encoded(refinement, rows: rows, axes: axes, bits: bits)
        }
      },
      sidecar.encoded()
    )
  }

  private static func encoded(_ codes: [UInt16], rows: Int, axes: Int, bits: Int) -> [UInt8] {
    let elements: NumPyArray.Elements =
      bits <= 8 ? .uint8(codes.map { UInt8($0) }) : .uint16(codes)
    return NumPyArray(shape: [rows, axes], elements: elements).encoded()
  }

  private static func check(
    _ digest: Digest, of file: ArtifactFile, sidecar: String
  ) throws(ArtifactError) {
    guard digest == file.digest else {
      throw ArtifactError(
        path: file.path, offset: 0,
        expected: "\(digest), which \(sidecar) names",
        found: .phrase("\(file.digest)"))
    }
  }

  private static func decoded(
    _ file: ArtifactFile, bits: Int, _ sidecar: CodeSidecar
  ) throws(ArtifactError) -> [UInt16] {
    let array = try NumPyArray(decoding: file.bytes, path: file.path)
    let shape = try MatrixShape(of: array, path: file.path)
    guard shape.rows == sidecar.rows, shape.axes == sidecar.axes else {
      throw ArtifactError(
        path: file.path, offset: 0,
        expected: "the sidecar's shape (\(sidecar.rows), \(sidecar.axes))",
        found: "\(array.shape)")
    }
    let codes: [UInt16]
    switch array.elements {
    case .uint8(let elements) where bits <= 8: codes = elements.map { UInt16($0) }
    case .uint16(let elements) where bits > 8: codes = elements
    default:
      throw ArtifactError(
        path: file.path, offset: 0, expected: "\(bits <= 8 ? "uint8" : "uint16") for \(bits) bits",
        found: .phrase(array.elements.typeName))
    }
    if let bad = codes.firstIndex(where: { Int($0) >> bits != 0 }) {
      throw ArtifactError(
        path: file.path, offset: array.byteOffset(ofElement: bad, in: file),
        expected: "a code below 2^\(bits) at \(shape.position(of: bad))", found: "\(codes[bad])")
    }
    return codes
  }
}

extension GridLayout {
  /// The same widths of q and the same period, read without the refinement.
  var withoutRefinement: GridLayout {
    GridLayout(bits: bits, refinementBits: nil, period: period) ?? self
  }
}
