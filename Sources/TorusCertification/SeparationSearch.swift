import TorusArtifacts
import TorusSearch

/// Finds δ, the least distance of two different points.
///
/// The least distance of any row to the nearest by coarse codes bounds δ; a row that is closer has a coarse
/// distance within the radius that this leaves. With at most 16 bits the bound is δ itself.
struct SeparationSearch: Sendable {
  /// The points, each once.
  let codes: PointCodes
  private let search: PointSearch

  /// A search among points that are all different.
  init(_ codes: PointCodes, _ setting: CertificateSetting) throws(CertificationError) {
    self.codes = codes
    search = try PointSearch(
      codes, by: PointDistance(setting.metric.ofPoints, bits: setting.fineBits))
  }

  /// The least distance of these rows to the nearest by coarse codes; `nil` without another row.
  func bound(_ rows: Range<Int>) -> UInt64? {
    least(search.near(codes.chosen(rows).kept, own: Array(rows), count: 1))
  }

  /// The least distance of these rows to another row at most at `bound`.
  func least(_ rows: Range<Int>, within bound: UInt64) -> UInt64? {
    if codes.hiddenBits == 0 { return bound }
    return least(
      search.within(rows.map { _ in bound }, of: codes.chosen(rows).kept, own: Array(rows)))
  }

  private func least(_ found: [[Neighbor]]) -> UInt64? {
    found.joined().lazy.map(\.distance).min()
  }
}
