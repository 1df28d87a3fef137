internal import CTorusKernels

/// How one search is shared out: parts of the queries, times stripes of the rows where they are scanned.
///
/// Within a part of a scan, rows are read from memory once: a stretch of blocks that fits a cache is
/// compared with every query of the part before the next stretch. Where there are too few queries to
/// keep every thread busy, the rows are cut into stripes, whose answers are merged. By a tree each
/// query goes its own way.
struct SearchPlan {
  private let search: ExactSearch
  private let queries: CodeRows
  private let candidates: ExactSearch.Candidates
  private let threads: Int
  private let tree: PeriodicTree?
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
    blocks = RowBlocks.blocks(of: search.rows.count)
    // What is beyond 2^63 is never done.
    let (product, overflow) = queries.count.multipliedReportingOverflow(by: blocks)
    let all = overflow ? .max : product
    // More than there are queries or blocks would have nothing to do.
    self.threads = min(threads, max(1, all))
    meter = WorkMeter(all: all, progress)
    tree = search.treeKeeper.tree(of: search.rows, for: queries.count)
    if tree != nil {
      queriesInPart = max(1, min(64, queries.count / (4 * self.threads)))
      blocksInStripe = max(1, blocks)
      return
    }
    // Laying rows of a file costs as much as comparing them with some fifty queries.
    queriesInPart = search.laid == nil ? 1024 : 64
    let parts = (queries.count + queriesInPart - 1) / queriesInPart
    let stripes = self.threads == 1 || parts >= 4 * self.threads ? 1 : 2 * self.threads
    blocksInStripe = max(1, (blocks + stripes - 1) / stripes)
  }

  /// What is kept of each query's rows by the collection that `found` gives it, in order.
  func run<Found: FoundRows>(
    _ found: @Sendable (_ query: Int) -> Found
  ) throws(SearchError) -> [[Neighbor]] {
    let stripes = Array(stride(from: 0, to: blocks, by: blocksInStripe))
    let parts = Array(stride(from: 0, to: queries.count, by: queriesInPart))
    let results = inOrder(parts.count * stripes.count, threads: threads, meter) { task in
      let start = parts[task / stripes.count]
      let part = start..<min(queries.count, start + queriesInPart)
      if let tree, !search.treeKeeper.prefersScan(blocks: blocks) {
        return walk(tree, part, found)
      }
      let stripe = stripes[task % stripes.count]
      return scan(part, stripe..<min(blocks, stripe + blocksInStripe), found)
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
    var kept = part.map { found($0) }
    let rowBytes = queries.rowBytes
    let stretch = max(1, Self.stretchBytes / RowBlocks.blockBytes(rowBytes: rowBytes))
    let scratch = search.laid == nil ? RowBlocks(capacity: stretch, rowBytes: rowBytes) : nil
    let isDone = withScans(part) { scanOf in
      for start in stride(from: stripe.lowerBound, to: stripe.upperBound, by: stretch) {
        let range = start..<min(stripe.upperBound, start + stretch)
        scratch?.lay(range, of: search.rows)
        let laid = scratch?.pointer(toBlock: 0) ?? search.laid?.pointer(toBlock: start)
        for place in kept.indices {
          var scan = scanOf(place)
          scan.offer(range, at: laid, to: &kept[place]) { $0 }
        }
        if meter.step(part.count * range.count) == .cancel { return false }
      }
      return true
    }
    withExtendedLifetime((scratch, search.laid)) {}
    return isDone ? kept.map(neighbors) : []
  }

  /// The rows of a tree that are kept for these queries.
  private func walk<Found: FoundRows>(
    _ tree: PeriodicTree, _ part: Range<Int>, _ found: (_ query: Int) -> Found
  ) -> [[Neighbor]] {
    var kept = part.map { found($0) }
    var compared = 0
    let distance = BoxDistance(search.metric, layout: queries.layout, table: search.table)
    queries.aligned(part).withUnsafeBufferPointer { codes in
      withScans(part) { scanOf in
        tree.withUnsafeNodes { nodes in
          for place in kept.indices {
            let query = codes[place * tree.axes..<(place + 1) * tree.axes]
            var walk = TreeWalk(
              nodes, distance, codes: UnsafeBufferPointer(rebasing: query), scan: scanOf(place))
            walk.offerRows(to: &kept[place])
            compared += walk.compared
          }
        }
      }
    }
    let lists = kept.map(neighbors)
    search.treeKeeper.count(
      walks: part.count, compared: compared, found: lists.reduce(0) { $0 + $1.count })
    return meter.step(part.count * blocks) == .cancel ? [] : lists
  }

  /// What was kept of a query's rows, at distances in the metric's units.
  private func neighbors<Found: FoundRows>(_ kept: Found) -> [Neighbor] {
    kept.sorted().map {
      Neighbor(row: $0.row, distance: $0.distance >> UInt64(search.shift))
    }
  }

  /// Calls `body` with what gives the scan of each query of a part, which is valid until it returns.
  private func withScans<Result>(
    _ part: Range<Int>, _ body: (_ scanOf: (_ place: Int) -> BlockScan) -> Result
  ) -> Result {
    let groups = Int(torus_groups(queries.rowBytes))
    let size = groups * Int(TORUS_GROUP_BYTES)
    let padded = paddedQueries(part, bytes: size)
    return padded.withUnsafeBufferPointer { bytes in
      search.table.withUnsafeBufferPointer { table in
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: RowBlocks.rows) { distances in
          body { place in
            BlockScan(
              query: torus_query(
                bytes: bytes.baseAddress?.advanced(by: place * size), groups: groups,
                metric: search.kernel, table: table.baseAddress),
              body: search.body.cBody, rows: search.rows.count,
              excluded: candidates.excluded(part.lowerBound + place), distances: distances)
          }
        }
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
