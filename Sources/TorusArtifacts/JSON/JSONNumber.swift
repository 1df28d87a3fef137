/// A JSON number as its text: nothing is rounded until someone asks for a type.
///
/// `JSONNumber(18_446_744_073_709_551_615).integer(as: UInt64.self)` is exact, where a reader
/// that goes through `Double` gives 2^64. Equal means the same text: `1` differs from `1.0`.
public struct JSONNumber: Equatable, Sendable {
  /// The text, as RFC 8259 §6 allows it.
  public let text: String

  /// The number with this text, or nil where RFC 8259 §6 does not allow it: `01`, `+1`, `.5`,
  /// `1.`, `NaN` are not numbers.
  public init?(text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, case .valid(let end) = JSONNumber.scan(bytes, from: 0), end == bytes.count
    else { return nil }
    self.text = text
  }

  /// The integer in decimal digits.
  public init(_ integer: some BinaryInteger) {
    self.text = String(integer)
  }

  /// A text that `scan` found valid.
  init(validated text: String) {
    self.text = text
  }

  /// The value, where the text is an integer without fraction or exponent and the type holds it;
  /// nil otherwise. Nothing wraps or rounds, and `-0` is none: an integer has one spelling.
  public func integer<Integer: FixedWidthInteger>(as type: Integer.Type = Integer.self) -> Integer?
  {
    text == "-0" ? nil : Integer(text)
  }

  /// The nearest `Double`, ties to even, or nil where it is not finite: `1e999`.
  public var double: Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// Where a number ends, or where its grammar is broken.
  enum Scan: Equatable {
    case valid(end: Int)
    case broken(at: Int, wanted: String)
  }

  /// The longest number in `bytes` from `start` on.
  static func scan(_ bytes: [UInt8], from start: Int) -> Scan {
    var position = start
    func at(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }
    func skipDigits() -> Bool {
      let first = position
      while let byte = at(position), isDigit(byte) { position += 1 }
      return position > first
    }

    if at(position) == UInt8(ascii: "-") { position += 1 }
    let leadsWithZero = at(position) == UInt8(ascii: "0")
    let integerStart = position
    guard skipDigits() else { return .broken(at: position, wanted: "a digit") }
    if leadsWithZero, position > integerStart + 1 {
      return .broken(at: integerStart + 1, wanted: "no digit after a leading zero")
    }
    if at(position) == UInt8(ascii: ".") {
      position += 1
      guard skipDigits() else { return .broken(at: position, wanted: "a digit of the fraction") }
    }
    if at(position) == UInt8(ascii: "e") || at(position) == UInt8(ascii: "E") {
      position += 1
      if at(position) == UInt8(ascii: "+") || at(position) == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() else { return .broken(at: position, wanted: "a digit of the exponent") }
    }
    return .valid(end: position)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
