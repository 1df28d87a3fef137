public import Foundation

/// A folder of its own, removed with the value that owns it.
public final class TemporaryFolder {
  /// Where it is.
  public let path: String

  /// Where it is.
  public var url: URL { URL(filePath: path) }

  /// A new and empty folder.
  public init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "swift-torus-\(ProcessInfo.processInfo.globallyUniqueString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of the file `name` in it.
  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The content of the file `name`.
  public func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: file(name)))
  }

  /// Writes the file `name`.
  public func write(_ bytes: Data, to name: String) throws {
    try bytes.write(to: URL(filePath: file(name)))
  }
}
