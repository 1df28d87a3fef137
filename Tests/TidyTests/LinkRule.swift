import Foundation

/// The rule that links of the Markdown files to files and headings of the repository lead somewhere.
enum LinkRule {
  /// The links of `page` to paths that have no `anchors`, or not that of the link; code blocks left out.
  ///
  /// `anchors` gives the headings of the page at a path, as links name them; none of what is no page, and `nil`
  /// where nothing is.
  static func violations(in page: TextFile, anchors: (String) -> Set<String>?) -> [Violation] {
    var violations: [Violation] = []
    for (index, line) in prose(of: page) {
      for match in line.replacing(/`[^`]*`/, with: "").matches(of: /\]\(\s*<?([^)\s>]+)/) {
        let link = String(match.1)
        guard let path = path(of: link, from: page) else { continue }
        let anchor = link.firstIndex(of: "#").map { String(link[link.index(after: $0)...]) }
        let anchors = anchors(path)
        if let anchors, anchor.map({ anchors.contains($0) }) ?? true { continue }
        violations.append(
          Violation(path: page.path, line: index + 1, message: "the link \(link) leads nowhere"))
      }
    }
    return violations
  }

  /// The anchors that GitHub gives the headings of a page: lower case, spaces as hyphens, without punctuation.
  static func anchors(of page: TextFile) -> Set<String> {
    var anchors: Set<String> = []
    for (_, line) in prose(of: page) {
      guard let heading = line.wholeMatch(of: /#{1,6} +(.*)/) else { continue }
      let kept = heading.1.lowercased().filter { $0.isLetter || $0.isNumber || "-_ ".contains($0) }
      let name = kept.replacing(" ", with: "-")
      // A second heading of one name gets a number.
      let names = [name] + (1...).lazy.prefix(anchors.count).map { "\(name)-\($0)" }
      if let free = names.first(where: { !anchors.contains($0) }) { anchors.insert(free) }
    }
    return anchors
  }

  /// The lines outside code blocks, with their places.
  private static func prose(of page: TextFile) -> [(index: Int, line: String)] {
    var isCode = false
    return page.lines.enumerated().compactMap { index, line in
      let isFence = line.drop(while: \.isWhitespace).hasPrefix("```")
      if isFence { isCode.toggle() }
      return isCode || isFence ? nil : (index, String(line))
    }
  }

  /// The path relative to the root that `link` names; nil for other sites.
  static func path(of link: String, from page: TextFile) -> String? {
    if link.contains(/^[a-z][a-z0-9+.\-]*:/) { return nil }
    let target = link.prefix { $0 != "#" }
    if target.isEmpty { return page.path }
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
