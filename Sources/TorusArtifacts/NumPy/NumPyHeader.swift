/// The three facts of a `.npy` header: element type with its byte order, layout, shape.
struct NumPyHeader: Equatable {
  var type: NumPyElementType
  var order: ByteOrder
  var layout: Layout
  var shape: [Int]

  /// The order in which the file keeps the elements.
  enum Layout {
    /// C order: the last index varies fastest.
    case rowMajor
    /// Fortran order: the first index varies fastest.
    case columnMajor
  }

  /// The six bytes that begin every file.
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The longest header that is read, in bytes: the most that version 1 can express. Longer
  /// headers exist only for structured types, which are refused anyway.
  static let maximumLength = 65_535

  /// A Python tuple of lengths: `()`, `(3,)`, `(2, 3)`.
  static func tuple(_ shape: [Int]) -> String {
    shape.count == 1 ? "(\(shape[0]),)" : "(\(shape.map(String.init).joined(separator: ", ")))"
  }

  /// The first bytes of the file, up to the elements, as `numpy.save` writes them.
  ///
  /// NumPy leaves room for a first axis of 21 digits, so that a file can grow in place, and then
  /// pads with spaces and one newline to a multiple of 64 bytes.
  static func encode(type: NumPyElementType, shape: [Int]) -> [UInt8] {
    var text =
      "{'descr': '\(type.descriptor)', 'fortran_order': False, 'shape': \(tuple(shape)), }"
    if let first = shape.first {
      text += String(repeating: " ", count: 21 - String(first).count)
    }
    let prefix = magic.count + 4
    text += String(repeating: " ", count: 64 - (prefix + text.utf8.count + 1) % 64) + "\n"

    let length = UInt16(text.utf8.count)
    return magic + [1, 0, UInt8(truncatingIfNeeded: length), UInt8(length >> 8)]
      + Array(text.utf8)
  }
}
