/// What a file of signs means: the JSON beside it.
///
/// The format is described in `Documentation/Formats.md`. It is canonical: a sidecar with the same
/// content has the same bytes.
public struct SignSidecar: Hashable, Sendable {
  /// Which numbers have the sign 1.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// Those of at least 0; −0.0 is 0.
    case nonNegative = "non-negative"
    /// Those above 0, as sentence-transformers' `binary` and `ubinary` have it.
    case positive
  }

  /// The number of rows.
  public let rows: Int

  /// The number of axes of the embeddings.
  public let axes: Int

  /// Of which numbers the signs are.
  public let layout: SignLayout

  /// Which of them have the sign 1.
  public let rule: Rule

  /// How the signs are stored, as codes of 1 bit.
  public let storage: CodeStorage

  /// SHA-256 of the file of embeddings that was quantized.
  public let embeddings: Digest

  /// SHA-256 of the file of signs.
  public let codes: Digest

  /// The number of signs of a row.
  public var signsPerRow: Int { axes * layout.signsPerAxis }

  init(
    rows: Int, axes: Int, layout: SignLayout, rule: Rule, storage: CodeStorage,
    embeddings: Digest, codes: Digest
  ) {
    self.rows = rows
    self.axes = axes
    self.layout = layout
    self.rule = rule
    self.storage = storage
    self.embeddings = embeddings
    self.codes = codes
  }

  /// The sidecar in a file.
  ///
  /// - Throws: `ArtifactError` for anything but the canonical bytes of one sidecar of this method.
  public init(_ file: ArtifactFile) throws(ArtifactError) {
    let fields = try JSONFields(canonical: file)
    for (key, constant) in Self.constants { try fields.expect(key, constant) }
    try fields.expect("version", Self.version)
    layout = try fields.signLayout()
    rows = try fields.integer("rows", in: 1...Int.max)
    // Twice as many signs are still a number.
    axes = try fields.integer("axes", in: 1...Int.max / 2)
    rule = try fields.choice("one", of: Rule.self)
    storage = try fields.storage(bits: 1)
    embeddings = try fields.digest("embeddings_sha256")
    codes = try fields.digest("codes_sha256")
    try fields.requireOnly(members.map { $0.name })
  }

  /// The canonical bytes: sorted keys, no spaces, one newline at the end.
  public func encoded() -> [UInt8] {
    JSONValue.object(members).canonicalBytes()
  }

  private var members: [JSONValue.Member] {
    Self.constants.map { JSONValue.Member($0.key, .string($0.value)) } + storage.members
      + layout.members + [
        .init("version", .integer(Self.version)),
        .init("rows", .integer(rows)),
        .init("axes", .integer(axes)),
        .init("one", .string(rule.rawValue)),
        .init("embeddings_sha256", .digest(embeddings)),
        .init("codes_sha256", .digest(codes)),
      ]
  }

  private static let constants: KeyValuePairs = [
    "format": "swift-torus/codes", "method": "sign",
  ]

  private static let version = 1
}
