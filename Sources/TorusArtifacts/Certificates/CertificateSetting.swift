/// What a certificate is about: the metric, the size of the tables, their points, and k.
public struct CertificateSetting: Hashable, Sendable {
  /// What is compared.
  public let metric: CertificateMetric

  /// The number of rows of the table, at least 1.
  public let rows: Int

  /// The number of queries; the table's own rows where the queries are not apart.
  public let queries: Int

  /// Whether the queries are a table of their own. If not, query i is row i, and row i is no
  /// neighbor of itself.
  public let queriesApart: Bool

  /// The number of axes n.
  public let axes: Int

  /// What the codes of both tables decode to.
  public let points: PointLayout

  /// k, at least 1, and at most the number of rows that can be a neighbor of a query.
  public let neighbors: Int

  /// A setting, or `nil` where a size is less than 1, rows do not fit 32 bits, queries that are not
  /// apart are not the rows, the metric is not of such points, or k is not in [1, rows] (rows − 1 where a
  /// query is a row itself).
  public init?(
    metric: CertificateMetric = .lee, rows: Int, queries: Int, queriesApart: Bool, axes: Int,
    points: PointLayout, neighbors: Int
  ) {
    guard metric.isOfCircles == points.isOfCircles, rows >= 1, rows < 1 << 32, queries >= 1,
      axes >= 1, queriesApart || queries == rows,
      neighbors >= 1, neighbors <= (queriesApart ? rows : rows - 1)
    else { return nil }
    self.metric = metric
    self.rows = rows
    self.queries = queries
    self.queriesApart = queriesApart
    self.axes = axes
    self.points = points
    self.neighbors = neighbors
  }

  /// Whether radii of labels are claimed, where there are labels or not.
  public func hasRadii(labels: Bool) -> Bool { labels && metric == .lee }

  /// B: a step is 2^−B turn. In [1, 32].
  public var fineBits: Int { points.bits }

  /// The number of binary digits after the point in a residual: 16.
  public static let residualBits = 16

  /// The most axes of a setting of this metric and these points for which no sum overflows; no
  /// certificate has more.
  public var largestAxes: Int {
    // Three residuals of half a turn on every axis, and distances, must stay below 2^63.
    let bounds = (Int.max / 3) >> (fineBits - 1 + Self.residualBits)
    return switch metric {
    case .lee: bounds
    case .squaredFlat: min(bounds, Int.max / metric.greatestTerm(bits: fineBits))
    case .cosine: fineBits <= 16 ? min(bounds, 1 << 22) : 0
    case .squaredEuclidean, .dotProduct: 1 << 13 - 1
    }
  }

  /// The greatest residual that a certificate may have: on circles n·2^(B−1) steps, in units of 2^−16 step,
  /// as none is larger; on lines 2^60, and 2^45 where it is multiplied by lengths. `nil` where there are too
  /// many axes.
  public var greatestResidual: UInt64? {
    guard axes <= largestAxes else { return nil }
    guard points.isOfCircles else { return metric.hasLengths ? 1 << 45 : 1 << 60 }
    return UInt64(axes) << UInt64(fineBits - 1 + Self.residualBits)
  }

  init(_ fields: JSONFields) throws(ArtifactError) {
    let metric = try fields.choice("metric", of: CertificateMetric.self)
    let points = try PointLayout(fields)
    let rows = try fields.count("rows")
    let queries = try fields.count("queries")
    let apart = try fields.bool("queries_apart")
    let axes = try fields.count("axes")
    let neighbors = try fields.count("neighbors")
    try fields.requireOnly(
      PointLayout.keys + ["metric", "rows", "queries", "queries_apart", "axes", "neighbors"])
    guard
      let setting = CertificateSetting(
        metric: metric, rows: rows, queries: queries, queriesApart: apart, axes: axes,
        points: points, neighbors: neighbors)
    else {
      throw ArtifactError(
        path: fields.path, offset: 0,
        expected:
          "a metric of such points, rows < 2^32, queries that are the rows or apart, k of the others",
        found: "\(metric.rawValue), \(rows) rows, \(queries) queries, k = \(neighbors)")
    }
    self = setting
  }

  var value: JSONValue {
    .object(
      points.members + [
        .init("metric", .string(metric.rawValue)),
        .init("rows", .integer(rows)),
        .init("queries", .integer(queries)),
        .init("queries_apart", .bool(queriesApart)),
        .init("axes", .integer(axes)),
        .init("neighbors", .integer(neighbors)),
      ])
  }
}
