internal import CTorusKernels

/// One query against blocks of rows, by a kernel.
struct BlockScan {
  var query: torus_query
  let body: torus_body

  /// The number of rows in all blocks; those past the end are zero, not absent.
  let rows: Int

  /// The row that the query may not find.
  let excluded: Int?

  /// Room for the distances of a block.
  let distances: UnsafeMutableBufferPointer<UInt64>

  /// Offers the rows of these blocks, which are laid from `laid` on, to `found`.
  ///
  /// `row` is the index of the row at a place, where place 64·i is the first of block i; it increases
  /// over the places of these blocks.
  @inline(__always)
  mutating func offer<Found: FoundRows>(
    _ blocks: Range<Int>, at laid: UnsafeMutablePointer<UInt8>?, to found: inout Found,
    row: (_ place: Int) -> Int
  ) {
    var hits: UInt64 = 0
    var block = 0
    while block < blocks.count,
      let limit = found.limit(from: row((blocks.lowerBound + block) * RowBlocks.rows))
    {
      block = torus_scan(
        body, &query, laid, block, blocks.count, limit, &hits, distances.baseAddress)
      if block == blocks.count { return }
      let first = (blocks.lowerBound + block) * RowBlocks.rows
      if rows - first < RowBlocks.rows { hits &= 1 << UInt64(rows - first) - 1 }
      while hits != 0 {
        let lane = hits.trailingZeroBitCount
        hits &= hits - 1
        let neighbor = Neighbor(row: row(first + lane), distance: distances[lane])
        if neighbor.row != excluded, let limit = found.limit(from: neighbor.row),
          neighbor.distance <= limit
        {
          found.keep(neighbor)
        }
      }
      block += 1
    }
  }
}
