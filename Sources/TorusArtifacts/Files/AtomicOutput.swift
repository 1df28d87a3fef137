/// Files and folders that appear together, whole, or not at all.
///
/// ```swift
/// var output = AtomicOutput()
/// output.addFile(codes.encoded(), at: "q.npy")
/// output.addFile(sidecar.canonicalBytes(), at: "q.json")
/// try output.commit()
/// ```
///
/// `commit` writes everything beside its target under a temporary name that begins with `.torus-`,
/// flushes it to the disk, and only then renames. Whatever fails, the targets are as they were and the
/// temporaries are gone. One rename is atomic, as POSIX says; several in a row are undone where a later
/// one fails. A process killed between two renames leaves each target as it was or as it was to be,
/// a folder that was to be replaced perhaps still under its temporary name, and never half a file.
public struct AtomicOutput: Sendable {
  /// A file of a folder.
  public struct File: Equatable, Sendable {
    /// The name inside the folder: not empty, without `/`, neither `.` nor `..`.
    public let name: String

    /// The content.
    public let bytes: [UInt8]

    /// A file with this name and content.
    public init(name: String, bytes: [UInt8]) {
      precondition(
        !name.isEmpty && !name.contains("/") && !name.contains("\0") && name != "." && name != "..",
        "expected the name of a file inside a folder, found \"\(name)\"")
      self.name = name
      self.bytes = bytes
    }
  }

  enum Content: Sendable {
    case file([UInt8])
    /// The files, and the names that an earlier version of the folder may hold.
    case folder([File], replaceable: Set<String>)
  }

  private var entries: [(path: String, content: Content)] = []

  /// Nothing to write yet.
  public init() {}

  /// Adds a file. At `path` may be nothing or a regular file, also behind a symbolic link; a
  /// folder or a device is refused.
  public mutating func addFile(_ bytes: [UInt8], at path: String) {
    entries.append((path, .file(bytes)))
  }

  /// Adds a folder of exactly these files, whose names must differ. At `path` may be nothing, or a
  /// folder that holds only names of `files` and of `replaceable`: a folder with anything else in
  /// it is somebody's, and is refused.
  public mutating func addFolder(
    _ files: [File], at path: String, replaceable: [String] = []
  ) {
    let names = Set(files.map(\.name))
    precondition(names.count == files.count, "expected each name once in \(path)")
    entries.append((path, .folder(files, replaceable: names.union(replaceable))))
  }

  /// Throws where nothing could be put at a path, as far as that can be told before there is anything
  /// to write: for work that takes long.
  public func rehearse() throws(ArtifactError) {
    for entry in entries {
      let nothing: Content =
        switch entry.content {
        case .file: .file([])
        case .folder(_, let replaceable): .folder([], replaceable: replaceable)
        }
      try withSignalsHeld { () throws(ArtifactError) in
        try Placement(of: nothing, at: entry.path).removeTemporaries()
      }
    }
  }

  /// Writes everything, then puts everything into place.
  ///
  /// Signals that would end the process (SIGHUP, SIGINT, SIGTERM) wait until that is done: it has handlers of
  /// its own for them meanwhile.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func commit() throws(ArtifactError) {
    try withSignalsHeld { () throws(ArtifactError) in try place() }
  }

  private func place() throws(ArtifactError) {
    var placements: [Placement] = []
    // After success the temporary names hold what was replaced, after failure what was written.
    defer { for placement in placements { placement.removeTemporaries() } }
    for entry in entries {
      placements.append(try Placement(of: entry.content, at: entry.path))
    }

    var placed: [Placement] = []
    do throws(ArtifactError) {
      for placement in placements {
        try placement.place()
        placed.append(placement)
      }
    } catch {
      for placement in placed.reversed() { placement.undo() }
      throw error
    }
  }
}
