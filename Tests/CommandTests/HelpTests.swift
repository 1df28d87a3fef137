import Foundation
import Testing

/// What the command says of itself.
@Suite("torus --help")
struct HelpTests {
  /// Every command and the commands under it, as words after `torus`.
  static let commands = under([])

  private static func under(_ words: [String]) -> [[String]] {
    guard let help = try? Command(words + ["--help"]).output else { return [words] }
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    // Two spaces, a name, and what it does: between a heading of subcommands and 'See …'.
    let names = lines.drop { !$0.hasSuffix("SUBCOMMANDS:") }.prefix { !$0.hasPrefix("  See") }
      .compactMap { line -> String? in
        guard line.hasPrefix("  "), !line.hasPrefix("   ") else { return nil }
        return line.split(separator: " ").first.map(String.init)
      }
    return [words] + names.flatMap { under(words + [$0]) }
  }

  @Test("all commands are found")
  func commandsAreFound() {
    #expect(Self.commands.contains(["laws", "replay"]))
    #expect(Self.commands.contains(["calc", "midpoint"]))
    #expect(Self.commands.count >= 50, "found \(Self.commands.count)")
  }

  @Test("has an example, and says what the examples answer", arguments: commands)
  func examples(_ words: [String]) throws {
    let help = try Command(words + ["--help"])
    #expect(help.exitCode == 0)
    let name = (["torus"] + words).joined(separator: " ")
    #expect(help.output.contains("Example: \(name) "))
    // 'torus calc … # answer', or the answer in the next line.
    let pattern = /torus (calc [^#\n]*)(?:\n +)?# (.*)/
    for match in help.output.matches(of: pattern) {
      let arguments = match.1.split(whereSeparator: \.isWhitespace).map {
        $0.trimmingCharacters(in: ["'"])
      }
      let run = try Command(arguments)
      #expect(run.output == "\(match.2)\n", "torus \(match.1)")
    }
  }

  @Test("fills its lines of 80 columns, and no more", arguments: commands)
  func lines(_ words: [String]) throws {
    let help = try Command(words + ["--help"]).output
    let overview = help.prefix(upTo: help.range(of: "\nUSAGE:")?.lowerBound ?? help.endIndex)
    let lines = overview.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines { #expect(line.count <= 80) }
    for (line, next) in zip(lines, lines.dropFirst()) {
      guard let word = next.split(separator: " ").first, !line.isEmpty else { continue }
      // A list's next entry, an example and its continuation are lines of their own. What fills a line of 80 columns
      // is wrapped, too.
      if next.hasPrefix(" ") || next.hasPrefix("--") || word == "Example:" { continue }
      #expect(line.count + 1 + word.count >= 80, "'\(word)' would have fit behind '\(line)'")
    }
  }
}
