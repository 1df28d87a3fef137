/// The arrays that lie beside `certificate.json`; the raw value is the file's name without `.npy`.
public enum CertificateArray: String, CaseIterable, Sendable {
  /// uint64 (rows,): residual of each row, in units of 2^−16 step, rounded up.
  case residuals
  /// uint64 (queries,): the same of each query; only where the queries are apart.
  case queryResiduals = "query_residuals"
  /// uint32 (queries, k): the k least rows by (code distance, row), in that order.
  case neighbors
  /// uint8 (queries, k): 1 where that neighbor is a guaranteed member, else 0.
  case members
  /// uint32 (queries,): the size of the rescoring set.
  case rescoring
  /// uint8 (queries,): the sum of the ``CertificateStatus`` that hold.
  case status
  /// uint64 (queries,): the radius within which each query's label holds; only for Lee distance with labels.
  case radii
  /// uint32 (queries, k): the k least rows by (exact distance, row), in that order; only where
  /// distances of embeddings are integers.
  case exactNeighbors = "exact_neighbors"
  /// uint64 (queries, limbs): the exact distance of the last exact neighbor, least limb first; only with
  /// exact neighbors.
  case thresholds

  /// The arrays of a certificate of this setting.
  public static func all(
    of setting: CertificateSetting, hasLabels: Bool
  ) -> [CertificateArray] {
    allCases.filter { array in
      switch array {
      case .queryResiduals: setting.queriesApart
      case .radii: setting.hasRadii(labels: hasLabels)
      case .exactNeighbors, .thresholds: setting.metric.hasExactAnswers
      default: true
      }
    }
  }

  /// The name of the file.
  public var fileName: String { "\(rawValue).npy" }
}

/// What is settled about one query.
public enum CertificateStatus {
  /// Codes and residuals prove that the neighbors are the exact ones.
  public static let proved: UInt8 = 1
  /// Codes and residuals prove the label of the nearest row.
  public static let labelProved: UInt8 = 2
  /// The neighbors are the same set as the exact ones.
  public static let same: UInt8 = 4
}
