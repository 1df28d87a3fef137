/// The codes of a table, row after row, decoded from their file when they are asked for.
///
/// How a file stores them is ``CodeStorage``.
public struct StoredCodes: RandomAccessCollection, Sendable {
  let matrix: NumPyMatrix
  private let storage: CodeStorage

  /// The number of codes of a row.
  private let axes: Int
  private let bits: Int

  /// Where a mapped file is changed after it was found to be right, codes stay in [0, largest].
  private let largest: UInt16

  /// The codes in a matrix of `storage`'s elements for codes of `bits` bits.
  init(
    _ matrix: NumPyMatrix, _ storage: CodeStorage, axes: Int, bits: Int, below limit: Int? = nil
  ) {
    self.matrix = matrix
    self.storage = storage
    self.axes = axes
    self.bits = bits
    largest = UInt16(truncatingIfNeeded: (limit ?? 1 << bits) - 1)
  }

  /// 0.
  public var startIndex: Int { 0 }

  /// The number of codes.
  public var endIndex: Int { matrix.rows * axes }

  /// The code at a place.
  ///
  /// - Complexity: O(1); many at once are decoded faster.
  public subscript(place: Int) -> UInt16 {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 1) { code in
      decode(from: place, into: code)
      return code[0]
    }
  }

  /// The codes at these places.
  ///
  /// - Complexity: O(places).
  public func decoded(_ places: Range<Int>) -> [UInt16] {
    [UInt16](unsafeUninitializedCapacity: places.count) { codes, count in
      decode(from: places.lowerBound, into: .init(rebasing: codes[..<places.count]))
      count = places.count
    }
  }

  /// Decodes codes from the place `first` on until `target` is full.
  ///
  /// - Complexity: O(codes).
  public func decode(from first: Int, into target: UnsafeMutableBufferPointer<UInt16>) {
    switch storage.bitOrder {
    case .unpacked:
      let largest = largest
      decodeElements(from: first, into: target) { Swift.min($0, largest) }
    case .mostSignificantFirst: unpack(from: first, into: target)
    }
  }

  /// Decodes elements, which are codes or hold several, from one on; none is less than 0.
  @inline(__always)
  private func decodeElements(
    from first: Int, into target: UnsafeMutableBufferPointer<UInt16>,
    _ number: (UInt16) -> UInt16
  ) {
    switch (matrix.type.width, storage.sign) {
    case (1, .unsigned):
      matrix.decode(from: first, as: UInt8.self, into: target) { number(UInt16($0)) }
    case (1, .signed):
      matrix.decode(from: first, as: UInt8.self, into: target) { number(UInt16($0 ^ 0x80)) }
    default: matrix.decode(from: first, as: UInt16.self, into: target, number)
    }
  }

  private func unpack(from first: Int, into target: UnsafeMutableBufferPointer<UInt16>) {
    let each = 8 / bits
    let mask = UInt16(1) << UInt16(bits) - 1
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: matrix.columns) { bytes in
      var place = 0
      while place < target.count {
        let (row, start) = (first + place).quotientAndRemainder(dividingBy: axes)
        let end = Swift.min(axes, start + target.count - place)
        let byte = start / each
        decodeElements(
          from: row * matrix.columns + byte,
          into: .init(rebasing: bytes[..<((end - 1) / each - byte + 1)])
        ) { $0 }
        for axis in start..<end {
          let shift = 8 - bits * (axis % each + 1)
          target.initializeElement(
            at: place, to: bytes[axis / each - byte] >> UInt16(shift) & mask)
          place += 1
        }
      }
    }
  }

  /// The first element that is not below `limit`, and what it is.
  func firstElement(notBelow limit: Int) -> (place: Int, element: UInt16)? {
    let size = 4096
    return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: size) { elements in
      for start in stride(from: 0, to: matrix.count, by: size) {
        let part = UnsafeMutableBufferPointer(
          rebasing: elements[..<Swift.min(size, matrix.count - start)])
        decodeElements(from: start, into: part) { $0 }
        if let bad = part.firstIndex(where: { Int($0) >= limit }) {
          return (start + bad, part[bad])
        }
      }
      return nil
    }
  }

  /// The first row whose last byte has a bit after its last code that is not 0, and that byte.
  func firstRowWithPadding() -> (row: Int, byte: UInt8)? {
    let padding = UInt16(1) << UInt16(8 * matrix.columns - bits * axes) - 1
    return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 1) { last in
      for row in 0..<matrix.rows {
        decodeElements(from: (row + 1) * matrix.columns - 1, into: last) { $0 }
        if last[0] & padding != 0 { return (row, UInt8(truncatingIfNeeded: last[0])) }
      }
      return nil
    }
  }
}

extension StoredCodes: Equatable, CustomStringConvertible {
  /// Whether both are the same codes, however they are stored.
  public static func == (left: StoredCodes, right: StoredCodes) -> Bool {
    left.elementsEqual(right)
  }

  /// The codes as an array has them.
  public var description: String { "\(Array(self))" }
}
