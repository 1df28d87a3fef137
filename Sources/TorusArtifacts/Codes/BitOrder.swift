/// Where the codes of a row lie in the bytes of a file.
public enum BitOrder: String, Hashable, Sendable, CaseIterable {
  /// One code an element.
  case unpacked
  /// 8/b codes a byte, for b = 1, 2 or 4: the first code in the most significant bits, as
  /// `numpy.packbits` has it. Each row begins with a byte of its own; the bits after its last code
  /// are 0.
  case mostSignificantFirst = "most-significant-first"
}

/// Whether an element is a code, or a code less 128.
public enum ElementSign: String, Hashable, Sendable, CaseIterable {
  /// uint8 up to 8 bits, uint16 above.
  case unsigned
  /// int8: the code of 8 bits, or the byte of packed codes, less 128. So sentence-transformers writes
  /// `int8` and `binary`.
  case signed
}

/// How codes are stored in the elements of an array.
public struct CodeStorage: Hashable, Sendable {
  /// Where codes lie in bytes.
  public let bitOrder: BitOrder

  /// Whether an element is less by 128.
  public let sign: ElementSign

  /// This storage.
  public init(_ bitOrder: BitOrder, _ sign: ElementSign = .unsigned) {
    self.bitOrder = bitOrder
    self.sign = sign
  }

  /// One code an element.
  public static let unpacked = CodeStorage(.unpacked)

  /// 8/b codes a byte, the first in the most significant bits.
  public static let packed = CodeStorage(.mostSignificantFirst)

  /// The widths of which a byte holds several: 1, 2, 4.
  public static let packedWidths: Set<Int> = [1, 2, 4]

  /// Whether codes of `bits` bits can be stored so.
  public func holds(bits: Int) -> Bool {
    switch (bitOrder, sign) {
    case (.unpacked, .unsigned): GridLayout.widths.contains(bits)
    case (.unpacked, .signed): bits == 8
    case (.mostSignificantFirst, _): CodeStorage.packedWidths.contains(bits)
    }
  }

  /// The number of elements of a row of `axes` codes: `axes`, or ⌈axes·b/8⌉ where they are packed.
  public func elements(axes: Int, bits: Int) -> Int {
    bitOrder == .unpacked ? axes : (axes - 1) / (8 / bits) + 1
  }
}
