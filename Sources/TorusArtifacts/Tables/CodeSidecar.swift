/// What a file of codes means: the JSON that lies beside it, `q.json` for `q.npy`.
///
/// The format is described in `Documentation/Formats.md`. It is canonical: a sidecar with the same
/// content has the same bytes.
public struct CodeSidecar: Hashable, Sendable {
  /// The number of rows of the codes.
  public let rows: Int

  /// The number of axes of the codes.
  public let axes: Int

  /// Widths and period.
  public let layout: GridLayout

  /// How the codes are stored.
  public let bitOrder: BitOrder

  /// SHA-256 of the file of embeddings that was quantized.
  public let embeddings: Digest

  /// SHA-256 of the file of codes.
  public let codes: Digest

  /// SHA-256 of the file of refinements; `nil` exactly where the layout has none.
  public let refinement: Digest?

  init(
    rows: Int, axes: Int, layout: GridLayout, bitOrder: BitOrder, embeddings: Digest,
    codes: Digest, refinement: Digest?
  ) {
    self.rows = rows
    self.axes = axes
    self.layout = layout
    self.bitOrder = bitOrder
    self.embeddings = embeddings
    self.codes = codes
    self.refinement = refinement
  }

  /// The sidecar in a file.
  ///
  /// - Throws: `ArtifactError` for anything but the canonical bytes of one sidecar: an unknown,
  ///   missing or repeated key, a value out of its range, another format, version, method or rule.
  public init(_ file: ArtifactFile) throws(ArtifactError) {
    let fields = try JSONFields(canonical: file)
    for (key, constant) in Self.constants { try fields.expect(key, constant) }
    try fields.expect("version", Self.version)
    rows = try fields.integer("rows", in: 1...Int.max)
    axes = try fields.integer("axes", in: 1...Int.max)
    layout = try fields.layout()
    bitOrder = try fields.choice("bit_order", of: BitOrder.self)
    embeddings = try fields.digest("embeddings_sha256")
    codes = try fields.digest("codes_sha256")
    refinement =
      try fields.isNull("refinement_sha256") ? nil : fields.digest("refinement_sha256")
    try fields.requireOnly(members.map { $0.name })
    guard (refinement == nil) == (layout.refinementBits == nil) else {
      throw ArtifactError(
        path: file.path, offset: 0,
        expected: "refinement_bits and refinement_sha256, both or neither", found: "one of them")
    }
    guard bitOrder == .unpacked || layout.canBePacked else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "packed codes of 1, 2 or 4 bits, not refined",
        found: "\(layout.bits) bits\(refinement == nil ? "" : ", refined")")
    }
  }

  /// The canonical bytes: sorted keys, no spaces, one newline at the end.
  public func encoded() -> [UInt8] {
    JSONValue.object(members).canonicalBytes()
  }

  private var members: [JSONValue.Member] {
    Self.constants.map { JSONValue.Member($0.key, .string($0.value)) } + layout.members + [
      .init("bit_order", .string(bitOrder.rawValue)),
      .init("version", .integer(Self.version)),
      .init("rows", .integer(rows)),
      .init("axes", .integer(axes)),
      .init("embeddings_sha256", .digest(embeddings)),
      .init("codes_sha256", .digest(codes)),
      .init("refinement_sha256", .digest(refinement)),
    ]
  }

  /// What a reader must know and this version fixes: grid codes, nearest step, ties to the even one.
  private static let constants: KeyValuePairs = [
    "format": "swift-torus/codes", "method": "grid", "rounding": "nearest", "ties": "even",
  ]

  private static let version = 1
}
