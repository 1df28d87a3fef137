internal import Foundation

/// What a file holds at a byte: the right side of an `ArtifactError`.
public enum Finding: Hashable, Sendable {
  /// One byte.
  case byte(UInt8)

  /// This many bytes.
  case bytes(Int)

  /// An integer of the file that fits 64 bits.
  case integer(UInt64)

  /// The file ends here.
  case endOfFile

  /// Text of the file, or a noun phrase about it.
  case phrase(String)

  /// The system's answer, by its `errno`.
  case system(Int32)
}

extension Finding: CustomStringConvertible {
  /// A noun phrase of bounded length, free of control characters.
  public var description: String {
    switch self {
    case .byte(let byte) where (0x21...0x7E).contains(byte):
      "'\(Character(Unicode.Scalar(byte)))'"
    case .byte(let byte): "byte 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16))"
    case .bytes(let count): "\(count) \(count == 1 ? "byte" : "bytes")"
    case .integer(let value): "\(value)"
    case .endOfFile: "the end of the file"
    case .phrase(let text): Finding.excerpt(text)
    case .system(let code): String(cString: strerror(code))
    }
  }

  /// At most 80 scalars of `text`, with control characters shown as escapes.
  static func excerpt(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars.prefix(80) {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      shown += isControl ? scalar.escaped(asASCII: true) : String(scalar)
    }
    return text.unicodeScalars.count > 80 ? shown + "…" : shown
  }
}

extension Finding: ExpressibleByStringInterpolation {
  /// `.phrase(value)`.
  public init(stringLiteral value: String) {
    self = .phrase(value)
  }
}
