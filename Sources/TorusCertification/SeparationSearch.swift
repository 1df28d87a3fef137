import TorusSearch

/// Finds δ, the least distance of two different codes.
///
/// The least distance of any row to its nearest by coarse codes bounds δ; a row that is closer has a coarse
/// distance within the radius that this leaves. With at most 16 bits the bound is δ itself.
struct SeparationSearch: Sendable {
  /// The codes, each once.
  let codes: FineCodes
  private let search: ExactSearch

  init(_ codes: FineCodes) throws(CertificationError) {
    self.codes = codes.distinct
    search = try self.codes.search()
  }

  /// The least distance of these rows to the nearest by coarse codes; `nil` without another row.
  func bound(_ rows: Range<Int>) -> UInt64? {
    guard codes.rows > 1 else { return nil }
    return least(rows) { batch, others in
      try search.nearest(to: batch, count: 1, candidates: others)
    }
  }

  /// The least distance of these rows to another row at most at `bound`.
  func least(_ rows: Range<Int>, within bound: UInt64) -> UInt64? {
    if codes.hiddenBits == 0 { return bound }
    return least(rows) { batch, others in
      try search.rows(within: codes.coarseRadius(bound), of: batch, candidates: others)
    }
  }

  private func least(
    _ rows: Range<Int>, _ find: (CodeRows, ExactSearch.Candidates) throws -> NeighborLists
  ) -> UInt64? {
    let found = searched {
      try find(search.rows[rows], .allButRows(from: rows.lowerBound))
    }
    return rows.enumerated().flatMap { place, row in
      found[place].map { codes.distance($0.row, to: row, of: codes) }
    }.min()
  }
}
