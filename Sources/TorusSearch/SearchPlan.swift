internal import CTorusKernels

/// How one search is shared out: parts of the queries times stripes of the rows.
///
/// Within a part, rows are read from memory once: a stretch of blocks that fits a cache is compared
/// with every query of the part before the next stretch. Where there are too few queries to keep
/// every thread busy, the rows are cut into stripes, whose answers are merged.
struct SearchPlan {
  private let search: ExactSearch
  private let queries: CodeRows
  private let candidates: ExactSearch.Candidates
  private let threads: Int
  private let queriesInPart: Int
  private let blocksInStripe: Int
  private let blocks: Int
  private let meter: WorkMeter

  /// The bytes of rows that stay in a cache while the queries of a part pass.
  private static let stretchBytes = 1 << 15

  init(
    _ search: ExactSearch, _ queries: CodeRows, _ candidates: ExactSearch.Candidates,
    threads: Int, _ progress: ExactSearch.Progress?
  ) {
    precondition(threads >= 1, "expected at least one thread, found \(threads)")
    self.search = search
    self.queries = queries
    self.candidates = candidates
    self.threads = threads
    blocks = RowBlocks.blocks(of: search.rows.count)
    // Laying rows of a file costs as much as comparing them with some fifty queries.
    queriesInPart = search.laid == nil ? 1024 : 64
    let parts = (queries.count + queriesInPart - 1) / queriesInPart
    let stripes = threads == 1 || parts >= 4 * threads ? 1 : 2 * threads
    blocksInStripe = max(1, (blocks + stripes - 1) / stripes)
    meter = WorkMeter(all: queries.count * blocks, progress)
  }

  /// What is kept of each query's rows by the collection that `found` gives it, in order.
  func run<Found: FoundRows>(
    _ found: @Sendable (_ query: Int) -> Found
  ) throws(SearchError) -> [[Neighbor]] {
    let stripes = Array(stride(from: 0, to: blocks, by: blocksInStripe))
    let parts = Array(stride(from: 0, to: queries.count, by: queriesInPart))
    let results = inOrder(parts.count * stripes.count, threads: threads, meter) { task in
      let part = parts[task / stripes.count]
      let stripe = stripes[task % stripes.count]
      return scan(
        part..<min(queries.count, part + queriesInPart),
        stripe..<min(blocks, stripe + blocksInStripe), found)
    }
    guard let results else { throw .cancelled }
    if stripes.count == 1 { return results.flatMap { $0 } }
    return (0..<queries.count).map { query in
      let first = query / queriesInPart * stripes.count
      return results[first..<first + stripes.count]
        .flatMap { $0[query % queriesInPart] }.sorted()
    }
  }

  /// The rows of these blocks that are kept for these queries.
  private func scan<Found: FoundRows>(
    _ part: Range<Int>, _ stripe: Range<Int>, _ found: (_ query: Int) -> Found
  ) -> [[Neighbor]] {
    let groups = Int(torus_groups(queries.rowBytes))
    let padded = paddedQueries(part, bytes: groups * Int(TORUS_GROUP_BYTES))
    var kept = part.map { found($0) }
    let blockBytes = groups * Int(TORUS_GROUP_BYTES * TORUS_BLOCK_ROWS)
    let stretch = max(1, Self.stretchBytes / blockBytes)
    let scratch =
      search.laid == nil ? RowBlocks(capacity: stretch, rowBytes: queries.rowBytes) : nil
    for start in stride(from: stripe.lowerBound, to: stripe.upperBound, by: stretch) {
      let range = start..<min(stripe.upperBound, start + stretch)
      scratch?.lay(range, of: search.rows)
      let laid = scratch?.pointer(toBlock: 0) ?? search.laid?.pointer(toBlock: start)
      padded.withUnsafeBufferPointer { bytes in
        search.table.withUnsafeBufferPointer { table in
          for place in kept.indices {
            let query = torus_query(
              bytes: bytes.baseAddress?.advanced(by: place * groups * Int(TORUS_GROUP_BYTES)),
              groups: groups, metric: search.kernel, table: table.baseAddress)
            scan(range, at: laid, query, part.lowerBound + place, &kept[place])
          }
        }
      }
      if meter.step(part.count * range.count) == .cancel { return [] }
    }
    withExtendedLifetime((scratch, search.laid)) {}
    return kept.map { found in
      found.sorted().map {
        Neighbor(row: $0.row, distance: $0.distance >> UInt64(search.shift))
      }
    }
  }

  /// One query against one stretch of blocks, which are laid from `laid` on.
  private func scan<Found: FoundRows>(
    _ blocks: Range<Int>, at laid: UnsafeMutablePointer<UInt8>?, _ query: torus_query,
    _ index: Int, _ found: inout Found
  ) {
    let excluded = candidates.excluded(index)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: RowBlocks.rows) { distances in
      var query = query
      var hits: UInt64 = 0
      var place = 0
      while let limit = found.limit {
        place = torus_scan(
          search.body.cBody, &query, laid, place, blocks.count, limit, &hits, distances.baseAddress)
        if place == blocks.count { return }
        let first = (blocks.lowerBound + place) * RowBlocks.rows
        // Rows past the end of the table are zero, not absent.
        if search.rows.count - first < RowBlocks.rows {
          hits &= 1 << UInt64(search.rows.count - first) - 1
        }
        while hits != 0 {
          let lane = hits.trailingZeroBitCount
          hits &= hits - 1
          let neighbor = Neighbor(row: first + lane, distance: distances[lane])
          if neighbor.row != excluded, let limit = found.limit, neighbor.distance <= limit {
            found.keep(neighbor)
          }
        }
        place += 1
      }
    }
  }

  /// The bytes of these queries, each followed by zeros up to whole groups.
  private func paddedQueries(_ part: Range<Int>, bytes: Int) -> [UInt8] {
    queries.withUnsafeBytes(ofRows: part) { source in
      var padded = [UInt8](repeating: 0, count: part.count * bytes)
      for place in 0..<part.count {
        let row = source[place * queries.rowBytes..<(place + 1) * queries.rowBytes]
        padded.replaceSubrange(place * bytes..<place * bytes + row.count, with: row)
      }
      return padded
    }
  }
}
