internal import Foundation

/// The bytes of a file: mapped where it is a regular one, so that they stay in the file, else in memory.
enum FileContent: Sendable {
  case memory([UInt8])
  case mapped(FileMapping)

  /// Opens the file at `path`; what is no regular file, such as a pipe, is read whole.
  init(_ path: String) throws(ArtifactError) {
    if let mapping = try FileMapping(path) {
      self = .mapped(mapping)
    } else {
      self = .memory(try FileBytes.read(path))
    }
  }

  var count: Int {
    switch self {
    case .memory(let bytes): bytes.count
    case .mapped(let mapping): mapping.bytes.count
    }
  }

  /// A copy of what is mapped; what is in memory, itself.
  var copied: [UInt8] {
    switch self {
    case .memory(let bytes): bytes
    case .mapped(let mapping): withExtendedLifetime(mapping) { [UInt8](mapping.bytes) }
    }
  }

  /// Calls `body` with all bytes.
  @inline(__always)
  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch self {
    case .memory(let bytes): bytes.withUnsafeBytes(body)
    case .mapped(let mapping): withExtendedLifetime(mapping) { body(mapping.bytes) }
    }
  }
}

/// The bytes of a regular file, mapped for reading as long as this object lives.
///
/// Who writes to the file changes these bytes too; and where it is cut, the system ends the process that
/// reads what is gone (SIGBUS). Whoever needs one content asks afterwards whether it is ``isUnchanged``.
final class FileMapping: @unchecked Sendable {
  let bytes: UnsafeRawBufferPointer
  private let descriptor: Int32
  private let state: State

  /// What tells a file from itself after it was written to.
  private struct State: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    init?(_ descriptor: Int32) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { return nil }
      size = Int(status.st_size)
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      (seconds, nanoseconds) = (Int(time.tv_sec), Int(time.tv_nsec))
    }
  }

  /// The file at `path`; `nil` where it is no regular file.
  init?(_ path: String) throws(ArtifactError) {
    func unreadable(_ code: Int32) -> ArtifactError {
      ArtifactError(path: path, offset: 0, expected: .readableFile, found: .system(code))
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw unreadable(errno) }
    guard status.isRegular else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(errno) }
    self.descriptor = descriptor
    guard let state = State(descriptor), let bytes = Self.map(descriptor, state.size) else {
      let reason = errno
      close(descriptor)
      throw unreadable(reason)
    }
    (self.state, self.bytes) = (state, bytes)
  }

  private static func map(_ descriptor: Int32, _ size: Int) -> UnsafeRawBufferPointer? {
    guard size > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    return memory == MAP_FAILED ? nil : UnsafeRawBufferPointer(start: memory, count: size)
  }

  /// Whether nobody wrote to the file since it was mapped, by its size and the time of its last change.
  var isUnchanged: Bool { State(descriptor) == state }

  deinit {
    if let start = bytes.baseAddress {
      munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
    }
    close(descriptor)
  }
}
