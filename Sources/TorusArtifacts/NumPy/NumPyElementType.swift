/// The element types that are read and written, by NumPy's kind letter and width.
enum NumPyElementType: String, CaseIterable {
  case bool = "b1"
  case int8 = "i1"
  case uint8 = "u1"
  case int16 = "i2"
  case uint16 = "u2"
  case int32 = "i4"
  case uint32 = "u4"
  case int64 = "i8"
  case uint64 = "u8"
  case float16 = "f2"
  case float32 = "f4"
  case float64 = "f8"

  /// The bytes of one element, in 1…8.
  var width: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16, .float16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    }
  }

  /// The type as NumPy writes it into a header: `|` for single bytes, `<` otherwise.
  var descriptor: String { (width == 1 ? "|" : "<") + rawValue }

  /// What a refused descriptor stands for, for the message; the kind is its first letter.
  static func refusal(of descriptor: Substring) -> String {
    switch descriptor.drop(while: { "<>=|".contains($0) }).first {
    case "c": "complex numbers"
    case "O": "Python objects"
    case "U": "Unicode text"
    case "S", "a": "byte strings"
    case "V": "raw records"
    case "M", "m": "dates or durations"
    case "f", "g": "floating point of another width"
    default: "another type"
    }
  }
}
