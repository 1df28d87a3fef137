/// A value that a law drew, as a reader sees it: name, decimal and hexadecimal.
public struct DrawnValue: Hashable, Sendable {
  /// The name that the law gave it; empty if none.
  public let name: String
  /// The value: integers in decimal, others as Swift describes them.
  public let text: String
  /// For integers, `0x` and the residue in as many digits as the type has; `nil` for others.
  public let hexadecimal: String?

  /// The value `text` of this name.
  public init(name: String, text: String, hexadecimal: String? = nil) {
    self.name = name
    self.text = text
    self.hexadecimal = hexadecimal
  }
}

extension DrawnValue: CustomStringConvertible {
  /// `a = -128 (0x80)`.
  public var description: String {
    (name.isEmpty ? "" : name + " = ") + text + (hexadecimal.map { " (\($0))" } ?? "")
  }
}
