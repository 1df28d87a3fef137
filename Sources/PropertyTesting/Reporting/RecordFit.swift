/// How the bytes of a recorded case fit what the law asked for when it was replayed.
///
/// Any bytes mean a case (see `ChoiceEncoding`), also a line that lost its end, or one of another law.
/// What they lack or have too much says that the case may not be the one that was meant.
public struct RecordFit: Hashable, Sendable {
  /// The bytes that were not there, and read as 0.
  public let missing: Int
  /// The bytes at the end that were not read.
  public let leftOver: Int

  /// The fit of a record that lacks `missing` bytes, or has `leftOver` too many.
  public init(missing: Int, leftOver: Int) {
    self.missing = missing
    self.leftOver = leftOver
  }

  /// The fit of `encoding` to a law that asked for `choices`, or for as many until it was stopped.
  public init(of encoding: ChoiceEncoding, to choices: ChoiceSequence) {
    let asked = choices.choices.reduce(0) { $0 + $1.domain.byteCount }
    missing = max(0, asked - encoding.bytes.count)
    leftOver = max(0, encoding.bytes.count - asked)
  }

  /// Whether every byte was read, and none was missing.
  public var isExact: Bool { missing == 0 && leftOver == 0 }
}

extension RecordFit: CustomStringConvertible {
  /// `2 bytes are missing, read as 0`, `1 byte is left over, not read` or `all bytes are read`.
  public var description: String {
    if missing > 0 { return "\(Self.bytes(missing)) missing, read as 0" }
    return leftOver > 0 ? "\(Self.bytes(leftOver)) left over, not read" : "all bytes are read"
  }

  private static func bytes(_ count: Int) -> String {
    count == 1 ? "1 byte is" : "\(grouped(count)) bytes are"
  }
}
