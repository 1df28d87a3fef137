import TorusArtifacts

/// The tables of one certificate, made ready: codes aligned, points exact, residuals measured.
struct CertificationSubject: Sendable {
  let setting: CertificateSetting
  let codes: PointCodes
  let queryCodes: PointCodes
  let residuals: [UInt64]
  let queryResiduals: [UInt64]
  /// ⌈√Σ F²⌉ where the metric has lengths; else empty.
  private let lengths: [UInt64]
  private let queryLengths: [UInt64]
  /// Distances of embeddings; `nil` where they are no integers.
  let exact: (any ExactDistances)?
  let wideRows: Int
  let labels: LabelTable?
  let distance: PointDistance
  let bounds: DistanceBounds

  init(
    _ files: CertifiedFiles, metric: CertificateMetric, neighbors: Int
  ) throws(CertificationError) {
    let setting = try Self.setting(of: files, metric: metric, neighbors: neighbors)
    guard let embeddings = files.table.embeddings else { throw .noEmbeddings(of: .rows) }
    self.setting = setting
    labels = files.labels
    distance = PointDistance(metric, bits: setting.fineBits)
    bounds = DistanceBounds(setting)
    codes = PointCodes(files.table.codes, as: setting.points)
    let rows = try MeasuredRows(embeddings, codes, setting, of: .rows)
    residuals = rows.residuals
    lengths = metric.hasLengths ? codes.lengths : []
    guard let queries = files.queries else {
      queryCodes = codes
      queryResiduals = residuals
      queryLengths = lengths
      exact = rows.points.distances(to: rows.points, metric)
      wideRows = rows.points.wideRows
      return
    }
    guard let queryEmbeddings = queries.embeddings else { throw .noEmbeddings(of: .queries) }
    queryCodes = PointCodes(queries.codes, as: setting.points)
    let asked = try MeasuredRows(queryEmbeddings, queryCodes, setting, of: .queries)
    queryResiduals = asked.residuals
    queryLengths = metric.hasLengths ? queryCodes.lengths : []
    exact = asked.points.distances(to: rows.points, metric)
    wideRows = rows.points.wideRows + asked.points.wideRows
  }

  /// What bounds need to know of a row.
  func point(ofRow row: Int) -> DistanceBounds.Point {
    .init(residual: residuals[row], length: setting.metric.hasLengths ? lengths[row] : 0)
  }

  /// What bounds need to know of a query.
  func point(ofQuery query: Int) -> DistanceBounds.Point {
    .init(
      residual: queryResiduals[query], length: setting.metric.hasLengths ? queryLengths[query] : 0)
  }

  /// A search of these rows of codes.
  func search(_ codes: PointCodes) throws(CertificationError) -> any RowSearch {
    setting.metric == .dotProduct
      ? try DotProductSearch(codes) : try PointSearch(codes, by: distance)
  }

  /// What is added up with the evidence of queries.
  var totals: CertificateTotals {
    CertificateTotals(
      setting: setting, residuals: residuals, queryResiduals: queryResiduals, units: units,
      hasLabels: labels != nil)
  }

  /// The units of exact distances.
  var units: CertificateShard.Units? {
    exact.map {
      .init(
        denominatorBits: $0.denominatorBits, numeratorBits: $0.numeratorBits, wideRows: wideRows)
    }
  }

  /// Whether radii of labels are claimed.
  var hasRadii: Bool { setting.hasRadii(labels: labels != nil) }

  private static func setting(
    of files: CertifiedFiles, metric: CertificateMetric, neighbors: Int
  ) throws(CertificationError) -> CertificateSetting {
    let codes = files.table.codes
    guard metric.isOfCircles == files.points.isOfCircles else {
      throw .metric(metric, isOfCircles: files.points.isOfCircles)
    }
    guard codes.rows < 1 << 32 else { throw .rows(codes.rows) }
    let available = files.queries == nil ? codes.rows - 1 : codes.rows
    guard
      let setting = CertificateSetting(
        metric: metric, rows: codes.rows, queries: files.queries?.codes.rows ?? codes.rows,
        queriesApart: files.queries != nil, axes: codes.axes, points: files.points,
        neighbors: neighbors)
    else { throw .neighbors(neighbors, available: available) }
    guard setting.greatestResidual != nil else {
      throw .axes(codes.axes, largest: setting.largestAxes)
    }
    return setting
  }
}

/// The embeddings of one table as exact points, and their residuals.
private struct MeasuredRows {
  enum Points {
    case circles(ExactRows)
    case lines(LineRows)
  }

  let points: Points
  let residuals: [UInt64]

  init(
    _ embeddings: EmbeddingTable, _ codes: PointCodes, _ setting: CertificateSetting,
    of table: CertificationError.Table
  ) throws(CertificationError) {
    switch setting.points {
    case .line(let unitLog2):
      let rows = LineRows(embeddings)
      points = .lines(rows)
      let greatest = setting.greatestResidual ?? 0
      residuals = TorusCertification.residuals(
        rows, codes: codes, unitLog2: unitLog2, atMost: greatest)
      guard residuals.count == codes.rows else {
        throw .residual(
          of: table, row: residuals.count,
          limitLog2: greatest.trailingZeroBitCount - CertificateSetting.residualBits)
      }
    case .grid, .lattice:
      let rows = ExactRows(embeddings, period: setting.points.period ?? .turn)
      points = .circles(rows)
      residuals = TorusCertification.residuals(
        rows, codes: codes, refinementBits: setting.points.refinementBits,
        isSquared: setting.metric.isSquared)
    }
  }
}

extension MeasuredRows.Points {
  fileprivate var wideRows: Int {
    switch self {
    case .circles(let rows): rows.wideRows
    case .lines(let rows): rows.wideRows
    }
  }

  /// The distances from these points to `rows`; `nil` where the metric has no exact ones.
  fileprivate func distances(to rows: Self, _ metric: CertificateMetric) -> (any ExactDistances)? {
    guard metric.hasExactAnswers else { return nil }
    return switch (self, rows) {
    case (.circles(let queries), .circles(let rows)):
      CircleDistances(rows: rows, queries: queries, isSquared: metric.isSquared)
    case (.lines(let queries), .lines(let rows)):
      LineDistances(rows: rows, queries: queries, areProducts: metric == .dotProduct)
    default: preconditionFailure("both tables have points of one kind")
    }
  }
}
