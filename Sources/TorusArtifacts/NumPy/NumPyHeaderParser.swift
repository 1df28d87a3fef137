/// The dictionary of a `.npy` header, read as the small part of Python's grammar that it needs.
///
/// Three keys, each once, in any order: a quoted type, `True` or `False`, a tuple of integers.
/// Nothing is evaluated and nothing nests, so no header can execute, recurse or overflow.
struct NumPyHeaderParser {
  /// The whole file up to the end of the header.
  private let bytes: ArraySlice<UInt8>
  private let path: String
  private let acceptsLongSuffix: Bool
  private var position: Int

  /// A parser of `bytes`, whose indices are offsets in the file.
  ///
  /// Files of versions 1 and 2 may come from Python 2, which wrote `10L`: `acceptsLongSuffix`.
  init(_ bytes: ArraySlice<UInt8>, path: String, acceptsLongSuffix: Bool) {
    self.bytes = bytes
    self.path = path
    self.acceptsLongSuffix = acceptsLongSuffix
    self.position = bytes.startIndex
  }

  /// The header, which must fill the bytes but for white space.
  mutating func parse() throws(ArtifactError) -> NumPyHeader {
    var element: (type: NumPyElementType, order: ByteOrder)?
    var layout: NumPyHeader.Layout?
    var shape: [Int]?

    try expect("{")
    while !skip("}") {
      let start = position
      let key = try string("a key")
      try expect(":")
      switch key {
      case "descr" where element == nil: element = try elementType()
      case "fortran_order" where layout == nil: layout = try order()
      case "shape" where shape == nil: shape = try tuple()
      case "descr", "fortran_order", "shape":
        throw error(at: start, "each key once", .phrase("'\(key)' again"))
      default:
        throw error(at: start, "the key 'descr', 'fortran_order' or 'shape'", .phrase("'\(key)'"))
      }
      if !skip(",") {
        try expect("}")
        break
      }
    }
    guard let element else { throw missing("descr") }
    guard let layout else { throw missing("fortran_order") }
    guard let shape else { throw missing("shape") }
    skipSpace()
    guard position == bytes.endIndex else {
      throw error(at: position, "nothing but spaces after the dictionary", finding)
    }
    return NumPyHeader(type: element.type, order: element.order, layout: layout, shape: shape)
  }

  // MARK: Values

  private mutating func elementType() throws(ArtifactError) -> (NumPyElementType, ByteOrder) {
    let wanted: Expectation = "an element type among b1, i1…i8, u1…u8, f2, f4, f8"
    skipSpace()
    let start = position
    if peek == UInt8(ascii: "[") || peek == UInt8(ascii: "(") {
      throw error(at: start, wanted, "a structured type")
    }
    let text = try string("a quoted element type")
    let prefix = text.first
    let hasPrefix = prefix.map { "<>=|".contains($0) } ?? false
    guard let type = NumPyElementType(rawValue: String(hasPrefix ? text.dropFirst() : text[...]))
    else {
      throw error(
        at: start, wanted, .phrase("'\(text)' (\(NumPyElementType.refusal(of: text[...])))"))
    }
    // '=' and '|' leave the order to the reader; every machine this runs on is little endian, and
    // so is the meaning of such a file.
    return (type, prefix == ">" ? .bigEndian : .littleEndian)
  }

  private mutating func order() throws(ArtifactError) -> NumPyHeader.Layout {
    skipSpace()
    if skipWord("False") { return .rowMajor }
    if skipWord("True") { return .columnMajor }
    throw error(at: position, "True or False", finding)
  }

  private mutating func tuple() throws(ArtifactError) -> [Int] {
    var lengths: [Int] = []
    try expect("(")
    let start = position
    while !skip(")") {
      lengths.append(try length())
      guard lengths.count <= NumPyArray.maximumRank else {
        throw error(
          at: start, .atMost(NumPyArray.maximumRank, of: "a number of axes"), "more")
      }
      if skip(",") { continue }
      guard lengths.count > 1 else {
        skipSpace()
        throw error(at: position, "a comma after the only length", finding)
      }
      try expect(")")
      break
    }
    return lengths
  }

  private mutating func length() throws(ArtifactError) -> Int {
    skipSpace()
    let start = position
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      position += 1
    }
    let digits = bytes[start..<position]
    guard let first = digits.first else {
      throw error(at: start, "a length of at least 0", finding)
    }
    let text = String(decoding: digits, as: UTF8.self)
    guard first != UInt8(ascii: "0") || digits.allSatisfy({ $0 == first }) else {
      throw error(at: start, "a length without leading zeros", .phrase(text))
    }
    guard let value = Int(text) else {
      throw error(at: start, .atMost(.max, of: "a length"), .phrase(text))
    }
    if acceptsLongSuffix, peek == UInt8(ascii: "L") { position += 1 }
    return value
  }

  /// A quoted string of printable ASCII without escapes; the keys and types need no more.
  private mutating func string(_ wanted: Expectation) throws(ArtifactError) -> String {
    skipSpace()
    guard let quote = peek, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw error(at: position, wanted, finding)
    }
    position += 1
    let start = position
    while let byte = peek, byte != quote {
      guard (0x20...0x7E).contains(byte), byte != UInt8(ascii: "\\") else {
        throw error(at: position, "a plain character of a quoted text", finding)
      }
      position += 1
    }
    guard peek == quote else { throw error(at: position, "a closing quote", finding) }
    defer { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  // MARK: Characters

  private var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private var finding: Finding {
    peek.map { .byte($0) } ?? "the end of the header"
  }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) { position += 1 }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func skipWord(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(ArtifactError) {
    guard skip(character) else { throw error(at: position, "'\(character)'", finding) }
  }

  private func error(
    at offset: Int, _ expected: Expectation, _ found: Finding
  ) -> ArtifactError {
    ArtifactError(path: path, offset: offset, expected: expected, found: found)
  }

  private func missing(_ key: String) -> ArtifactError {
    error(at: position - 1, "the key '\(key)'", "the end of the dictionary")
  }
}
