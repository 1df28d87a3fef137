extension JSONParser {
  /// The string that begins at the quote at `position`. The text is known to be UTF-8.
  mutating func string() throws(ArtifactError) -> String {
    position += 1
    var content: [UInt8] = []
    var plainStart = position
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        content += bytes[plainStart..<position]
        position += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        content += bytes[plainStart..<position]
        content += String(try escape()).utf8
        plainStart = position
      case 0..<0x20:
        throw error(at: position, "an escape instead of a control character", .byte(byte))
      default: position += 1
      }
    }
    throw error(at: position, "a closing quote", .endOfFile)
  }

  /// The scalar of the escape that begins at the backslash at `position`.
  private mutating func escape() throws(ArtifactError) -> Unicode.Scalar {
    let start = position
    position += 1
    guard let byte = peek else { throw error(at: position, "an escape", .endOfFile) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{08}"
    case UInt8(ascii: "f"): return "\u{0C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(from: start)
    default: throw error(at: position - 1, "one of \" \\ / b f n r t u", .byte(byte))
    }
  }

  /// The scalar of `\uXXXX`, or of a pair of them where the first is a high surrogate; `position`
  /// is after the first `u`.
  private mutating func unicodeEscape(from start: Int) throws(ArtifactError) -> Unicode.Scalar {
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, peek == UInt8(ascii: "\\") else {
      throw error(at: start, "a scalar or a surrogate pair", "a lone surrogate")
    }
    position += 1
    guard peek == UInt8(ascii: "u") else {
      throw error(at: start, "a scalar or a surrogate pair", "a lone surrogate")
    }
    position += 1
    let second = try codeUnit()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(
        0x10000 + (UInt32(first - 0xD800) << 10 | UInt32(second - 0xDC00)))
    else { throw error(at: start, "a scalar or a surrogate pair", "a lone surrogate") }
    return scalar
  }

  private mutating func codeUnit() throws(ArtifactError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek,
        let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80
      else { throw error(at: position, "a hexadecimal digit", finding) }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}
