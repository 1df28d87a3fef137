import Foundation

/// One run of the built command: what it wrote, and its exit code.
struct Command {
  let exitCode: Int32
  let output: String
  let complaint: String

  /// Runs `torus` with these arguments, and waits for it.
  init(_ arguments: String...) throws { try self.init(arguments) }

  /// Runs `torus`, or another program, with these arguments, and waits for it.
  init(_ arguments: [String], of executable: URL = Self.torus) throws {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    let (output, complaint) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = complaint
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Both pipes are drained while the command runs; neither is written enough to fill one while
    // the other is read.
    self.output = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    self.complaint = String(
      decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    exitCode = process.terminationStatus
  }

  /// The product beside the test bundle.
  static var torus: URL {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.appending(path: "torus")
  }
}
