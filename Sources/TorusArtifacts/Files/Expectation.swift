/// What a format asks for at a byte: the left side of an `ArtifactError`.
public enum Expectation: Hashable, Sendable {
  /// A file that the system lets us read.
  case readableFile

  /// A place where the system lets us write.
  case writableFile

  /// At least this many more bytes.
  case bytes(Int)

  /// A quantity of at most `limit`; `of` names it, with its unit.
  case atMost(Int, of: String)

  /// Nothing more.
  case endOfFile

  /// An element of the format's grammar, named by a noun phrase.
  case phrase(String)
}

extension Expectation: CustomStringConvertible {
  /// A noun phrase.
  public var description: String {
    switch self {
    case .readableFile: "a readable file"
    case .writableFile: "a writable place"
    case .bytes(let count): "\(count) more \(count == 1 ? "byte" : "bytes")"
    case .atMost(let limit, let quantity): "\(quantity) of at most \(limit)"
    case .endOfFile: "the end of the file"
    case .phrase(let text): text
    }
  }
}

extension Expectation: ExpressibleByStringInterpolation {
  /// `.phrase(value)`.
  public init(stringLiteral value: String) {
    self = .phrase(value)
  }
}
