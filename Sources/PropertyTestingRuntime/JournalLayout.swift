import PropertyTesting

/// Where things are in a journal, format version 1. All numbers are little-endian, as the machines
/// are that Swift runs on.
///
/// | bytes | what |
/// |---|---|
/// | 0–7 | `PTJRNL01` |
/// | 8–15 | 1 while a case runs, else 0 |
/// | 16–23 | the number of the case |
/// | 24–31 | the number of its choices so far |
/// | 32–39 | the length of the law's name in bytes, at most 216 |
/// | 40–255 | the name |
/// | from 256 | 48 bytes a choice: maximum (16), kind (1), 15 that mean nothing, value (16) |
///
/// A choice is complete before it is counted, so a reader sees only whole ones. Header and choices
/// are a `CaseRecord`, in place.
enum JournalLayout {
  static let magic: [UInt8] = Array("PTJRNL01".utf8)
  static let header = 8
  static let caseNumber = 16
  static let choiceCount = 24
  static let nameLength = 32
  static let name = 40
  static let longestName = 216
  static let choices = 256
  static let kind = 16
  static let value = 32
  static let stride = 48

  /// The bytes of a journal that holds as many choices as a case may have.
  static func byteCount(choices count: Int) -> Int { choices + stride * count }

  /// Whether the compiler lays choices out as the format does.
  static let isThatOfMemory =
    MemoryLayout<Choice>.stride == stride && MemoryLayout<Choice>.offset(of: \.domain.maximum) == 0
    && MemoryLayout<Choice>.offset(of: \.domain.kind) == kind
    && MemoryLayout<Choice>.offset(of: \.value) == value
    && MemoryLayout<CaseRecord.Header>.size == nameLength - header
    && UInt16(1).littleEndian == 1
}
