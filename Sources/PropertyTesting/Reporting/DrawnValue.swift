/// A value that a law drew, as a reader sees it: name, decimal and hexadecimal.
public struct DrawnValue: Hashable, Sendable {
  /// The name that the law gave it; empty if none.
  public let name: String
  /// The value: integers in decimal, others as Swift describes them.
  public let text: String
  /// For integers, `0x` and the residue in as many digits as the type has; `nil` for others.
  public let hexadecimal: String?
}

extension DrawnValue: CustomStringConvertible {
  /// `a = -128 (0x80)`.
  public var description: String {
    (name.isEmpty ? "" : name + " = ") + text + (hexadecimal.map { " (\($0))" } ?? "")
  }
}

/// What a failing case says about itself while it is run once more.
@usableFromInline
struct Transcript {
  var values: [DrawnValue] = []
  @usableFromInline var notes: [String] = []

  /// Adds an integer drawn as a residue of `domain`.
  @usableFromInline
  mutating func add(_ residue: UInt128, of domain: ChoiceDomain, named name: String) {
    let signed = domain.kind == .signed
    let extended = signed && residue >= domain.half ? residue | ~domain.maximum : residue
    add(extended, signed: signed, domain.bitWidth, named: name)
  }

  /// Adds an integer in two's complement of 128 bits, of a type of `width` bits.
  @usableFromInline
  mutating func add(_ wide: UInt128, signed: Bool, _ width: Int, named name: String) {
    let residue = wide & ChoiceDomain.largestResidue(width)
    let text = signed ? String(Int128(truncatingIfNeeded: wide)) : String(wide)
    values.append(
      DrawnValue(
        name: name, text: text,
        hexadecimal: PropertyTesting.hexadecimal(residue, digits: (width + 3) / 4)))
  }

  /// Adds a value that is not an integer.
  @usableFromInline
  mutating func add(text: String, named name: String) {
    values.append(DrawnValue(name: name, text: text, hexadecimal: nil))
  }
}

/// `0x` and the hexadecimal digits of `value`, at least `digits` of them.
func hexadecimal(_ value: UInt128, digits: Int) -> String {
  let text = String(value, radix: 16)
  return "0x" + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
