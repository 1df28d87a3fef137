/// Integer points of a torus: `rows` × `axes` codes of b bits, perhaps with b′ bits of refinement.
///
/// On disk: codes as npy of shape (rows, axes), uint8 for b ≤ 8 and uint16 above, one code an element;
/// the refinement likewise by b′; and a ``CodeSidecar``. Or packed, 8/b codes a byte: see ``BitOrder``.
public struct CodeTable: Sendable {
  /// q, row after row, each in [0, 2^b).
  public let codes: StoredCodes

  /// r, row after row, each in [0, 2^b′); `nil` where the table is read without a refinement.
  public let refinement: StoredCodes?

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
  /// - Precondition: `codes` and `refinement` hold rows·axes numbers within their widths,
  ///   `refinement` is `nil` exactly where `layout` has none, and `layout` can be packed where
  ///   `bitOrder` says so.
  public init(
    rows: Int, axes: Int, codes: [UInt16], refinement: [UInt16]?, layout: GridLayout,
    bitOrder: BitOrder = .unpacked, embeddings: Digest
  ) {
    let (count, overflow) = rows.multipliedReportingOverflow(by: axes)
    precondition(
      !overflow && codes.count == count && codes.allSatisfy { Int($0) >> layout.bits == 0 },
      "expected \(rows)·\(axes) codes of \(layout.bits) bits, found \(codes.count)")
    precondition(
      refinement?.count == layout.refinementBits.map { _ in count },
      "expected a refinement exactly where the layout has one")
    precondition(
      bitOrder == .unpacked || layout.canBePacked,
      "expected packed codes of 1, 2 or 4 bits, not refined, found \(layout)")
    let storage = CodeStorage(bitOrder)
    func stored(_ codes: [UInt16], bits: Int) -> StoredCodes {
      storage.stored(codes, rows: rows, axes: axes, bits: bits)
    }
    self.codes = stored(codes, bits: layout.bits)
    self.refinement = refinement.flatMap { refinement in
      layout.refinementBits.map { stored(refinement, bits: $0) }
    }
    self.sidecar = CodeSidecar(
      rows: rows, axes: axes, layout: layout, bitOrder: bitOrder, embeddings: embeddings,
      codes: Digest(of: self.codes.matrix.bytes),
      refinement: self.refinement.map { Digest(of: $0.matrix.bytes) })
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
    let storage = CodeStorage(description.bitOrder)
    func decoded(_ file: ArtifactFile, bits: Int) throws(ArtifactError) -> StoredCodes {
      try storage.codes(in: file, rows: description.rows, axes: description.axes, bits: bits)
    }
    try description.codes.check(codes, sidecar: sidecar.path)
    self.codes = try decoded(codes, bits: description.layout.bits)
    if let refinement {
      guard let bits = description.layout.refinementBits, let digest = description.refinement else {
        throw ArtifactError(
          path: refinement.path, offset: 0, expected: "no refinement: \(sidecar.path) names none",
          found: "a refinement")
      }
      try digest.check(refinement, sidecar: sidecar.path)
      self.refinement = try decoded(refinement, bits: bits)
    } else {
      self.refinement = nil
    }
    self.sidecar = description
    self.sidecarDigest = sidecar.digest
  }

  /// The bytes of the file of codes, of the refinement's if there is one, and of the sidecar.
  public func encoded() -> (codes: [UInt8], refinement: [UInt8]?, sidecar: [UInt8]) {
    let storage = CodeStorage(sidecar.bitOrder)
    return (
      storage.encoded(codes, rows: rows, axes: axes, bits: layout.bits),
      refinement.flatMap { refinement in
        layout.refinementBits.map { bits in
          storage.encoded(refinement, rows: rows, axes: axes, bits: bits)
        }
      },
      sidecar.encoded()
    )
  }
}

extension GridLayout {
  /// The same widths of q and the same period, read without the refinement.
  var withoutRefinement: GridLayout {
    GridLayout(bits: bits, refinementBits: nil, period: period) ?? self
  }
}
