internal import CTorusKernels

/// Rows laid in the kernels' blocks of 64, in memory of their own.
///
/// Written only by ``lay(_:of:)``, which its owner calls before it shares them.
final class RowBlocks: @unchecked Sendable {
  static let rows = Int(TORUS_BLOCK_ROWS)

  /// The bytes of one block.
  let blockBytes: Int
  private let memory: UnsafeMutableRawBufferPointer

  /// Room for `capacity` blocks of rows of `rowBytes` bytes, each at the start of a cache line.
  init(capacity: Int, rowBytes: Int) {
    blockBytes = Int(torus_groups(rowBytes)) * Self.rows * Int(TORUS_GROUP_BYTES)
    memory = .allocate(byteCount: max(1, capacity * blockBytes), alignment: 64)
  }

  deinit { memory.deallocate() }

  /// The number of blocks that hold `count` rows.
  static func blocks(of count: Int) -> Int { count / rows + (count % rows == 0 ? 0 : 1) }

  /// Lays the rows of these blocks of `rows`, from the start of the memory on.
  ///
  /// - Complexity: O(bytes laid).
  func lay(_ blocks: Range<Int>, of rows: CodeRows) {
    let first = blocks.lowerBound * Self.rows
    let last = min(rows.count, blocks.upperBound * Self.rows)
    rows.withUnsafeBytes(ofRows: first..<last) { bytes in
      for (place, start) in stride(from: first, to: last, by: Self.rows).enumerated() {
        torus_lay(
          bytes.baseAddress?.advanced(by: (start - first) * rows.rowBytes)
            .assumingMemoryBound(to: UInt8.self),
          min(Self.rows, last - start), rows.rowBytes, pointer(toBlock: place))
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
