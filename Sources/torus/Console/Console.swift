import Foundation
import TorusArtifacts

/// What the command says: results on standard output, everything else on standard error.
enum Console {
  /// Writes one line to standard output.
  static func say(_ line: String) { write(line + "\n", to: FileHandle.standardOutput) }

  /// Writes one JSON object, its keys sorted, on one line of standard output.
  static func say(_ members: [JSONValue.Member]) {
    write(
      String(decoding: JSONValue.object(members).canonicalBytes(), as: UTF8.self),
      to: FileHandle.standardOutput)
  }

  /// Writes one error line to standard error.
  static func complain(_ line: String) {
    write("torus: error: \(line)\n", to: FileHandle.standardError)
  }

  /// Writes one line of progress to standard error.
  static func report(_ line: String) { write(line + "\n", to: FileHandle.standardError) }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that went away (`torus … | head`) is no error of ours.
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// A table with a line under its heading, numbers to the right and words to the left.
  static func table(_ heading: [String], _ rows: [[String]]) -> String {
    let all = [heading] + rows
    let widths = heading.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      cells.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }.joined(separator: "  ")
    }
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return ([line(heading), rule] + rows.map(line)).joined(separator: "\n")
  }
}
