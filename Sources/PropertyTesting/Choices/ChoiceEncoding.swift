/// A choice sequence as bytes, format version 1: the format of corpora and counterexamples.
///
/// The value of each choice follows that of the one before, little-endian, in as many bytes as its
/// domain's maximum has (see `ChoiceDomain.byteCount`). There are no separators and no domains: the
/// law asks for the same domains again when it runs. So every string of bytes means a case of every
/// law, and these are exactly the bytes that `FuzzedChoices` reads: what a fuzzer found is a
/// counterexample file, and a counterexample is a corpus file.
///
/// Three Int8 values −128, 0, 5 are `80 00 05`, in text `v1:800005`. The version stands in the text
/// and in names of files, not in the bytes, which belong to the fuzzer from the first to the last.
///
/// To keep stored bytes meaningful, a law that grows draws its new choices last, and a new
/// alternative goes to the end of its list: missing bytes read as 0, the simplest value. A report on
/// replayed bytes says how many were missing or left over (see `RecordFit`).
public struct ChoiceEncoding: Hashable, Sendable {
  /// The version of the format that this type reads and writes.
  public static let version = 1

  /// The bytes.
  public let bytes: [UInt8]

  /// The encoding that consists of `bytes`; any bytes do.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The encoding of `sequence`.
  public init(_ sequence: ChoiceSequence) {
    var bytes: [UInt8] = []
    for choice in sequence.choices {
      var rest = choice.value
      for _ in 0..<choice.domain.byteCount {
        bytes.append(UInt8(truncatingIfNeeded: rest))
        rest &>>= 8
      }
    }
    self.bytes = bytes
  }

  /// The encoding whose text is `v1:` and two hexadecimal digits a byte; `nil` for any other text,
  /// among them other versions, an odd number of digits, and blanks.
  public init?(text: String) {
    let prefix = "v\(Self.version):"
    guard text.hasPrefix(prefix) else { return nil }
    let digits = Array(text.utf8.dropFirst(prefix.utf8.count))
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for start in stride(from: 0, to: digits.count, by: 2) {
      guard let high = Self.nibble(digits[start]), let low = Self.nibble(digits[start + 1]) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    self.bytes = bytes
  }

  /// The choices that these bytes mean to a law that asks for `domains`, in order.
  ///
  /// Total: bits above the domain's maximum are ignored, a number still above it is reduced modulo
  /// maximum + 1, and missing bytes are 0. For the domains of the encoded sequence it is the
  /// sequence itself.
  public func decoded(for domains: [ChoiceDomain]) -> ChoiceSequence {
    var reader = Reader()
    return ChoiceSequence(domains.map { Choice(reader.next(from: $0, in: bytes), from: $0) })
  }

  /// A place in the bytes.
  struct Reader {
    private(set) var position = 0
    /// How many bytes were asked for after the last one there is.
    private(set) var missing = 0

    /// Reads the next value of `domain`.
    mutating func next(from domain: ChoiceDomain, in bytes: [UInt8]) -> UInt128 {
      let lacking = domain.byteCount - (bytes.count - position)
      if lacking > 0 { missing += lacking }
      var value: UInt128 = 0
      for place in 0..<domain.byteCount where position < bytes.count {
        value |= UInt128(bytes[position]) &<< UInt128(8 * place)
        position += 1
      }
      value &= UInt128.max &>> UInt128(domain.maximum.leadingZeroBitCount)
      // At most once: the mask leaves less than twice the maximum + 1.
      return value <= domain.maximum ? value : value - domain.maximum - 1
    }
  }

  private static func nibble(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x61 + 10
    case 0x41...0x46: digit - 0x41 + 10
    default: nil
    }
  }
}

extension ChoiceEncoding: CustomStringConvertible {
  /// `v1:` and two lowercase hexadecimal digits a byte, which `init(text:)` reads back.
  public var description: String {
    "v\(Self.version):" + digits
  }

  /// Two lowercase hexadecimal digits a byte.
  var digits: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
