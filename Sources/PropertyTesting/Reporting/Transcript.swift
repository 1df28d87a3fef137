/// What a failing case says about itself while it is run once more.
@usableFromInline
struct Transcript {
  private(set) var entries: [CaseDescription.Entry] = []
  private let observe: (CaseDescription.Entry) -> Void

  /// The empty transcript, which tells `observe` what it is told.
  init(observe: @escaping (CaseDescription.Entry) -> Void) {
    self.observe = observe
  }

  /// Adds a line.
  @usableFromInline
  mutating func note(_ line: String) {
    add(.note(line))
  }

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
    add(
      text: text, named: name,
      hexadecimal: PropertyTesting.hexadecimal(residue, digits: (width + 3) / 4))
  }

  /// Adds a value, with its hexadecimal digits if it has some.
  @usableFromInline
  mutating func add(text: String, named name: String, hexadecimal: String? = nil) {
    add(.value(DrawnValue(name: name, text: text, hexadecimal: hexadecimal)))
  }

  private mutating func add(_ entry: CaseDescription.Entry) {
    entries.append(entry)
    observe(entry)
  }
}
