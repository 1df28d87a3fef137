/// The bytes of one file, with the path that errors name.
public struct ArtifactFile: Sendable {
  /// Where the file was read.
  public let path: String

  /// Its whole content.
  public let bytes: [UInt8]

  /// SHA-256 of the content.
  public let digest: Digest

  /// A file that is already in memory.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    self.digest = Digest(of: bytes)
  }

  /// Reads a file whole.
  ///
  /// - Throws: `ArtifactError` where the file cannot be read.
  public init(contentsOf path: String) throws(ArtifactError) {
    self.init(path: path, bytes: try FileBytes.read(path))
  }
}
