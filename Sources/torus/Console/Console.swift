import ArgumentParser
import Foundation
import TorusArtifacts

/// What the command says: results on standard output, everything else on standard error.
///
/// A result that cannot be written was not given: the command then says so, and ends with exit
/// code 2. Only a reader that went away (`torus … | head`) is no error of ours.
enum Console {
  /// Writes one line to standard output.
  static func say(_ line: String) { answer(line + "\n") }

  /// Writes one JSON object, its keys sorted, on one line of standard output.
  static func say(_ members: [JSONValue.Member]) {
    answer(String(decoding: JSONValue.object(members).canonicalBytes(), as: UTF8.self))
  }

  /// Writes one error line to standard error.
  static func complain(_ line: String) { report("torus: error: \(line)") }

  /// Writes one line of progress to standard error; there is nowhere to say that it failed.
  static func report(_ line: String) { _ = put(line + "\n", to: STDERR_FILENO) }

  /// Keeps the numbers of the standard streams from files: the first file opened would get that of
  /// a closed standard output, and the answer would be written into it. Such a stream is opened
  /// so that writing to it fails.
  static func occupyClosedStreams() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(stream, F_GETFD) == -1 {
      // The least free number, which is this one, is the one that is given.
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  private static func answer(_ text: String) {
    let failure = put(text, to: STDOUT_FILENO)
    if failure == 0 || failure == EPIPE { return }
    let reason = String(cString: strerror(failure))
    complain("standard output: expected to write the answer, found '\(reason)'")
    exit(ExitCode.badInput.rawValue)
  }

  /// Writes all of the text: 0, or the system's number of what went wrong.
  private static func put(_ text: String, to stream: Int32) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(stream, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest.removeFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // The stream does not wait by itself, as one that a shell shares with another program.
        var wanted = pollfd(fd: stream, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wanted, 1, -1)
      default: return errno
      }
    }
    return 0
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
