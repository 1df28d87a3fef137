import BigInt
import ToroidalArithmetic

/// A rational number exactly as a text writes it: significand · base^exponent.
///
///     12.50       1250 · 10^-2, kept as 125 · 10^-1
///     -1e-400     -1 · 10^-400
///     0x1.8p-3    0x18 · 2^-7
struct ExactNumber {
  /// The number as it was typed.
  let text: String

  private let significand: BigInt
  /// 10, or 2 after `0x`.
  private let base: BigInt
  private let exponent: Int

  /// The most digits of a significand, and the greatest magnitude of an exponent.
  static let limit = 10_000

  /// The number that the text writes as Swift writes numbers, in decimal or in hexadecimal after
  /// `0x`; nil for what is no finite number.
  ///
  /// Throws where there are more digits or a greater exponent than ``limit``.
  init?(_ text: some StringProtocol) throws {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    let isHexadecimal = rest.hasPrefix("0x") || rest.hasPrefix("0X")
    if isHexadecimal { rest.removeFirst(2) }
    let mark = rest.firstIndex { (isHexadecimal ? "pP" : "eE").contains($0) } ?? rest.endIndex
    let parts = rest[..<mark].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard
      parts.joined().wholeMatch(of: isHexadecimal ? /[0-9A-Fa-f]+/ : /[0-9]+/) != nil,
      rest[mark...].wholeMatch(of: /(?:.[+-]?[0-9]+)?/) != nil
    else { return nil }
    // Zeros at the end say nothing, and would make a finer unit of "1.0" than of "1".
    var fraction = parts.dropFirst().first ?? ""
    while fraction.last == "0" { fraction.removeLast() }
    let digits = parts[0] + fraction
    let written = mark == rest.endIndex ? 0 : Int(rest[mark...].dropFirst())
    guard digits.count <= Self.limit, let written, (-Self.limit...Self.limit).contains(written),
      let magnitude = BigInt(digits.isEmpty ? "0" : digits, radix: isHexadecimal ? 16 : 10)
    else {
      let beginning = text.count > 40 ? "\(text.prefix(40))…" : "\(text)"
      throw Failure.badInput(
        "expected a number of at most \(Self.limit) digits, with an exponent from -\(Self.limit) "
          + "to \(Self.limit), found '\(beginning)'")
    }
    self.text = String(text)
    significand = isNegative ? -magnitude : magnitude
    base = isHexadecimal ? 2 : 10
    exponent = written - fraction.count * (isHexadecimal ? 4 : 1)
  }

  /// The number as a quotient of integers, the second at least 1, perhaps with common divisors.
  var quotient: (BigInt, BigInt) {
    exponent < 0
      ? (significand, base.power(-exponent)) : (significand * base.power(exponent), 1)
  }

  /// The least number of decimal places that write the number, or a few more.
  var places: Int { significand == 0 ? 0 : max(0, -exponent) }

  /// The number times 10^places, for at least ``places`` of them.
  func scaled(places: Int) -> BigInt {
    // 10^places · base^exponent is whole: 10 = 2 · 5.
    let (numerator, denominator) = quotient
    return numerator * BigInt(10).power(places) / denominator
  }
}

extension FixedWidthInteger {
  /// The code of the angle x, of which `turn` make a full turn: x/turn · 2^w rounded once to an
  /// integer, modulo 2^w.
  init(_ x: ExactNumber, turn: Int, rounding: CircularRounding) {
    let (numerator, denominator) = x.quotient
    let (steps, unit) = (numerator << Self.bitWidth, denominator * BigInt(turn))
    let rest = steps.modulus(unit)
    // Only the place between floor and floor + 1 matters: at it, or before, at or behind the half.
    let quarters: UInt64 = rest == 0 ? 0 : 2 * rest < unit ? 1 : 2 * rest == unit ? 2 : 3
    let floor = Self(residueOf: (steps - rest) / unit)
    self = RationalPoint(floor: floor, numerator: quarters, denominator: 4).rounded(rounding)
  }

  /// The integer modulo 2^w, w ≤ 128.
  init(residueOf integer: BigInt) {
    let residue = integer.modulus(BigInt(1) << Self.bitWidth)
    self.init(truncatingIfNeeded: UInt128(residue))
  }
}
