internal import Foundation

enum FolderContents {
  /// The names of what is in a folder, sorted.
  static func names(in path: String) throws(ArtifactError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw ArtifactError(path: path, offset: 0, expected: "a readable folder", found: "none")
    }
  }
}
