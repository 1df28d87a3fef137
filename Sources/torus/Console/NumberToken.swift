import ArgumentParser

/// A command-line token that is a number, or a comma-separated list of them.
///
/// ArgumentParser takes `-128` for a misspelled option. So words of `torus calc` that look like
/// numbers get another first character before they are parsed, and lose it here: a mistyped option
/// is still a usage error, and every number is a value. Other commands take names of files, which
/// must not change: their words are parsed as they were typed.
struct NumberToken: ExpressibleByArgument {
  /// The token as it was typed, with a hyphen for a minus sign.
  let text: String

  /// The mark is a minus sign that no keyboard types and no option begins with.
  private static let mark: Character = "\u{2212}"

  init(argument: String) {
    text = argument.first == Self.mark ? "-" + argument.dropFirst() : argument
  }

  /// The words of a command line, those that are numbers with a mark for their hyphen.
  static func shielded(_ words: [String]) -> [String] {
    words.first == "calc" ? words.map(shielded) : words
  }

  /// What is said of shielded words, in the words that were typed.
  static func unshielded(_ message: String) -> String {
    message.replacing("\(mark)", with: "-")
  }

  /// The token with its hyphen replaced if what follows is the beginning of a number.
  private static func shielded(_ token: String) -> String {
    guard token.first == "-" else { return token }
    let rest = token.dropFirst().lowercased()
    let digits = rest.first == "." ? rest.dropFirst() : rest[...]
    let isNumber =
      digits.first?.isNumber == true || ["inf", "infinity", "nan"].contains(rest)
    return isNumber ? String(mark) + token.dropFirst() : token
  }

  /// The finite or non-finite number nearest to what the token writes.
  func real() throws -> Double {
    guard let value = Double(text) else {
      throw Failure.badInput("expected a real number, found '\(text)'")
    }
    return value
  }
}
