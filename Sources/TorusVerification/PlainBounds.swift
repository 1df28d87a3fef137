import TorusArtifacts

/// The bounds low and up of a distance of embeddings, by `Documentation/Formats.md`.
struct PlainBounds: Sendable {
  let setting: CertificateSetting

  /// What is needed of a row or query: R, and where the metric has lengths A = ⌈√Σ F²⌉.
  typealias Point = (residual: Int, length: Int)

  /// The bounds from D.
  func bounds(_ distance: Int, _ row: Point, _ query: Point) -> (low: Int, up: Int) {
    let residuals = row.residual + query.residual
    switch setting.metric {
    case .lee: return (distance << 16 - residuals, distance << 16 + residuals)
    case .squaredFlat, .squaredEuclidean:
      let (floor, ceiling) = roots(distance)
      return (floor - residuals, ceiling + residuals)
    case .cosine:
      // ⌈n/2⌉ for the table, and ⌈710·2^30·R/(113·2^(16 + B))⌉ for the residuals.
      let numerator = Int128(710) << 30 * Int128(residuals)
      let denominator = Int128(113) << Int128(16 + setting.fineBits)
      let slack = Int((numerator + denominator - 1) / denominator) + (setting.axes + 1) / 2
      return (distance - slack, distance + slack)
    case .dotProduct:
      // r = ⌈R/2^16⌉.
      let (r, s) = ((row.residual + 65535) / 65536, (query.residual + 65535) / 65536)
      let slack = r * query.length + s * row.length + r * s
      return (distance - slack, distance + slack)
    }
  }

  /// ⌊2^16·√distance⌋ and ⌈2^16·√distance⌉.
  private func roots(_ distance: Int) -> (floor: Int, ceiling: Int) {
    let square = Int128(distance) << 32
    // A double is off by less than one unit or two; the loops decide.
    var root = Int128((Double(distance).squareRoot() * 65536).rounded(.down))
    while root * root > square { root -= 1 }
    while (root + 1) * (root + 1) <= square { root += 1 }
    return (Int(root), Int(root * root == square ? root : root + 1))
  }
}
