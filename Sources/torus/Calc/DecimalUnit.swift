/// The unit 10^-places, in which decimal coordinates are integers.
///
///     0.5, 12.3, -7.1     5, 123, -71 in units of 0.1
struct DecimalUnit {
  let places: Int

  /// The greatest such unit of which all the numbers are multiples.
  init(of numbers: [ExactNumber]) { places = numbers.map(\.places).max() ?? 0 }

  /// The number in this unit.
  func integer(_ number: ExactNumber) throws -> Int64 {
    guard let integer = Int64(exactly: number.scaled(places: places)) else {
      throw Failure.badInput(
        "expected coordinates, periods and edges in -2^63...2^63 - 1"
          + (places == 0 ? "" : " times 10^-\(places), their common unit")
          + ", found '\(number.text)'")
    }
    return integer
  }

  /// The number that the integer with these digits is in this unit, or in its power.
  func text(_ integer: some CustomStringConvertible, power: Int = 1) -> String {
    let digits = integer.description
    let sign = digits.hasPrefix("-") ? "-" : ""
    let magnitude = digits.dropFirst(sign.count)
    let count = places * power
    let padded = String(repeating: "0", count: max(0, count + 1 - magnitude.count)) + magnitude
    var fraction = padded.suffix(count)
    while fraction.last == "0" { fraction.removeLast() }
    return sign + padded.dropLast(count) + (fraction.isEmpty ? "" : "." + fraction)
  }
}

extension ExactNumber {
  /// The number that the text writes.
  init(written text: some StringProtocol) throws {
    guard let number = try ExactNumber(text) else {
      throw Failure.badInput("expected a finite number, found '\(text)'")
    }
    self = number
  }

  /// The numbers that the token writes with commas between them; none for no text.
  static func list(_ token: NumberToken) throws -> [ExactNumber] {
    if token.text.isEmpty { return [] }
    return try token.text.split(separator: ",", omittingEmptySubsequences: false).map {
      try ExactNumber(written: $0)
    }
  }
}
