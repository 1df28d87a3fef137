/// The order of the bytes of one number in a file.
enum ByteOrder {
  case littleEndian
  case bigEndian

  /// The order of the machine that runs this.
  static var native: ByteOrder { 1.littleEndian == 1 ? .littleEndian : .bigEndian }
}

/// Fixed-width numbers to bytes and back, bit for bit (NaN payloads and signed zeros included).
enum ElementBytes {
  /// The numbers whose bytes are `bytes`, in file order.
  ///
  /// `bytes` must hold a whole number of elements; they need no alignment.
  ///
  /// - Complexity: O(*n*) in the number of bytes; one copy, two where the order must be reversed.
  static func decode<Element: BitwiseCopyable>(
    _ bytes: ArraySlice<UInt8>, as type: Element.Type, order: ByteOrder
  ) -> [Element] {
    let width = MemoryLayout<Element>.size
    let native =
      order == .native || width == 1 ? bytes : reversingGroups(of: width, in: bytes)[...]
    return [Element](unsafeUninitializedCapacity: native.count / width) { buffer, count in
      UnsafeMutableRawBufferPointer(buffer).copyBytes(from: native)
      count = native.count / width
    }
  }

  /// The bytes of `elements` in `order`.
  ///
  /// - Complexity: O(*n*) in the number of elements.
  static func encode<Element: BitwiseCopyable>(
    _ elements: [Element], order: ByteOrder
  ) -> [UInt8] {
    let native = elements.withUnsafeBytes { [UInt8]($0) }
    let width = MemoryLayout<Element>.size
    return order == .native || width == 1 ? native : reversingGroups(of: width, in: native[...])
  }

  private static func reversingGroups(of width: Int, in bytes: ArraySlice<UInt8>) -> [UInt8] {
    var reversed = Array(bytes)
    for start in stride(from: 0, to: reversed.count - reversed.count % width, by: width) {
      for step in 0..<width / 2 {
        reversed.swapAt(start + step, start + width - 1 - step)
      }
    }
    return reversed
  }
}

/// The number of elements of an array of this shape, or nil where it leaves `Int` or a length is
/// negative.
///
/// The empty shape has one element. The product is taken from left to right, so that
/// `[1 << 62, 4, 0]` is refused although its value is 0: no honest writer makes it.
func elementCount(ofShape shape: [Int]) -> Int? {
  var count = 1
  for length in shape {
    let (product, overflow) = count.multipliedReportingOverflow(by: length)
    guard length >= 0, !overflow else { return nil }
    count = product
  }
  return count
}
