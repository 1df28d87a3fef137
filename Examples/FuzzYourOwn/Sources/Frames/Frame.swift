/// A payload behind its length: 8 bytes, little-endian, and then as many bytes as they say.
public enum Frame {
  /// The bytes of the length.
  public static let headerCount = 8

  /// The frame of `payload`.
  public static func encode(_ payload: [UInt8]) -> [UInt8] {
    header(of: UInt64(payload.count)) + payload
  }

  /// The header that states `length`.
  public static func header(of length: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
  }

  /// The payload of the frame that is all of `bytes`; `nil` if they are none.
  public static func decode(_ bytes: [UInt8]) -> [UInt8]? {
    guard let length = length(in: bytes), let end = end(of: length, in: bytes.count) else {
      return nil
    }
    return end == bytes.count ? Array(bytes[headerCount..<end]) : nil
  }

  /// The length that the header of `bytes` states; `nil` if there is no header.
  static func length(in bytes: [UInt8]) -> UInt64? {
    guard bytes.count >= headerCount else { return nil }
    return (0..<8).reduce(0) { $0 | UInt64(bytes[$1]) << (8 * $1) }
  }

  /// The end of a frame with a payload of `length` bytes, if `available` bytes hold it.
  public static func end(of length: UInt64, in available: Int) -> Int? {
    guard available >= headerCount, length <= UInt64(available - headerCount) else { return nil }
    return headerCount + Int(length)
  }
}
