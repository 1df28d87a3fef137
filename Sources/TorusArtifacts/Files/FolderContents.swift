internal import Foundation

/// What is in a folder that is an artifact by itself.
enum FolderContents {
  /// The files in a folder, sorted by name: regular ones, as a pipe would be waited for.
  static func files(
    in path: String, named known: [String], of what: String
  ) throws(ArtifactError) -> [(name: String, file: ArtifactFile)] {
    var files: [(name: String, file: ArtifactFile)] = []
    for name in try names(in: path) {
      guard known.contains(name) else {
        throw ArtifactError(
          path: path, offset: 0, expected: "no file but those of a \(what)", found: .phrase(name))
      }
      let file = "\(path)/\(name)"
      guard FileBytes.isRegular(file) else {
        throw ArtifactError(
          path: file, offset: 0, expected: "a regular file", found: "another kind")
      }
      files.append((name, try ArtifactFile(contentsOf: file)))
    }
    return files
  }

  /// The names of what is in a folder, sorted.
  static func names(in path: String) throws(ArtifactError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw ArtifactError(path: path, offset: 0, expected: "a readable folder", found: "none")
    }
  }
}
