extension JSONFields {
  /// The fields of an object whose file is byte for byte the canonical spelling of its content.
  init(
    canonical file: ArtifactFile, limits: JSONLimits = .certificates
  ) throws(ArtifactError) {
    let value = try JSONValue(decoding: file.bytes, path: file.path, limits: limits)
    let canonical = value.canonicalBytes()
    guard canonical == file.bytes else {
      let agreeing = zip(canonical, file.bytes).prefix { $0 == $1 }.count
      throw ArtifactError(
        path: file.path, offset: agreeing,
        expected: "canonical JSON: sorted keys, no spaces, one newline at the end",
        found: "another spelling of it")
    }
    try self.init(value, path: file.path)
  }

  /// Throws where the key's value is not this string.
  func expect(_ key: String, _ constant: String) throws(ArtifactError) {
    let value = try string(key)
    guard value == constant else {
      throw ArtifactError(
        path: path, offset: offset, expected: "\"\(constant)\" for key \"\(key)\"",
        found: .phrase(value))
    }
  }

  /// Throws where the key's value is not this integer.
  func expect(_ key: String, _ constant: Int) throws(ArtifactError) {
    _ = try integer(key, in: constant...constant) as Int
  }

  /// The count of the key, in [0, 2^63).
  func count(_ key: String) throws(ArtifactError) -> Int {
    try integer(key, in: 0...Int.max)
  }

  /// Whether the key's value is null.
  func isNull(_ key: String) throws(ArtifactError) -> Bool {
    try value(key) == .null
  }

  /// The keys of ``GridLayout``.
  func layout() throws(ArtifactError) -> GridLayout {
    let bits = try integer("bits", in: GridLayout.widths)
    let refinementBits =
      try isNull("refinement_bits") ? nil : integer("refinement_bits", in: GridLayout.widths)
    guard
      let layout = GridLayout(bits: bits, refinementBits: refinementBits, period: try period())
    else {
      throw ArtifactError(path: path, offset: offset, expected: "widths", found: "others")
    }
    return layout
  }

  /// The key of ``Period``.
  func period() throws(ArtifactError) -> Period {
    let exponent = try integer("period_log2", in: Period.binaryExponents)
    guard let period = Period(binaryExponent: exponent) else {
      throw ArtifactError(path: path, offset: offset, expected: "a period", found: "none")
    }
    return period
  }
}

extension JSONLimits {
  /// Sidecars of natural grids, and certificates, are a few kilobytes, a few levels deep.
  static let certificates = JSONLimits(depth: 16, bytes: 1 << 16)
}

extension GridLayout {
  static let keys = ["bits", "refinement_bits", "period_log2"]

  /// The members that ``JSONFields/layout()`` reads.
  var members: [JSONValue.Member] {
    [
      .init("bits", .integer(bits)),
      .init("refinement_bits", .optional(refinementBits)),
      .init("period_log2", .integer(period.binaryExponent)),
    ]
  }
}

extension JSONValue {
  /// The integer, or null.
  static func optional(_ integer: Int?) -> JSONValue {
    integer.map { .integer($0) } ?? .null
  }

  /// The 64 hexadecimal digits, or null.
  static func digest(_ digest: Digest?) -> JSONValue {
    digest.map { .string($0.hexadecimal) } ?? .null
  }

  /// An object of these members.
  static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
    .object(members.map { Member($0.key, $0.value) })
  }
}
