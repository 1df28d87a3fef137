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

extension FixedWidthInteger {
  /// The integer that the text writes in decimal, or in hexadecimal after `0x`.
  init(written text: some StringProtocol) throws {
    let lowered = text.lowercased()
    let isHexadecimal = lowered.hasPrefix("0x")
    let digits = isHexadecimal ? String(lowered.dropFirst(2)) : String(text)
    let radix = isHexadecimal ? 16 : 10
    // 10 is no value of a narrow type, so digits are read in the widest one.
    let value: Self? =
      if Self.isSigned {
        Int128(digits, radix: radix).flatMap { Self(exactly: $0) }
      } else {
        UInt128(digits, radix: radix).flatMap { Self(exactly: $0) }
      }
    guard let value else {
      throw Failure.badInput("expected an integer in \(Self.min)...\(Self.max), found '\(text)'")
    }
    self = value
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
