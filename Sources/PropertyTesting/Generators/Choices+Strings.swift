extension Choices {
  /// A string of characters of `alphabet` whose count is in `count`; by default of printable ASCII.
  ///
  /// Shorter is simpler, then earlier in the alphabet, which must not be empty.
  public mutating func string(
    count: ClosedRange<Int>, of alphabet: [Character] = Alphabet.printable,
    named name: String = ""
  ) throws(Discard) -> String {
    try whole(named: name, text: { $0.debugDescription }) { (choices) throws(Discard) in
      String(
        try choices.array(count: count) { (choices) throws(Discard) in
          try choices.element(of: alphabet)
        })
    }
  }

  /// A string of `count` Unicode scalars, of all 1,112,064 there are.
  ///
  /// A scalar is recorded as its number, surrogates left out.
  public mutating func unicodeString(
    count: ClosedRange<Int>, named name: String = ""
  ) throws(Discard) -> String {
    try whole(named: name, text: { $0.debugDescription }) { (choices) throws(Discard) in
      var scalars = String.UnicodeScalarView()
      for _ in 0..<(try choices.size(in: count)) {
        scalars.append(try choices.scalar())
      }
      return String(scalars)
    }
  }

  /// Bytes whose count is in `count`; the report shows them in hexadecimal.
  public mutating func bytes(
    count: ClosedRange<Int>, named name: String = ""
  ) throws(Discard) -> [UInt8] {
    try whole(named: name, text: { ChoiceEncoding(bytes: $0).digits }) {
      (choices) throws(Discard) in
      try choices.array(count: count) { (choices) throws(Discard) in
        try choices.integer(UInt8.self)
      }
    }
  }

  private mutating func scalar() throws(Discard) -> Unicode.Scalar {
    let surrogates: Range<UInt32> = 0xD800..<0xE000
    let last = UInt128(0x10FFFF - surrogates.count)
    let number = UInt32(truncatingIfNeeded: try draw(from: .index(through: last)))
    let code = number < surrogates.lowerBound ? number : number + UInt32(surrogates.count)
    guard let scalar = Unicode.Scalar(code) else {
      preconditionFailure("expected a Unicode scalar, found \(code)")
    }
    return scalar
  }
}

/// Characters for strings, simplest first.
public enum Alphabet {
  /// a–z.
  public static let letters: [Character] = characters(0x61...0x7A)
  /// 0–9.
  public static let digits: [Character] = characters(0x30...0x39)
  /// The 95 printable characters of ASCII: a–z, 0–9, A–Z, space, then the signs.
  public static let printable: [Character] =
    letters + digits + characters(0x41...0x5A) + characters(0x20...0x2F)
    + characters(0x3A...0x40) + characters(0x5B...0x60) + characters(0x7B...0x7E)

  private static func characters(_ codes: ClosedRange<UInt8>) -> [Character] {
    codes.map { Character(Unicode.Scalar($0)) }
  }
}
