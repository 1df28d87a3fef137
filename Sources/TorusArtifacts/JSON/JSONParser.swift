extension JSONValue {
  /// The value of the JSON text `bytes`; `path` names it in errors.
  ///
  /// Strict RFC 8259: one value, no byte-order mark, no comments, no trailing commas, well-formed
  /// UTF-8, no lone surrogates. Beyond the RFC, a name that occurs twice in one object is refused,
  /// since readers disagree about what it means, and so is what exceeds `limits`.
  ///
  /// - Complexity: O(*n*) in the number of bytes; recursion is bounded by `limits.depth`.
  public init(
    decoding bytes: [UInt8], path: String, limits: JSONLimits = .default
  ) throws(ArtifactError) {
    try self.init(decoding: bytes, path: path, limits: limits, base: 0)
  }

  /// The same for a text that begins at byte `base` of its file.
  init(
    decoding bytes: [UInt8], path: String, limits: JSONLimits, base: Int
  ) throws(ArtifactError) {
    var parser = JSONParser(bytes: bytes, path: path, limits: limits, base: base)
    self = try parser.parse()
  }
}

/// A recursive descent over one JSON text.
struct JSONParser {
  let bytes: [UInt8]
  let path: String
  let limits: JSONLimits
  /// Where the text begins in its file; errors and members count from the start of the file.
  let base: Int
  var position = 0

  init(bytes: [UInt8], path: String, limits: JSONLimits, base: Int) {
    self.bytes = bytes
    self.path = path
    self.limits = limits
    self.base = base
  }

  mutating func parse() throws(ArtifactError) -> JSONValue {
    guard bytes.count <= limits.bytes else {
      throw error(
        at: 0, .atMost(limits.bytes, of: "a JSON text in bytes"), .integer(UInt64(bytes.count)))
    }
    if let flaw = UTF8Text.firstFlaw(in: bytes) {
      throw error(at: flaw, "well-formed UTF-8", .byte(bytes[flaw]))
    }
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw error(at: position, .endOfFile, finding) }
    return value
  }

  private mutating func value(depth: Int) throws(ArtifactError) -> JSONValue {
    skipSpace()
    guard let byte = peek else { throw error(at: position, "a JSON value", .endOfFile) }
    switch byte {
    case UInt8(ascii: "{"): return .object(try object(depth: depth + 1))
    case UInt8(ascii: "["): return .array(try array(depth: depth + 1))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: throw error(at: position, "a JSON value", finding)
    }
  }

  private mutating func object(depth: Int) throws(ArtifactError) -> [JSONValue.Member] {
    try open(depth)
    var members: [JSONValue.Member] = []
    // Swift compares strings up to canonical equivalence; names are the same where their bytes are.
    var names: Set<[UInt8]> = []
    skipSpace()
    if skip("}") { return members }
    while true {
      skipSpace()
      let start = position
      guard peek == UInt8(ascii: "\"") else { throw error(at: start, "a name in quotes", finding) }
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else {
        throw error(at: start, "each name once", .phrase("\"\(name)\" again"))
      }
      skipSpace()
      guard skip(":") else { throw error(at: position, "':'", finding) }
      skipSpace()
      let offset = base + position
      members.append(JSONValue.Member(name, try value(depth: depth), offset: offset))
      skipSpace()
      if skip("}") { return members }
      guard skip(",") else { throw error(at: position, "',' or '}'", finding) }
    }
  }

  private mutating func array(depth: Int) throws(ArtifactError) -> [JSONValue] {
    try open(depth)
    var values: [JSONValue] = []
    skipSpace()
    if skip("]") { return values }
    while true {
      values.append(try value(depth: depth))
      skipSpace()
      if skip("]") { return values }
      guard skip(",") else { throw error(at: position, "',' or ']'", finding) }
    }
  }

  /// Steps over a bracket that opens level `depth`.
  private mutating func open(_ depth: Int) throws(ArtifactError) {
    guard depth <= limits.depth else {
      throw error(at: position, .atMost(limits.depth, of: "a depth"), .integer(UInt64(depth)))
    }
    position += 1
  }

  private mutating func number() throws(ArtifactError) -> JSONNumber {
    switch JSONNumber.scan(bytes, from: position) {
    case .valid(let end):
      defer { position = end }
      return JSONNumber(validated: String(decoding: bytes[position..<end], as: UTF8.self))
    case .broken(let offset, let wanted):
      position = offset
      throw error(at: offset, .phrase(wanted), finding)
    }
  }

  private mutating func word(
    _ word: String, _ value: JSONValue
  ) throws(ArtifactError) -> JSONValue {
    for byte in word.utf8 {
      guard peek == byte else { throw error(at: position, "'\(word)'", finding) }
      position += 1
    }
    return value
  }

  // MARK: Characters

  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  var finding: Finding { peek.map { .byte($0) } ?? .endOfFile }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  func error(at position: Int, _ expected: Expectation, _ found: Finding) -> ArtifactError {
    ArtifactError(path: path, offset: base + position, expected: expected, found: found)
  }
}
