import Foundation

/// The rule that links of the Markdown files to files of the repository lead somewhere.
enum LinkRule {
  /// The links of `page` to paths for which `exists` is false, code blocks left out.
  static func violations(in page: TextFile, exists: (String) -> Bool) -> [Violation] {
    var violations: [Violation] = []
    var isCode = false
    for (index, line) in page.lines.enumerated() {
      if line.drop(while: \.isWhitespace).hasPrefix("```") { isCode.toggle() }
      if isCode { continue }
      let prose = line.replacing(/`[^`]*`/, with: "")
      for match in prose.matches(of: /\]\(\s*<?([^)\s>]+)/) {
        let link = String(match.1)
        guard let path = path(of: link, from: page), !exists(path) else { continue }
        violations.append(
          Violation(path: page.path, line: index + 1, message: "the link \(link) leads nowhere"))
      }
    }
    return violations
  }

  /// The path relative to the root that `link` names; nil for other sites and for anchors.
  static func path(of link: String, from page: TextFile) -> String? {
    if link.contains(/^[a-z][a-z0-9+.\-]*:/) || link.hasPrefix("#") { return nil }
    let target = link.prefix { $0 != "#" }
    var parts = link.hasPrefix("/") ? [] : Array(page.components.dropLast())
    for part in target.split(separator: "/") {
      switch part {
      case ".": continue
      case ".." where !parts.isEmpty && parts.last != "..": parts.removeLast()
      default: parts.append(part.removingPercentEncoding ?? String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
