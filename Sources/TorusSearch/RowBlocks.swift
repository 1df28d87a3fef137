internal import CTorusKernels

/// Rows laid in the kernels' blocks of 64, in memory of their own.
///
/// Written only by `lay`, which its owner calls before it shares them.
final class RowBlocks: @unchecked Sendable {
  static let rows = Int(TORUS_BLOCK_ROWS)

  /// The bytes of one block.
  let blockBytes: Int
  private let memory: UnsafeMutableRawBufferPointer

  /// Room for `capacity` blocks of rows of `rowBytes` bytes, each at the start of a cache line.
  init(capacity: Int, rowBytes: Int) {
    blockBytes = Self.blockBytes(rowBytes: rowBytes)
    memory = .allocate(byteCount: max(1, capacity * blockBytes), alignment: 64)
  }

  deinit { memory.deallocate() }

  /// The bytes of a block of rows of `rowBytes` bytes.
  static func blockBytes(rowBytes: Int) -> Int {
    Int(torus_groups(rowBytes)) * rows * Int(TORUS_GROUP_BYTES)
  }

  /// The number of blocks that hold `count` rows.
  static func blocks(of count: Int) -> Int { count / rows + (count % rows == 0 ? 0 : 1) }

  /// Lays the rows of these blocks of `rows`, from the start of the memory on.
  ///
  /// - Complexity: O(bytes laid).
  func lay(_ blocks: Range<Int>, of rows: CodeRows) {
    let first = blocks.lowerBound * Self.rows
    let last = min(rows.count, blocks.upperBound * Self.rows)
    for (place, start) in stride(from: first, to: last, by: Self.rows).enumerated() {
      let count = min(Self.rows, last - start)
      rows.withUnsafeBytes(ofRows: start..<start + count) { bytes in
        torus_lay(
          bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), count, rows.rowBytes,
          pointer(toBlock: place))
      }
    }
  }

  /// Lays rows of `rows` in this order, from the start of the memory on.
  ///
  /// - Complexity: O(bytes laid).
  func lay(_ order: [UInt32], of rows: CodeRows) {
    let size = rows.rowBytes
    var gathered = [UInt8](repeating: 0, count: Self.rows * size)
    rows.withUnsafeBytes(ofRows: 0..<rows.count) { bytes in
      for start in stride(from: 0, to: order.count, by: Self.rows) {
        let count = min(Self.rows, order.count - start)
        for place in 0..<count {
          let row = Int(order[start + place]) * size
          for byte in 0..<size { gathered[place * size + byte] = bytes[row + byte] }
        }
        torus_lay(gathered, count, size, pointer(toBlock: start / Self.rows))
      }
    }
  }

  /// The first byte of a block.
  ///
  /// The memory lives as long as this object: keep it past the last use of the pointer.
  func pointer(toBlock block: Int) -> UnsafeMutablePointer<UInt8>? {
    memory.baseAddress?.advanced(by: block * blockBytes).assumingMemoryBound(to: UInt8.self)
  }
}
