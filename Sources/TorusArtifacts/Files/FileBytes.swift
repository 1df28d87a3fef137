internal import Foundation

/// Whole files as bytes.
public enum FileBytes {
  /// What is read at most of a pipe or a device, which may have no end: 1 GiB.
  static let mostOfStreams = 1 << 30

  /// Every byte of the file at `path`.
  ///
  /// A file that cannot be opened or read, or that is a folder, throws with the system's reason; so does what
  /// is no regular file, and has more than 1 GiB.
  ///
  /// - Complexity: O(*n*) time and memory in the size of the file.
  public static func read(_ path: String) throws(ArtifactError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path, errno) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, Int(status.st_size)))
    while true {
      var failure: Int32 = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
        var received: Int
        repeat {
          received = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
        } while received < 0 && errno == EINTR
        failure = received < 0 ? errno : 0
        count = max(0, received)
      }
      guard failure == 0 else { throw unreadable(path, failure) }
      guard !chunk.isEmpty else { return bytes }
      guard status.isRegular || bytes.count + chunk.count <= mostOfStreams else {
        throw ArtifactError(
          path: path, offset: mostOfStreams,
          expected: "the end of what is no regular file, after at most 1 GiB", found: "more")
      }
      bytes += chunk
    }
  }

  /// Whether something is at `path`, of whatever kind.
  static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  /// Whether a regular file is at `path`, also behind symbolic links.
  static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.isRegular
  }

  private static func unreadable(_ path: String, _ code: Int32) -> ArtifactError {
    ArtifactError(path: path, offset: 0, expected: .readableFile, found: .system(code))
  }
}

extension stat {
  /// Whether it is a file with an end, and no folder, pipe or device.
  var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
}
