public import TorusArtifacts

/// Why well-formed files have no certificate.
public enum CertificationError: Error, Hashable, Sendable {
  /// The embeddings of this table are not among the files: residuals cannot be measured.
  case noEmbeddings(of: Table)

  /// k neighbors were asked for where only `available` rows can be a neighbor.
  case neighbors(Int, available: Int)

  /// The metric is of points on circles and these are on lines, or the other way round.
  case metric(CertificateMetric, isOfCircles: Bool)

  /// The table has 2^32 rows or more.
  case rows(Int)

  /// A sum over this many axes could leave 63 bits, or the metric has no bounds for codes so wide
  /// (`largest` is 0).
  case axes(Int, largest: Int)

  /// The embedding of this row, and none before it, is more than 2^`limitLog2` units from its code.
  case residual(of: Table, row: Int, limitLog2: Int)

  /// The radii of labels sum to 2^63 or more.
  case radiusSum

  /// The residuals of a table sum to 2^63 or more.
  case residualSum(of: Table)

  /// A file was written to while it was read.
  case file(ArtifactError)

  /// The two tables of a certificate.
  public enum Table: Hashable, Sendable {
    /// The table that is searched.
    case rows
    /// The queries apart.
    case queries
  }
}

extension CertificationError: CustomStringConvertible {
  /// One line: what was expected, and what was found.
  public var description: String {
    switch self {
    case .noEmbeddings(let table): "expected the embeddings of the \(table), found none"
    case .neighbors(let found, let available):
      "expected a number of neighbors in 1...\(available), found \(found)"
    case .metric(let metric, let isOfCircles):
      "expected a metric of \(isOfCircles ? "circles" : "lines"), as the codes are on, "
        + "found \(metric.rawValue)"
    case .axes(_, largest: 0):
      "expected codes of at most 16 bits for this metric, found wider ones"
    case .residual(let table, let row, let limit):
      "expected embeddings of the \(table) within 2^\(limit) units of their codes, "
        + "found one farther away at row \(row)"
    case .file(let error): "\(error)"
    case .radiusSum: "the sum of the radii of labels does not fit 63 bits"
    case .rows(let found): "expected fewer than 2^32 rows, found \(found)"
    case .axes(let found, let largest):
      "expected at most \(largest) axes, so that no sum overflows, found \(found)"
    case .residualSum(let table):
      "the sum of the residuals of the \(table) does not fit 63 bits"
    }
  }
}
