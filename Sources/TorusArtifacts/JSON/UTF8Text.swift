/// Where bytes stop being UTF-8.
enum UTF8Text {
  /// The first byte that begins no well-formed sequence, or nil where all of `bytes` is UTF-8.
  ///
  /// Over-long forms, surrogates and values above U+10FFFF are ill-formed. Source: RFC 3629 §4.
  static func firstFlaw(in bytes: [UInt8]) -> Int? {
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      if lead < 0x80 {
        position += 1
        continue
      }
      // The second byte carries every restriction; the others only continue.
      let (length, second): (Int, ClosedRange<UInt8>)
      switch lead {
      case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return position
      }
      guard bytes.count - position >= length, second.contains(bytes[position + 1]),
        bytes[position + 2..<position + length].allSatisfy({ (0x80...0xBF).contains($0) })
      else { return position }
      position += length
    }
    return nil
  }
}
