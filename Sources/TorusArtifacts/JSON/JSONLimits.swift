/// What a JSON text may ask of its reader.
public struct JSONLimits: Equatable, Sendable {
  /// The most arrays and objects inside one another, in `[1, 512]`. The parser recurses once per
  /// level, and 512 levels stay well inside the 512 KiB stack of a secondary thread.
  public let depth: Int

  /// The longest text, in bytes.
  public let bytes: Int

  /// At most `depth` levels, in `[1, 512]`, and `bytes` bytes, at least 1.
  public init(depth: Int, bytes: Int) {
    precondition((1...512).contains(depth), "expected a depth in 1…512, found \(depth)")
    precondition(bytes >= 1, "expected a size of at least 1, found \(bytes)")
    self.depth = depth
    self.bytes = bytes
  }

  /// 128 levels and 256 MiB.
  public static let `default` = JSONLimits(depth: 128, bytes: 1 << 28)
}
