public import ToroidalArithmetic
public import TorusArtifacts

/// Rows of codes as the kernels read them: points of (Z/2^b)^n, b in [1, 16].
///
/// In memory, a code stands at the top of its byte or word, so that wrapping subtraction is the group of
/// the circle whatever b is. Rows of a mapped file stay in the file; and those that are made of something
/// else are made whenever they are read.
public struct CodeRows: Sendable {
  private enum Storage: Sendable {
    case memory([UInt8])
    case mapped(MappedMatrix)
    case made(Maker)
  }

  /// Writes the bytes of rows, one row after the other, each code at the top of its byte, or of its
  /// little-endian word.
  package typealias Maker =
    @Sendable (_ rows: Range<Int>, _ bytes: UnsafeMutableRawBufferPointer) -> Void

  private let storage: Storage

  /// The number of rows.
  public let count: Int

  /// n, the number of codes of a row.
  public let axes: Int

  /// How a row lies in bytes.
  public let layout: CodeLayout

  /// The bytes of a row.
  var rowBytes: Int { layout.bytes(axes: axes) }

  /// Whether the rows stay in a file, which may be larger than memory.
  public var isMapped: Bool { if case .mapped = storage { true } else { false } }

  /// The rows of these codes, row after row, each below 2^b.
  ///
  /// - Parameters:
  ///   - codes: count · axes codes.
  ///   - count: The number of rows.
  ///   - axes: The number of codes of a row, at least 1.
  ///   - layout: The width of the codes, and whether several share a byte.
  /// - Precondition: There are count · axes codes, all below 2^b.
  /// - Complexity: O(count · axes).
  public init(_ codes: [UInt16], count: Int, axes: Int, layout: CodeLayout) {
    let (size, overflow) = count.multipliedReportingOverflow(by: axes)
    precondition(
      count >= 0 && axes >= 1 && !overflow && size == codes.count,
      "expected \(count) · \(axes) codes, found \(codes.count)")
    precondition(
      layout.codeBits == 16 || codes.allSatisfy { $0 >> UInt16(layout.codeBits) == 0 },
      "expected codes below 2^\(layout.codeBits)")
    self.init(
      bytes: Self.bytes(of: codes, axes: axes, layout: layout), count: count, axes: axes,
      layout: layout)
  }

  /// The rows of a table of scalars of at most 16 bits.
  ///
  /// - Precondition: The table has at least one axis, and its scalars at most 16 bits.
  /// - Complexity: O(count · axes).
  public init<Scalar>(_ table: TorusTable<Scalar>) {
    let bits = Scalar.bitWidth
    let mask = UInt16.max >> UInt16(16 - bits)
    self.init(
      table.components.map { UInt16(truncatingIfNeeded: $0) & mask }, count: table.count,
      axes: table.dimension, layout: CodeLayout(bits: bits))
  }

  /// The rows of a mapped file of 8-bit or 16-bit codes.
  public init(_ matrix: MappedMatrix) {
    count = matrix.rows
    axes = matrix.columns
    layout = CodeLayout(bits: 8 * matrix.elementWidth)
    storage = .mapped(matrix)
  }

  /// Rows that `make` writes whenever they are read.
  package init(count: Int, axes: Int, layout: CodeLayout, _ make: @escaping Maker) {
    storage = .made(make)
    (self.count, self.axes, self.layout) = (count, axes, layout)
  }

  /// Some of the rows, in memory.
  ///
  /// - Precondition: They are rows of the table.
  /// - Complexity: O(rows taken · axes).
  public subscript(rows: Range<Int>) -> CodeRows {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= count,
      "expected rows of 0..<\(count), found \(rows)")
    return CodeRows(
      bytes: withUnsafeBytes(ofRows: rows) { Array($0) }, count: rows.count, axes: axes,
      layout: layout)
  }

  private init(bytes: [UInt8], count: Int, axes: Int, layout: CodeLayout) {
    storage = .memory(bytes)
    self.count = count
    self.axes = axes
    self.layout = layout
  }

  /// The codes of one row, each in [0, 2^b).
  ///
  /// - Precondition: 0 ≤ row < count.
  /// - Complexity: O(axes).
  public func codes(ofRow row: Int) -> [UInt16] {
    precondition(row >= 0 && row < count, "expected a row in 0..<\(count), found \(row)")
    return aligned(row..<row + 1).map { $0 >> UInt16(16 - layout.codeBits) }
  }

  /// The codes of these rows, row after row, each at the top of a word.
  ///
  /// - Complexity: O(rows · axes).
  func aligned(_ rows: Range<Int>) -> [UInt16] {
    let bits = layout.codeBits
    return withUnsafeBytes(ofRows: rows) { bytes in
      [UInt16](unsafeUninitializedCapacity: rows.count * axes) { codes, count in
        for row in 0..<rows.count {
          let start = row * rowBytes
          for axis in 0..<axes {
            codes[row * axes + axis] =
              switch layout {
              case .bytes: UInt16(bytes[start + axis]) << 8
              case .words:
                UInt16(bytes[start + 2 * axis]) | UInt16(bytes[start + 2 * axis + 1]) << 8
              case .nibbles, .bits:
                UInt16(bytes[start + axis * bits / 8] << UInt8(axis * bits % 8)) << 8
                  & ~(UInt16.max >> UInt16(bits))
              }
          }
        }
        count = rows.count * axes
      }
    }
  }

  /// Calls `body` with the bytes of these rows, one row after the other.
  func withUnsafeBytes<Result>(
    ofRows rows: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let range = rows.lowerBound * rowBytes..<rows.upperBound * rowBytes
    return switch storage {
    case .memory(let bytes): bytes.withUnsafeBytes { body(.init(rebasing: $0[range])) }
    case .mapped(let matrix): matrix.withUnsafeBytes { body(.init(rebasing: $0[range])) }
    case .made(let make):
      withUnsafeTemporaryAllocation(byteCount: range.count, alignment: 8) { bytes in
        make(rows, bytes)
        return body(.init(bytes))
      }
    }
  }

  private static func bytes(of codes: [UInt16], axes: Int, layout: CodeLayout) -> [UInt8] {
    switch layout {
    case .bytes(let bits):
      return codes.map { UInt8($0 << UInt16(8 - bits)) }
    case .words(let bits):
      return codes.flatMap { code in
        let aligned = code << UInt16(16 - bits)
        return [UInt8(truncatingIfNeeded: aligned), UInt8(aligned >> 8)]
      }
    case .nibbles, .bits:
      let bits = layout.codeBits
      return stride(from: 0, to: codes.count, by: axes).flatMap { row in
        stride(from: row, to: row + axes, by: 8 / bits).map { start in
          var byte: UInt8 = 0
          for (place, code) in codes[start..<min(start + 8 / bits, row + axes)].enumerated() {
            byte |= UInt8(code) << UInt8(8 - bits * (place + 1))
          }
          return byte
        }
      }
    }
  }
}
