extension NumPyArray {
  /// The bytes that `numpy.save` writes for this array: version 1.0, C order, little endian,
  /// elements from a multiple of 64 bytes on.
  ///
  /// Equal arrays have equal bytes, and `NumPyArray(decoding:path:)` gives the array back.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func encoded() -> [UInt8] {
    // 64 axes of 19 digits stay under 1.5 kB, so version 1 always suffices.
    NumPyHeader.encode(type: elements.type, shape: shape) + elements.littleEndianBytes
  }
}
