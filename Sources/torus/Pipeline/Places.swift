import Foundation
import TorusArtifacts

/// The files that a command reads and those that it writes: no output may take the place of an input, or of
/// another output.
///
/// Places are told apart as the system does, so that `./e.npy`, a symbolic link and a hard link are the file
/// itself. A folder takes the place of all that lies in it.
struct Places {
  /// What a file or a folder is to the command, and its path; none where the option was not given.
  typealias Named = (role: String, path: String?)

  private let inputs: [Place]
  private let outputs: [Place]

  init(reading inputs: [Named], writing outputs: [Named]) {
    self.inputs = inputs.compactMap { Place($0) }
    self.outputs = outputs.compactMap { Place($0) }
  }

  /// Throws where an output is, lies in, or holds an input or another output.
  func check() throws {
    for (index, output) in outputs.enumerated() {
      if let input = inputs.first(where: output.overlaps) {
        throw Self.failure(output, "every input", input)
      }
      if let other = outputs[..<index].first(where: output.overlaps) {
        throw Self.failure(output, "the other outputs", other)
      }
    }
  }

  private static func failure(_ output: Place, _ others: String, _ found: Place) -> Failure {
    .badInput(
      "\(output.path): expected a place for \(output.role) apart from \(others), "
        + "found \(found.role): \(found.path)")
  }
}

/// One file or folder, which perhaps is not there yet.
private struct Place {
  /// What the system knows it by.
  enum Identity: Hashable {
    case existing(Node)
    /// A name that is free in a folder.
    case free(Node, name: [UInt8])
    /// In no folder that is there: nothing can be written to it.
    case nowhere([UInt8])
  }

  let role: String
  let path: String
  private let identity: Identity

  /// The folders around it.
  private let folders: [Identity]

  /// `nil` where there is no path.
  init?(_ named: Places.Named) {
    guard let path = named.path else { return nil }
    (role, self.path) = (named.role, path)
    var trimmed = path[...]
    while trimmed.count > 1, trimmed.last == "/" { trimmed.removeLast() }
    if let resolved = Self.resolved(String(trimmed)), let node = Node(resolved) {
      identity = .existing(node)
      folders = Self.folders(around: resolved)
      return
    }
    let slash = trimmed.lastIndex(of: "/")
    let name = slash.map { trimmed[$0...].dropFirst() } ?? trimmed
    let folder = slash.map { $0 == trimmed.startIndex ? "/" : String(trimmed[..<$0]) } ?? "."
    if let resolved = Self.resolved(folder), let node = Node(resolved) {
      identity = .free(node, name: Array(name.utf8))
      folders = [.existing(node)] + Self.folders(around: resolved)
    } else {
      identity = .nowhere(Array(trimmed.utf8))
      folders = []
    }
  }

  /// Whether both are one place, or one lies in the other.
  func overlaps(_ other: Place) -> Bool {
    identity == other.identity || folders.contains(other.identity)
      || other.folders.contains(identity)
  }

  /// The path without symbolic links; `nil` where nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func folders(around resolved: String) -> [Identity] {
    var folders: [Identity] = []
    var rest = resolved[...]
    while rest.count > 1, let slash = rest.lastIndex(of: "/") {
      rest = slash == rest.startIndex ? "/" : rest[..<slash]
      if let node = Node(String(rest)) { folders.append(.existing(node)) }
    }
    return folders
  }
}

/// A file as the system numbers it.
struct Node: Hashable {
  private let device: UInt64
  private let number: UInt64

  /// Whether it is a regular file.
  let isFile: Bool

  /// What is at `path`, behind symbolic links; `nil` where nothing is.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    isFile = status.st_mode & S_IFMT == S_IFREG
  }
}
