public import TorusArtifacts
import TorusSearch

extension Certifier {
  /// One part of the work of ``certify(_:metric:neighbors:threads:progress:)``.
  ///
  /// All parts merge to the certificate that is made at once, byte for byte, in any order and grouping. Each
  /// part reads all files and measures all residuals, which is linear; what is shared out are the
  /// comparisons of queries with rows.
  ///
  /// - Throws: ``CertificationError`` where there is no such certificate.
  public static func certify(
    part: CertificatePart, of files: CertifiedFiles, metric: CertificateMetric? = nil,
    neighbors: Int, threads: Int = 1,
    progress: (@Sendable (_ done: Int, _ all: Int) -> Void)? = nil
  ) throws(CertificationError) -> CertificateShard {
    precondition(threads >= 1, "expected at least one thread, found \(threads)")
    let subject = try CertificationSubject(
      files, metric: metric ?? .standard(for: files.points), neighbors: neighbors)
    let setting = subject.setting
    let (queries, rows) = (part.queryRange(setting.queries), part.rowRange(setting.rows))
    let distinct = subject.codes.distinct
    let compared = part.share(distinct.rows)
    let meter = WorkMeter(all: queries.count + 2 * compared.count) { done, all in
      progress?(done, all)
      return .proceed
    }
    var findings = ShardFindings(
      setting: setting, inputs: files.inputs, units: subject.units,
      separation: .init(
        distinct: distinct.rows, compared: [compared].filter { !$0.isEmpty },
        leastDistance: try SeparationSearch(distinct, setting)
          .least(compared, threads: threads, meter)),
      queries: [:], rowPoints: [:], queryPoints: [:])
    guard !rows.isEmpty else {
      try requireUnchanged(files)
      return findings.shard
    }
    let examiner = try QueryExaminer(subject, rows: rows)
    let examined = inBatches(
      queries, of: batchSize(rows: rows.count), threads: threads, meter
    ) { examiner.examined($0) }
    let closed = try examiner.closed(examined.filter(\.isLabelOpen), threads: threads)
    for query in examined + closed {
      findings.queries[query.query] = .init(rows: [rows], findings: query.findings)
      findings.queryPoints[query.query] = subject.point(ofQuery: query.query)
    }
    if !queries.isEmpty {
      for row in rows { findings.rowPoints[row] = subject.point(ofRow: row) }
    }
    try requireUnchanged(files)
    return findings.shard
  }
}

extension CertificateShard {
  /// What both shards found; the same in any order and grouping of several.
  ///
  /// - Throws: ``ShardError`` where they are not parts of one certificate, or overlap.
  public func merged(with other: CertificateShard) throws(ShardError) -> CertificateShard {
    var findings = ShardFindings(self)
    try findings.merge(ShardFindings(other))
    return findings.shard
  }

  /// The certificate that this shard holds all of; `nil` where parts are missing.
  ///
  /// - Throws: ``ShardError`` where its numbers add up to none.
  public func certificate() throws(ShardError) -> Certificate? {
    let findings = ShardFindings(self)
    guard findings.isComplete else { return nil }
    let queries = (0..<setting.queries).compactMap { query in
      findings.queries[query].map { QueryEvidence($0.findings, setting) }
    }
    // A shard that somebody else made may say anything.
    guard queries.allSatisfy({ $0.neighbors.count == setting.neighbors }) else {
      throw .other("numbers of neighbors")
    }
    let totals = CertificateTotals(
      setting: setting, residuals: arrays.residuals, queryResiduals: arrays.queryResiduals,
      units: units, hasLabels: inputs.labels != nil)
    do throws(CertificationError) {
      return try totals.certificate(
        of: inputs, queries: queries,
        separation: .init(
          leastDistance: separation.leastDistance,
          coincidingRows: setting.rows - separation.distinct, metric: setting.metric))
    } catch {
      throw .certificate(error)
    }
  }
}
