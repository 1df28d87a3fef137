import Foundation
import TestSupport

/// The files of the repository as they lie on disk, without what git ignores.
enum RepositoryFiles {
  /// The paths of all files relative to the root, sorted.
  ///
  /// Folders whose names begin with a dot are left out, `.ci` excepted, and so is what the
  /// project's own tools build.
  static func paths() throws -> [String] {
    var found: [String] = []
    try collect(in: "", into: &found)
    return found.sorted()
  }

  /// The text files with one of these extensions below the root.
  static func texts(withExtensions extensions: Set<String>) throws -> [TextFile] {
    try paths().map { path in (path, URL(filePath: path).pathExtension) }
      .filter { extensions.contains($0.1) }
      .map { try text($0.0) }
  }

  /// The text file at `path`, which must be UTF-8.
  static func text(_ path: String) throws -> TextFile {
    let url = Repository.root.appending(path: path)
    return TextFile(path: path, text: try String(contentsOf: url, encoding: .utf8))
  }

  private static let builtFolders: Set<String> = ["__pycache__", "node_modules"]

  private static func collect(in folder: String, into found: inout [String]) throws {
    let url = Repository.root.appending(path: folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: url.path) {
      let path = folder.isEmpty ? name : folder + "/" + name
      var isFolder: ObjCBool = false
      let there = FileManager.default.fileExists(
        atPath: Repository.root.appending(path: path).path, isDirectory: &isFolder)
      guard there else { continue }
      if isFolder.boolValue {
        if name.hasPrefix("."), name != ".ci" { continue }
        if builtFolders.contains(name) { continue }
        try collect(in: path, into: &found)
      } else {
        found.append(path)
      }
    }
  }
}
