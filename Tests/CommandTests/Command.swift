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
    self.output = Self.text(of: output)
    self.complaint = Self.text(of: complaint)
    process.waitUntilExit()
    exitCode = process.terminationStatus
  }

  /// All that comes through a pipe. Foundation's own reading traps where a signal interrupts it.
  private static func text(of pipe: Pipe) -> String {
    var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while true {
      let count = read(pipe.fileHandleForReading.fileDescriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  /// The product beside the test bundle.
  static var torus: URL {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return bundle.appending(path: "torus")
  }
}
