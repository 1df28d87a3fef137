/// The identity of a law: in test output, corpus, counterexamples, ledger, theorems and queries.
///
/// Words of a–z, 0–9 and hyphens, each beginning with a letter, joined by dots:
/// `circle.distance.is-symmetric`.
public struct LawName: Hashable, Sendable {
  /// The name as written.
  public let text: String

  /// The name that `text` spells; `nil` if it is malformed.
  public init?(_ text: String) {
    guard Self.isWellFormed(text) else { return nil }
    self.text = text
  }

  private static func isWellFormed(_ text: String) -> Bool {
    var startsWord = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        startsWord = false
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        if startsWord { return false }
      case UInt8(ascii: "."):
        if startsWord { return false }
        startsWord = true
      default:
        return false
      }
    }
    return !startsWord
  }
}

extension LawName: ExpressibleByStringLiteral {
  /// The name that the literal spells; a malformed one is a programmer's error and traps.
  public init(stringLiteral text: String) {
    precondition(
      Self.isWellFormed(text),
      "expected dot-separated words of a-z, 0-9 and hyphens, found \"\(text)\"")
    self.text = text
  }
}

extension LawName: Comparable {
  /// The order of the bytes of the names.
  public static func < (left: LawName, right: LawName) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension LawName: CustomStringConvertible {
  /// The name as written.
  public var description: String { text }
}
