/// A place where the repository breaks one of its own rules.
struct Violation: Hashable, CustomStringConvertible {
  /// The file, relative to the root.
  let path: String
  /// The line, counted from 1, where one line is to blame.
  var line: Int?
  /// What is wrong there.
  let message: String

  var description: String {
    if let line { "\(path):\(line): \(message)" } else { "\(path): \(message)" }
  }
}

/// A text file of the repository.
struct TextFile {
  /// The path relative to the root, as `Sources/PropertyTesting/Laws/Law.swift`.
  let path: String
  /// The lines without their ends; a final line end begins no further line.
  let lines: [String]

  init(path: String, text: String) {
    self.path = path
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  /// The folders and the name, outermost first.
  var components: [String] { path.split(separator: "/").map(String.init) }

  /// What follows the last dot of the name; empty if there is none.
  var pathExtension: String {
    guard let name = components.last, let dot = name.lastIndex(of: ".") else { return "" }
    return String(name[name.index(after: dot)...])
  }
}
