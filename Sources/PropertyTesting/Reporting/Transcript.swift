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
