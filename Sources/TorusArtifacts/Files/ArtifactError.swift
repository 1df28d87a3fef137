/// One fact about one file: at `offset` the format asks for `expected`, and the file holds `found`.
///
/// Bad files are values, never traps. The description is one line:
/// `codes.npy: byte 6: expected NumPy format version 1, 2 or 3, found 9`.
///
/// `offset` counts bytes from the start of the content, in `[0, size]`. It is 0 where no byte is
/// to blame, as for a file that cannot be opened.
public struct ArtifactError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as the caller named it.
  public let path: String

  /// The byte that decided, in `[0, size]`.
  public let offset: Int

  /// What the format asks for.
  public let expected: Expectation

  /// What the file holds.
  public let found: Finding

  /// `path: byte offset: expected …, found …`.
  public init(path: String, offset: Int, expected: Expectation, found: Finding) {
    self.path = path
    self.offset = offset
    self.expected = expected
    self.found = found
  }

  /// One line, without a full stop.
  public var description: String {
    "\(path): byte \(offset): expected \(expected), found \(found)"
  }
}
