import Foundation
import TestSupport
import Testing

/// The repository's git, where there is one: an exported copy has none.
enum Git {
  /// Why the rules that ask git may be skipped.
  static let reason: Comment = "there is no git, or this is not its working copy"

  /// Whether git runs here and knows this folder.
  static var isUsable: Bool { lines(["rev-parse", "--is-inside-work-tree"]) == ["true"] }

  /// The lines that git prints for `arguments`; nil if it cannot be run or fails.
  static func lines(_ arguments: [String]) -> [String]? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", Repository.root.path] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(bytes: data, encoding: .utf8)?.split(separator: "\n").map(String.init)
  }
}
