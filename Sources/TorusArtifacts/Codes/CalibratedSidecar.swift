/// What a file of calibrated codes means: the JSON beside it, which holds its grid, exactly.
///
/// The format is described in `Documentation/Formats.md`. It is canonical: a sidecar with the same
/// content has the same bytes.
public struct CalibratedSidecar: Hashable, Sendable {
  /// Who chose the codes.
  public enum Rounding: String, Hashable, Sendable, CaseIterable {
    /// The nearest point of the grid; between two, the even code; beyond an end, the code of the end.
    case nearest
    /// Another program, by a rule of its own: only what the codes decode to is said.
    case foreign
  }

  /// The number of rows of the codes.
  public let rows: Int

  /// What the codes decode to.
  public let grid: CalibratedGrid

  /// How the codes are stored.
  public let storage: CodeStorage

  /// Who chose the codes.
  public let rounding: Rounding

  /// SHA-256 of the file of embeddings that was quantized.
  public let embeddings: Digest

  /// SHA-256 of the file of codes.
  public let codes: Digest

  /// The number of axes of the codes.
  public var axes: Int { grid.axes }

  init(
    rows: Int, grid: CalibratedGrid, storage: CodeStorage, rounding: Rounding,
    embeddings: Digest, codes: Digest
  ) {
    self.rows = rows
    self.grid = grid
    self.storage = storage
    self.rounding = rounding
    self.embeddings = embeddings
    self.codes = codes
  }

  /// The sidecar in a file.
  ///
  /// - Throws: `ArtifactError` for anything but the canonical bytes of one sidecar of this method.
  public init(_ file: ArtifactFile) throws(ArtifactError) {
    let fields = try JSONFields(canonical: file, limits: .sidecars)
    for (key, constant) in Self.constants { try fields.expect(key, constant) }
    try fields.expect("version", Self.version)
    rows = try fields.integer("rows", in: 1...Int.max)
    let axes = try fields.integer("axes", in: 1...Int.max)
    let bits = try fields.integer("bits", in: GridLayout.widths)
    let rule = try fields.choice("rule", of: CalibratedGrid.Rule.self)
    storage = try fields.storage(bits: bits)
    rounding = try fields.choice("rounding", of: Rounding.self)
    let lower = try Dyadic.array("lower", count: axes, in: fields)
    let bounds = try Dyadic.array(Self.boundKey(rule), count: axes, in: fields)
    guard let grid = CalibratedGrid(bits: bits, rule: rule, lower: lower, bounds: bounds) else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "no \(Self.boundKey(rule)) below its least",
        found: "one")
    }
    self.grid = grid
    try fields.expect("multiplier", grid.multiplier)
    try fields.expect("offset", grid.offset)
    try fields.expect("divisor", grid.divisor)
    embeddings = try fields.digest("embeddings_sha256")
    codes = try fields.digest("codes_sha256")
    try fields.requireOnly(members.map { $0.name })
  }

  /// The canonical bytes: sorted keys, no spaces, one newline at the end.
  public func encoded() -> [UInt8] {
    JSONValue.object(members).canonicalBytes()
  }

  private var members: [JSONValue.Member] {
    Self.constants.map { JSONValue.Member($0.key, .string($0.value)) } + storage.members + [
      .init("version", .integer(Self.version)),
      .init("rows", .integer(rows)),
      .init("axes", .integer(axes)),
      .init("bits", .integer(grid.bits)),
      .init("rule", .string(grid.rule.rawValue)),
      .init("multiplier", .integer(grid.multiplier)),
      .init("offset", .integer(grid.offset)),
      .init("divisor", .integer(grid.divisor)),
      .init("lower", .array(grid.lower.map { Dyadic($0).json })),
      .init(Self.boundKey(grid.rule), .array(grid.bounds.map { Dyadic($0).json })),
      .init("rounding", .string(rounding.rawValue)),
      .init("embeddings_sha256", .digest(embeddings)),
      .init("codes_sha256", .digest(codes)),
    ]
  }

  private static func boundKey(_ rule: CalibratedGrid.Rule) -> String {
    rule == .endpoints ? "upper" : "extent"
  }

  private static let constants: KeyValuePairs = [
    "format": "swift-torus/codes", "method": "calibrated",
  ]

  private static let version = 1
}

extension JSONLimits {
  /// A sidecar holds a few numbers an axis: 16 MiB are a hundred thousand axes.
  static let sidecars = JSONLimits(depth: 16, bytes: 1 << 24)
}

extension JSONFields {
  /// The case of `type` that the key's string names.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) throws(ArtifactError) -> Choice where Choice.RawValue == String {
    let text = try string(key)
    guard let choice = Choice(rawValue: text), choice.rawValue.utf8.elementsEqual(text.utf8) else {
      let names = Choice.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
      throw ArtifactError(
        path: path, offset: offset, expected: "\(names) for key \"\(key)\"", found: .phrase(text))
    }
    return choice
  }

  /// The keys of ``CodeStorage``, for codes of `bits` bits.
  func storage(bits: Int) throws(ArtifactError) -> CodeStorage {
    let storage = CodeStorage(
      try choice("bit_order", of: BitOrder.self), try choice("elements", of: ElementSign.self))
    guard storage.holds(bits: bits) else {
      throw ArtifactError(
        path: path, offset: offset, expected: "a storage of \(bits) bits",
        found: "\(storage.bitOrder.rawValue), \(storage.sign.rawValue)")
    }
    return storage
  }
}

extension CodeStorage {
  /// The members that ``JSONFields/storage(bits:)`` reads.
  var members: [JSONValue.Member] {
    [
      .init("bit_order", .string(bitOrder.rawValue)), .init("elements", .string(sign.rawValue)),
    ]
  }
}
