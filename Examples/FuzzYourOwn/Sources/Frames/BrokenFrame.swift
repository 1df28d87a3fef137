/// The kind of case G01: the end of the frame is computed before it is compared, and wraps for lengths
/// near 2^64, so that a frame whose payload is not there is accepted.
public enum BrokenFrame {
  /// The payload of the frame that begins `bytes`; `nil` if they are none, or so it is meant.
  public static func decode(_ bytes: [UInt8]) -> [UInt8]? {
    guard let length = Frame.length(in: bytes), let end = end(of: length, in: bytes.count) else {
      return nil
    }
    return end == bytes.count || end < Frame.headerCount
      ? Array(bytes[Frame.headerCount..<end]) : nil
  }

  /// The end of a frame with a payload of `length` bytes, if `available` bytes hold it.
  public static func end(of length: UInt64, in available: Int) -> Int? {
    let end = length &+ UInt64(Frame.headerCount)
    return end <= UInt64(available) ? Int(end) : nil
  }
}
