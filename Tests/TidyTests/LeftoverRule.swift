/// The rules on the text of a file: its size, and nothing in it that was left over.
enum LeftoverRule {
  /// The most lines that a source may have.
  static let mostLines = 400

  // In pieces, so that this file passes its own rule.
  private static let reminders = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]

  private static let unfinished = [
    "fatalError(\"not " + "implemented", "fatalError(\"un" + "implemented", "debug" + "Print(",
    "NS" + "Log(", "du" + "mp(",
  ]

  private static let mergeMarks = ["<<<<" + "<<<", ">>>>" + ">>>", "||||" + "|||"]

  /// A source that is longer than the house allows.
  static func sizeViolations(in file: TextFile) -> [Violation] {
    if file.lines.count <= mostLines { return [] }
    return [
      Violation(path: file.path, message: "\(file.lines.count) lines, more than \(mostLines)")
    ]
  }

  /// Reminders, unfinished code, merge marks, tabs and spaces at line ends.
  static func violations(in file: TextFile) -> [Violation] {
    file.lines.enumerated().flatMap { index, line in
      messages(for: line).map { Violation(path: file.path, line: index + 1, message: $0) }
    }
  }

  private static func messages(for line: String) -> [String] {
    var messages: [String] = []
    let words = line.split { !$0.isLetter }
    for reminder in reminders where words.contains(Substring(reminder)) {
      messages.append("the reminder \(reminder)")
    }
    for piece in unfinished where contains(line, call: piece) {
      messages.append("the unfinished or debugging call \(piece)")
    }
    for mark in mergeMarks where line.hasPrefix(mark) { messages.append("a merge mark") }
    if line.contains("\t") { messages.append("a tab") }
    if line.last == " " || line.last == "\r" { messages.append("a space at the end of the line") }
    return messages
  }

  /// Whether `line` has `call` where a name begins, not inside a longer name.
  private static func contains(_ line: String, call: String) -> Bool {
    line.ranges(of: call).contains { range in
      guard range.lowerBound > line.startIndex else { return true }
      let before = line[line.index(before: range.lowerBound)]
      return !before.isLetter && !before.isNumber && before != "_"
    }
  }

  /// Names that a disk, a shell or a reader may stumble on.
  static func nameViolations(in path: String) -> [Violation] {
    var violations: [Violation] = []
    if !path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) {
      violations.append(
        Violation(path: path, message: "a name with a space or a character outside ASCII"))
    }
    if path.hasSuffix("/Placeholder.swift") {
      violations.append(Violation(path: path, message: "an empty room"))
    }
    return violations
  }
}
