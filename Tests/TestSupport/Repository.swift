public import Foundation

/// The repository that the tests belong to.
public enum Repository {
  /// The folder that holds Package.swift.
  public static let root: URL = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
