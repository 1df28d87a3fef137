/// A matrix of numbers that stays in its file: elements are decoded when they are asked for.
///
/// Of either byte order, and in C or Fortran order; elements are counted row after row.
struct NumPyMatrix: Sendable {
  /// The number of rows, at least 1.
  let rows: Int

  /// The number of columns, at least 1.
  let columns: Int

  let type: NumPyElementType

  private let content: FileContent
  private let start: Int
  private let isSwapped: Bool
  private let isColumnMajor: Bool

  /// The matrix in an npy file.
  ///
  /// - Throws: `ArtifactError` for a malformed file, and for another number of axes or an empty one.
  /// - Complexity: O(1).
  init(_ file: ArtifactFile) throws(ArtifactError) {
    content = file.content
    let first = content.withUnsafeBytes { Array($0.prefix(NumPyHeader.maximumLength + 12)) }
    let (header, start) = try NumPyHeader.decode(first, path: file.path)
    try header.checkSize(start: start, end: content.count, path: file.path)
    guard header.shape.count == 2, header.shape[0] >= 1, header.shape[1] >= 1 else {
      throw ArtifactError(
        path: file.path, offset: 0, expected: "a shape (rows, axes), both at least 1",
        found: "\(header.shape)")
    }
    (rows, columns) = (header.shape[0], header.shape[1])
    (type, self.start) = (header.type, start)
    isSwapped = header.order != .native && header.type.width > 1
    isColumnMajor = header.layout == .columnMajor
  }

  /// The matrix whose file would hold `array`, which has two axes.
  init(_ array: NumPyArray) {
    (rows, columns, type) = (array.shape[0], array.shape[1], array.elements.type)
    let bytes = array.encoded()
    content = .memory(bytes)
    start = bytes.count - array.elements.count * array.elements.type.width
    isSwapped = ByteOrder.native != .littleEndian && array.elements.type.width > 1
    isColumnMajor = false
  }

  /// rows · columns.
  var count: Int { rows * columns }

  /// The bytes of the file.
  var bytes: [UInt8] { content.copied }

  /// The byte of the file where an element begins.
  @inline(__always)
  func byteOffset(ofElement index: Int) -> Int {
    let place = isColumnMajor ? index % columns * rows + index / columns : index
    return start + place * type.width
  }

  /// The place of an element, for messages.
  func position(of index: Int) -> String {
    "row \(index / columns), column \(index % columns)"
  }

  /// Decodes elements from `first` on until `target` is full, each by its bits.
  ///
  /// - Precondition: There are so many elements, and `Bits` has their width.
  @inline(__always)
  func decode<Bits: FixedWidthInteger & BitwiseCopyable, Number>(
    from first: Int, as bits: Bits.Type, into target: UnsafeMutableBufferPointer<Number>,
    _ number: (Bits) -> Number
  ) {
    precondition(
      first >= 0 && first <= count - target.count && Bits.bitWidth == 8 * type.width,
      "expected elements of 0..<\(count), found \(target.count) from \(first) on")
    content.withUnsafeBytes { bytes in
      if isColumnMajor || isSwapped {
        for place in 0..<target.count {
          let stored = bytes.loadUnaligned(
            fromByteOffset: byteOffset(ofElement: first + place), as: Bits.self)
          target.initializeElement(at: place, to: number(isSwapped ? stored.byteSwapped : stored))
        }
      } else {
        let source = UnsafeRawBufferPointer(rebasing: bytes[byteOffset(ofElement: first)...])
        for place in 0..<target.count {
          let stored = source.loadUnaligned(
            fromByteOffset: place * MemoryLayout<Bits>.size, as: Bits.self)
          target.initializeElement(at: place, to: number(stored))
        }
      }
    }
  }
}
