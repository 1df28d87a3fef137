public import PropertyTesting

/// A case of a law, as counterexample files hold it.
///
/// A file holds either lines `SCALAR LAW v1:HEX`, as reports print them; or one line `SCALAR LAW`
/// and after it, to the end of the file, the choices as bytes, as fuzzers write them. Both mean
/// the same case in the same encoding, so that what one engine found is replayed by every other.
/// Where a law is over no scalar type, such as that of a format, its name stands alone.
public struct StoredCase: Sendable {
  /// The name of the scalar type; `nil` if the law is over none.
  public let scalar: String?

  /// The law, over that type.
  public let law: Law

  /// The choices of the case.
  public let encoding: ChoiceEncoding

  /// The case as a line of text, without its end.
  public var line: String { (scalar.map { "\($0) " } ?? "") + "\(law.name) \(encoding)" }

  /// The report on the law for the case.
  public func replay() -> Report { Replayer().run(law, on: encoding) }

  /// The cases in the content of a file; blank lines do not count.
  ///
  /// - Parameters:
  ///   - file: the content.
  ///   - laws: the laws over no scalar type that may stand in it.
  /// - Returns: the cases, in their order.
  /// - Throws: `StoredCaseError` for a line that is none, with its place.
  public static func cases(
    in file: [UInt8], orOf laws: [Law] = []
  ) throws(StoredCaseError) -> [StoredCase] {
    let end = file.firstIndex(of: newline) ?? file.count
    let words = file[..<end].split(separator: space)
    if let last = words.last, !isEncoding(last) {
      return [try read(file[..<end], choices: Array(file[end...].dropFirst()), orOf: laws)]
    }
    var cases: [StoredCase] = []
    for line in file.split(separator: newline) where line.contains(where: { $0 != space }) {
      cases.append(try read(line, choices: nil, orOf: laws))
    }
    return cases
  }

  /// Whether a word is choices in text, of whatever version.
  private static func isEncoding(_ word: ArraySlice<UInt8>) -> Bool {
    word.first == UInt8(ascii: "v") && word.contains(UInt8(ascii: ":"))
  }

  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  /// The case whose scalar, law and, unless `choices` holds them, choices stand in `line`.
  private static func read(
    _ line: ArraySlice<UInt8>, choices: [UInt8]?, orOf loneLaws: [Law]
  ) throws(StoredCaseError) -> StoredCase {
    var words = line.split(separator: space).map { String(decoding: $0, as: UTF8.self) }
    func refuse(_ expected: String) -> StoredCaseError {
      let text = String(decoding: line.prefix(80), as: UTF8.self)
      return StoredCaseError(offset: line.startIndex, expected: expected, found: text)
    }
    let text = choices == nil ? words.popLast() ?? "" : nil
    let lone = loneLaws.first { [$0.name.text] == words }
    guard lone != nil || words.count == 2 else { throw refuse("'SCALAR LAW v1:HEX'") }
    let scalar = lone == nil ? ScalarType.all.first { $0.name == words[0] } : nil
    guard lone != nil || scalar != nil else {
      throw refuse("the name of a scalar type, such as UInt8 or SignedBits<3>")
    }
    let laws = scalar.map { $0.scalarLaws + $0.vectorLaws(.sampled) } ?? []
    guard let law = lone ?? laws.first(where: { $0.name.text == words[1] }) else {
      throw refuse("the name of a law, as 'torus laws list' prints it")
    }
    guard
      let encoding = choices.map(ChoiceEncoding.init(bytes:))
        ?? text.flatMap(ChoiceEncoding.init(text:))
    else { throw refuse("choices as 'v1:' and two hexadecimal digits a byte") }
    return StoredCase(scalar: scalar?.name, law: law, encoding: encoding)
  }
}

/// A line of a counterexample file that is no case.
public struct StoredCaseError: Error, Equatable, Sendable {
  /// The byte at which the line begins.
  public let offset: Int
  /// What should stand there.
  public let expected: String
  /// What stands there, its first 80 bytes.
  public let found: String
}

extension StoredCaseError: CustomStringConvertible {
  /// `byte 12: expected …, found '…'`.
  public var description: String { "byte \(offset): expected \(expected), found '\(found)'" }
}
