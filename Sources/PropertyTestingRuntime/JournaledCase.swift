public import Foundation
public import PropertyTesting

/// A case that a journal holds: what was running when a process ended.
public struct JournaledCase: Hashable, Sendable {
  /// The law.
  public let law: LawName
  /// The number of the case.
  public let caseNumber: UInt64
  /// The choices that the law had got.
  public let choices: ChoiceSequence

  /// The case as a line, which replays it.
  public var replayLine: String { "\(law) \(ChoiceEncoding(choices))" }

  /// The case in the file at `url`; `nil` if no case was running.
  ///
  /// - Throws: `RuntimeError` if the file cannot be read, or is no journal: file, byte offset, what
  ///   was expected and what was found.
  public init?(contentsOf url: URL) throws(RuntimeError) {
    let path = url.path(percentEncoded: false)
    let bytes: Data
    do {
      bytes = try Data(contentsOf: url)
    } catch {
      throw .unreadable(path)
    }
    do throws(MalformedBytes) {
      try self.init(bytes: Array(bytes))
    } catch {
      throw .malformed(path, error)
    }
  }

  /// The case in the bytes of a journal; `nil` if no case was running.
  init?(bytes: [UInt8]) throws(MalformedBytes) {
    func require(
      _ condition: Bool, _ offset: Int, _ expected: String, _ found: @autoclosure () -> String
    ) throws(MalformedBytes) {
      guard condition else {
        throw MalformedBytes(offset: offset, expected: expected, found: found())
      }
    }
    func number(_ offset: Int) -> UInt64 { Self.number(bytes, offset, UInt64.self) }

    let header = JournalLayout.choices
    try require(
      bytes.count >= header, bytes.count, "a header of \(header) bytes", "the end of the file")
    try require(
      bytes.starts(with: JournalLayout.magic), 0, "'PTJRNL01'", "another file")
    let isRunning = number(JournalLayout.header)
    try require(isRunning <= 1, JournalLayout.header, "0 or 1", "a larger number")
    if isRunning == 0 { return nil }
    let length = number(JournalLayout.nameLength)
    try require(
      length <= UInt64(JournalLayout.longestName), JournalLayout.nameLength,
      "a length of at most \(JournalLayout.longestName)", "\(length)")
    let name = bytes[JournalLayout.name..<JournalLayout.name + Int(length)]
    guard let law = LawName(String(decoding: name, as: UTF8.self)) else {
      throw MalformedBytes(
        offset: JournalLayout.name, expected: "the name of a law", found: "other bytes")
    }
    let count = number(JournalLayout.choiceCount)
    let room = (bytes.count - header) / JournalLayout.stride
    try require(
      count <= UInt64(room), JournalLayout.choiceCount, "at most \(room) choices", "\(count)")
    var choices: [Choice] = []
    for place in 0..<Int(count) {
      let offset = JournalLayout.byteCount(choices: place)
      let value = Self.number(bytes, offset + JournalLayout.value, UInt128.self)
      let maximum = Self.number(bytes, offset, UInt128.self)
      let kind = bytes[offset + JournalLayout.kind]
      guard let domain = ChoiceDomain(kind: ChoiceKind(rawValue: kind), maximum: maximum) else {
        throw MalformedBytes(
          offset: offset, expected: "a domain of choices",
          found: "kind \(kind) up to \(maximum)")
      }
      try require(
        value <= maximum, offset + JournalLayout.value, "a value of at most \(maximum)", "\(value)")
      choices.append(Choice(value, from: domain))
    }
    self.law = law
    caseNumber = number(JournalLayout.caseNumber)
    self.choices = ChoiceSequence(choices)
  }

  private static func number<Number: FixedWidthInteger>(
    _ bytes: [UInt8], _ offset: Int, _: Number.Type
  ) -> Number {
    let size = Number.bitWidth / 8
    return bytes[offset..<offset + size].reversed().reduce(0) { $0 << 8 | Number($1) }
  }
}

extension ChoiceDomain {
  /// The domain of this kind and maximum; `nil` if there is none.
  init?(kind: ChoiceKind?, maximum: UInt128) {
    let isAllOnes = maximum & (maximum &+ 1) == 0 && maximum > 0
    switch kind {
    case .index: self = .index(through: maximum)
    case .unsigned where isAllOnes: self = .unsigned(width: 128 - maximum.leadingZeroBitCount)
    case .signed where isAllOnes: self = .signed(width: 128 - maximum.leadingZeroBitCount)
    case .float where [16, 32, 64].contains(128 - maximum.leadingZeroBitCount):
      self = .floats(through: maximum)
    default: return nil
    }
  }
}
