/// Where things are in a journal, format version 1. All numbers are little-endian.
///
/// | bytes | what |
/// |---|---|
/// | 0–7 | `PTJRNL01` |
/// | 8–15 | 1 while a case runs, else 0 |
/// | 16–23 | the number of the case |
/// | 24–31 | the offset at which its choices so far end |
/// | 32–39 | the length of the law's name in bytes, at most 216 |
/// | 40–255 | the name |
/// | from 256 | 48 bytes a choice: value, maximum, kind, 15 zeros |
///
/// A choice is complete before it is counted, so a reader sees only whole ones.
enum JournalLayout {
  static let magic: [UInt8] = Array("PTJRNL01".utf8)
  static let state = 8
  static let caseNumber = 16
  static let end = 24
  static let nameLength = 32
  static let name = 40
  static let longestName = 216
  static let choices = 256
  static let stride = 48

  /// The bytes of a journal that holds as many choices as a case may have.
  static func byteCount(choices count: Int) -> Int { choices + stride * count }
}
