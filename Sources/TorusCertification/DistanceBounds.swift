import TorusArtifacts
import TorusQuantization

/// What D and residuals say of the distance of embeddings: low ≤ bound ≤ up, in the units of the metric.
struct DistanceBounds: Sendable {
  private enum Rule: Sendable {
    /// 2^16·D ∓ R.
    case linear
    /// ⌊2^16·√D⌋ − R, ⌈2^16·√D⌉ + R.
    case root
    /// D ∓ (the error of the table + what R can change), both rounded up.
    case cosine(CosineTable, error: Int64)
  }

  private static let places = UInt128(CertificateSetting.residualBits)
  private let rule: Rule

  init(_ setting: CertificateSetting) {
    switch setting.metric {
    case .lee: rule = .linear
    case .squaredFlat, .squaredEuclidean: rule = .root
    case .cosine:
      let table = CosineTable(
        bits: setting.fineBits, scaleBits: CertificateMetric.cosineBits)
      rule = .cosine(table, error: table.error(axes: setting.axes))
    }
  }

  /// The bounds where two residuals add up to `residuals`.
  func callAsFunction(_ distance: UInt64, residuals: UInt64) -> (low: Int64, up: Int64) {
    let slack = slack(residuals)
    switch rule {
    case .linear:
      let middle = Int64(distance << UInt64(Self.places))
      return (middle - slack, middle + slack)
    case .root:
      let square = UInt128(distance) << (2 * Self.places)
      let floor = floorRoot(square)
      let ceiling = floor * floor == square ? floor : floor + 1
      return (Int64(floor) - slack, Int64(ceiling) + slack)
    case .cosine: return (Int64(distance) - slack, Int64(distance) + slack)
    }
  }

  /// The greatest D of which low, with these residuals, can be at most `up`.
  func greatestDistance(low up: Int64, residuals: UInt64) -> UInt64 {
    let reach = UInt128(max(0, up + slack(residuals)))
    switch rule {
    case .linear: return UInt64(clamping: reach >> Self.places)
    case .root:
      return UInt64(clamping: ((reach + 1) * (reach + 1) - 1) >> (2 * Self.places))
    case .cosine: return UInt64(clamping: reach)
    }
  }

  private func slack(_ residuals: UInt64) -> Int64 {
    guard case .cosine(let table, let error) = rule else { return Int64(residuals) }
    guard let slack = table.slack(residual: residuals) else {
      preconditionFailure("a residual beyond the greatest of its setting")
    }
    return error + slack
  }
}
