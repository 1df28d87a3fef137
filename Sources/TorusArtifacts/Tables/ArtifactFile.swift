/// The bytes of one file, with the path that errors name.
///
/// A regular file is mapped: its bytes stay in it, and what is large takes no memory of the process. It must
/// not change as long as this value, or a table in it, lives; see ``requireUnchanged()``.
public struct ArtifactFile: Sendable {
  /// Where the file was read.
  public let path: String

  let content: FileContent

  /// SHA-256 of the content.
  public let digest: Digest

  /// Its whole content, copied where the file is mapped.
  public var bytes: [UInt8] { content.copied }

  /// A file that is already in memory.
  public init(path: String, bytes: [UInt8]) {
    self.init(path: path, content: .memory(bytes))
  }

  /// Maps a file, or reads it whole where it is no regular one, and takes its digest.
  ///
  /// - Throws: `ArtifactError` where the file cannot be read.
  public init(contentsOf path: String) throws(ArtifactError) {
    self.init(path: path, content: try FileContent(path))
  }

  private init(path: String, content: FileContent) {
    self.path = path
    self.content = content
    digest = content.withUnsafeBytes { Digest(of: $0) }
  }

  /// Throws where a mapped file was written to, or cut, since it was opened: what was read of it may be of
  /// no one content.
  ///
  /// Where it was cut, whoever reads what is gone is ended by the system before it can ask.
  public func requireUnchanged() throws(ArtifactError) {
    if case .mapped(let mapping) = content, !mapping.isUnchanged {
      throw ArtifactError(
        path: path, offset: 0, expected: "a file that nobody writes to while it is read",
        found: "one that was changed")
    }
  }
}
