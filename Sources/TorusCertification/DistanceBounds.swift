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
    /// D ∓ (r·A′ + r′·A + r·r′) with r = ⌈R/2^16⌉.
    ///
    /// ⟨P + e, Q + f⟩ − ⟨P, Q⟩ = ⟨e, Q⟩ + ⟨P, f⟩ + ⟨e, f⟩, and each is at most a product of lengths.
    case product
  }

  /// What bounds need to know of one row or query.
  struct Point: Hashable, Sendable {
    /// R.
    var residual: UInt64
    /// A = ⌈√Σ F²⌉ where the metric has lengths, else 0.
    var length: UInt64

    static let zero = Point(residual: 0, length: 0)
  }

  private static let places = UInt128(CertificateSetting.residualBits)
  private let rule: Rule

  init(_ setting: CertificateSetting) {
    switch setting.metric {
    case .lee: rule = .linear
    case .squaredFlat, .squaredEuclidean: rule = .root
    case .dotProduct: rule = .product
    case .cosine:
      let table = CosineTable(
        bits: setting.fineBits, scaleBits: CertificateMetric.cosineBits)
      rule = .cosine(table, error: table.error(axes: setting.axes))
    }
  }

  /// The bounds for two points at this distance.
  func callAsFunction(_ distance: UInt64, _ row: Point, _ query: Point) -> (low: Int64, up: Int64) {
    let slack = slack(row, query)
    switch rule {
    case .linear:
      let middle = Int64(distance << UInt64(Self.places))
      return (middle - slack, middle + slack)
    case .root:
      let square = UInt128(distance) << (2 * Self.places)
      let floor = floorRoot(square)
      let ceiling = floor * floor == square ? floor : floor + 1
      return (Int64(floor) - slack, Int64(ceiling) + slack)
    case .cosine, .product: return (Int64(distance) - slack, Int64(distance) + slack)
    }
  }

  /// The greatest D of which low can be at most `up`, for rows of at most this residual and length.
  func greatestDistance(low up: Int64, _ row: Point, _ query: Point) -> UInt64 {
    let reach = UInt128(max(0, up + slack(row, query)))
    switch rule {
    case .linear: return UInt64(clamping: reach >> Self.places)
    case .root:
      return UInt64(clamping: ((reach + 1) * (reach + 1) - 1) >> (2 * Self.places))
    case .cosine, .product: return UInt64(clamping: reach)
    }
  }

  private func slack(_ row: Point, _ query: Point) -> Int64 {
    let residuals = row.residual + query.residual
    switch rule {
    case .linear, .root: return Int64(residuals)
    case .cosine(let table, let error):
      guard let slack = table.slack(residual: residuals) else {
        preconditionFailure("a residual beyond the greatest of its setting")
      }
      return error + slack
    case .product:
      // Below 2^62, as r ≤ 2^29 and A ≤ 2^31.
      let (r, s) = (row.steps, query.steps)
      return Int64(r * query.length + s * (row.length + r))
    }
  }
}

extension DistanceBounds.Point {
  /// r, the residual in whole steps, rounded up.
  fileprivate var steps: UInt64 {
    let places = UInt64(CertificateSetting.residualBits)
    return (residual + (1 << places - 1)) >> places
  }
}
