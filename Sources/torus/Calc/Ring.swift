import ArgumentParser
import BigInt
import ToroidalArithmetic
import TorusArtifacts

/// The options that say which circle is meant.
struct RingOptions: ParsableArguments {
  @Option(help: "The width w of the circle Z/2^w, from 1 to 128.")
  var width: Int

  @Flag(help: "Write points in [-2^(w-1), 2^(w-1)) rather than in [0, 2^w).")
  var signed = false

  @OptionGroup var output: OutputOptions

  /// The type whose values are the points.
  var scalar: Widths.Scalar { (signed ? Widths.signed : Widths.unsigned)[width - 1] }

  func validate() throws {
    guard (1...128).contains(width) else {
      throw ValidationError("--width takes a number from 1 to 128, found \(width)")
    }
  }

  /// Prints the answer: the words for people, or the object.
  func answer(_ words: String, _ members: [JSONValue.Member]) { output.answer(words, members) }
}

/// The option that says for whom the answer is.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON object.")
  var json = false

  /// Prints the answer: the words for people, or the object.
  func answer(_ words: String, _ members: [JSONValue.Member]) {
    json ? Console.say(members) : Console.say(words)
  }
}

extension BigInt {
  /// The integer that the text writes in decimal, or in hexadecimal after `0x`, with its sign in
  /// front: -128 and -0x80. Nil for any other text.
  fileprivate init?(writing text: some StringProtocol) {
    let magnitude = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    let isHexadecimal = magnitude.hasPrefix("0x") || magnitude.hasPrefix("0X")
    let digits = isHexadecimal ? magnitude.dropFirst(2) : magnitude
    guard digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let value = BigInt(digits, radix: isHexadecimal ? 16 : 10)
    else { return nil }
    self = text.first == "-" ? -value : value
  }

  /// The integer that the text writes, of any size.
  init(written text: some StringProtocol) throws {
    guard let integer = BigInt(writing: text) else {
      throw Failure.badInput("expected an integer, found '\(text)'")
    }
    self = integer
  }
}

extension FixedWidthInteger {
  /// The integer that the text writes in decimal, or in hexadecimal after `0x`.
  init(written text: some StringProtocol) throws {
    let integer = BigInt(writing: text)
    guard let integer, (BigInt(Self.min)...BigInt(Self.max)).contains(integer) else {
      throw Failure.badInput("expected an integer in \(Self.min)...\(Self.max), found '\(text)'")
    }
    self.init(residueOf: integer)
  }

  /// The integer that the token writes.
  init(written token: NumberToken) throws { try self.init(written: token.text) }

  /// The integers that the token writes with commas between them; none for no text.
  static func list(_ token: NumberToken) throws -> [Self] {
    if token.text.isEmpty { return [] }
    return try token.text.split(separator: ",", omittingEmptySubsequences: false).map {
      try Self(written: $0)
    }
  }
}

/// floor + numerator/denominator as people write it: 7, 255.5, 5/3.
private func text(_ floor: BigInt, _ numerator: UInt64, _ denominator: UInt64) -> String {
  if numerator == 0 { return "\(floor)" }
  let whole = floor * BigInt(denominator) + BigInt(numerator)
  guard denominator == 2 else { return "\(whole)/\(denominator)" }
  return "\(whole < 0 ? "-" : "")\(whole.magnitude / 2).5"
}

extension RationalPoint {
  /// The value as people write it.
  var text: String { torus.text(BigInt(floor), numerator, denominator) }
}

extension Variation {
  /// The value as people write it.
  var text: String {
    torus.text(BigInt("\(floor)") ?? 0, numerator, denominator)
  }
}

extension JSONValue {
  /// The number that `digits` writes, digit for digit; a fraction is a string.
  static func number(exactly digits: String) -> JSONValue {
    JSONNumber(text: digits).map { .number($0) } ?? .string(digits)
  }

  /// The integer, digit for digit.
  static func number(_ integer: some BinaryInteger) -> JSONValue { .number(exactly: "\(integer)") }
}
