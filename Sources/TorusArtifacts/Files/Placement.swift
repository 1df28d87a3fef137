internal import Foundation

/// One file or folder, written under a temporary name beside its target.
struct Placement {
  /// The path as the caller named it, for errors.
  private let path: String

  /// The same with symbolic links followed where it exists.
  private let target: String
  private let temporary: String
  private let replaces: Bool
  private let isFolder: Bool

  /// Writes `content` beside `path`, and leaves nothing behind where that fails.
  init(of content: AtomicOutput.Content, at path: String) throws(ArtifactError) {
    self.path = path
    (target, replaces) = try Placement.resolve(path, for: content)
    let parent = Placement.parent(of: target)
    switch content {
    case .file(let bytes):
      isFolder = false
      temporary = try Placement.create(in: parent, path) { open($0, Placement.newFile, 0o666) }
      do throws(ArtifactError) {
        try Placement.fill(temporary, with: bytes, path)
      } catch {
        removeTemporaries()
        throw error
      }
    case .folder(let files, _):
      isFolder = true
      temporary = try Placement.create(in: parent, path) { mkdir($0, 0o777) }
      do throws(ArtifactError) {
        for file in files {
          try Placement.fill("\(temporary)/\(file.name)", with: file.bytes, path)
        }
      } catch {
        removeTemporaries()
        throw error
      }
    }
  }

  /// Gives the target its new content. A file is replaced in one step; POSIX has no such step for a
  /// folder, which is absent for a moment between two renames, and never half written.
  func place() throws(ArtifactError) {
    // A second name keeps what was there, for `undo`; where a file cannot have two, it moves.
    if replaces, isFolder || link(target, aside) != 0, rename(target, aside) != 0 {
      throw Placement.unwritable(path, errno)
    }
    guard rename(temporary, target) == 0 else {
      let reason = errno
      if replaces { rename(aside, target) }
      throw Placement.unwritable(path, reason)
    }
  }

  /// Takes `place` back.
  func undo() {
    if isFolder || !replaces { rename(target, temporary) }
    if replaces { rename(aside, target) }
  }

  /// Removes what the temporary names hold, if anything.
  func removeTemporaries() {
    // What cannot be removed is left: the output itself is complete, or its error already thrown.
    // While the target is missing, the second name is the only copy of what was there.
    try? FileManager.default.removeItem(atPath: temporary)
    if FileBytes.exists(target) { try? FileManager.default.removeItem(atPath: aside) }
  }

  private var aside: String { temporary + ".replaced" }

  // MARK: Before

  /// The place that `path` names and whether something is there that `content` may replace.
  private static func resolve(
    _ path: String, for content: AtomicOutput.Content
  ) throws(ArtifactError) -> (target: String, replaces: Bool) {
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    guard !trimmed.isEmpty else { throw unwritable(path, ENOENT) }

    var status = stat()
    guard lstat(String(trimmed), &status) == 0 else {
      guard errno == ENOENT else { throw unwritable(path, errno) }
      return (String(trimmed), false)
    }
    guard let resolved = realpath(String(trimmed), nil) else { throw unwritable(path, errno) }
    defer { free(resolved) }
    let target = String(cString: resolved)
    guard stat(target, &status) == 0 else { throw unwritable(path, errno) }

    let kind = status.st_mode & S_IFMT
    switch content {
    case .file:
      guard kind == S_IFREG else {
        throw ArtifactError(
          path: path, offset: 0, expected: "a regular file or nothing at the output",
          found: kind == S_IFDIR ? "a folder" : "a special file")
      }
    case .folder(_, let replaceable):
      guard kind == S_IFDIR else {
        throw ArtifactError(
          path: path, offset: 0, expected: "a folder or nothing at the output", found: "a file")
      }
      let names = try? FileManager.default.contentsOfDirectory(atPath: target)
      guard let names else { throw unwritable(path, EACCES) }
      if let foreign = names.sorted().first(where: {
        !replaceable.contains($0) && !isLeftover($0)
      }) {
        throw ArtifactError(
          path: path, offset: 0, expected: "a folder that holds only earlier output",
          found: "'\(Finding.excerpt(foreign))' in it")
      }
    }
    return (target, true)
  }

  /// Whether this is the temporary name of a process that is no more: killed, it could not remove it.
  private static func isLeftover(_ name: String) -> Bool {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
    let numbers = name.dropFirst(prefix.count).dropLast(suffix.count).split(separator: "-")
    guard numbers.count == 2, let process = pid_t(numbers[0]), process > 0, Int(numbers[1]) != nil
    else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }

  private static func parent(of target: String) -> String {
    guard let slash = target.lastIndex(of: "/") else { return "." }
    return slash == target.startIndex ? "/" : String(target[..<slash])
  }

  // MARK: Writing

  private static let prefix = ".torus-"
  private static let suffix = ".partial"
  private static let newFile = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC

  /// The first free temporary name in `parent`, made by `make`, which answers as `open` does.
  private static func create(
    in parent: String, _ path: String, _ make: (String) -> Int32
  ) throws(ArtifactError) -> String {
    for number in 0... {
      let name = "\(parent)/\(prefix)\(getpid())-\(number)\(suffix)"
      let answer = make(name)
      if answer > 0 { close(answer) }
      if answer >= 0 { return name }
      guard errno == EEXIST else { break }
    }
    throw unwritable(path, errno)
  }

  /// Writes all of `bytes` to the file `name`, down to the disk.
  private static func fill(
    _ name: String, with bytes: [UInt8], _ path: String
  ) throws(ArtifactError) {
    let descriptor = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw unwritable(path, errno) }
    let failure: Int32 = bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[written...])
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return count < 0 ? errno : ENOSPC }
        written += count
      }
      return fsync(descriptor) == 0 ? 0 : errno
    }
    let closed = close(descriptor)
    guard failure == 0 else { throw unwritable(path, failure) }
    guard closed == 0 else { throw unwritable(path, errno) }
  }

  private static func unwritable(_ path: String, _ code: Int32) -> ArtifactError {
    ArtifactError(path: path, offset: 0, expected: .writableFile, found: .system(code))
  }
}
