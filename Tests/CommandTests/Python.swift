import Foundation
import TestSupport

/// The Python of this machine that has NumPy, and the repository's programs in it.
enum Python {
  /// No Python here imports NumPy.
  struct NoNumPy: Error, CustomStringConvertible {
    var description: String { "no python3 with NumPy was found: Scripts/setup installs it" }
  }

  /// Runs a program of the repository, and waits for it.
  ///
  /// - Throws: ``NoNumPy``, so that a test without NumPy fails and says why.
  static func run(_ program: String, _ arguments: [String]) throws -> Command {
    guard let executable else { throw NoNumPy() }
    let path = Repository.root.appending(path: program).path(percentEncoded: false)
    return try Command([path] + arguments, of: executable)
  }

  /// The system's own, which `Scripts/setup` gives NumPy, or another on the path.
  private static let executable: URL? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders = ["/usr/bin"] + path.split(separator: ":").map(String.init)
    return folders.map { URL(filePath: $0).appending(path: "python3") }.first { python in
      (try? Command(["-c", "import numpy"], of: python))?.exitCode == 0
    }
  }()
}
