public import TorusArtifacts
import TorusSearch

/// Makes certificates: finds the evidence and adds it up.
public enum Certifier {
  /// The certificate of these files for the `neighbors` nearest rows of each query.
  ///
  /// The same files give the same certificate at any number of threads.
  ///
  /// - Parameters:
  ///   - files: Codes, and embeddings of every table.
  ///   - metric: What is compared; by default the Lee distance on circles, and squared Euclidean
  ///     distance on lines.
  ///   - neighbors: k, in [1, rows], or [1, rows − 1] where the queries are the rows themselves.
  ///   - threads: How many workers share the queries; at least 1.
  ///   - progress: Told now and then how many of all steps are done; from any worker, one at a time.
  /// - Returns: A certificate that depends on the files, the metric and k alone.
  /// - Throws: ``CertificationError`` where there is no such certificate.
  /// - Complexity: O((queries + rows) · rows · axes) for the searches, by the kernels; and the exact
  ///   distances of the rescoring sets. Memory for the coarse codes, and O(rows): tables stay in their files.
  public static func certify(
    _ files: CertifiedFiles, metric: CertificateMetric? = nil, neighbors: Int, threads: Int = 1,
    progress: (@Sendable (_ done: Int, _ all: Int) -> Void)? = nil
  ) throws(CertificationError) -> Certificate {
    precondition(threads >= 1, "expected at least one thread, found \(threads)")
    let subject = try CertificationSubject(
      files, metric: metric ?? .standard(for: files.points), neighbors: neighbors)
    let setting = subject.setting
    let distinct = subject.codes.distinct
    let meter = WorkMeter(all: setting.queries + 2 * distinct.rows) { done, all in
      progress?(done, all)
      return .proceed
    }
    let queries = try evidence(subject, threads: threads, meter)
    // Only now, so that rows are laid for one search at a time.
    let separation = try SeparationSearch(distinct, setting)
    let certificate = try subject.totals.certificate(
      of: files.inputs, queries: queries,
      separation: .init(
        leastDistance: separation.least(0..<distinct.rows, threads: threads, meter),
        coincidingRows: setting.rows - distinct.rows, metric: setting.metric))
    try requireUnchanged(files)
    return certificate
  }

  /// Throws where what was read may be of no one content.
  static func requireUnchanged(_ files: CertifiedFiles) throws(CertificationError) {
    do throws(ArtifactError) {
      try files.requireUnchanged()
    } catch {
      throw .file(error)
    }
  }

  private static func evidence(
    _ subject: CertificationSubject, threads: Int, _ meter: WorkMeter
  ) throws(CertificationError) -> [QueryEvidence] {
    let setting = subject.setting
    let rows = 0..<setting.rows
    let examiner = try QueryExaminer(subject, rows: rows)
    // Only where a label is open are the findings kept, as the radius is still to be found.
    let examined = inBatches(
      0..<setting.queries, of: batchSize(rows: rows.count), threads: threads, meter
    ) {
      examiner.examined($0).map { examined in
        (
          QueryEvidence(examined.findings, setting),
          examined.isLabelOpen ? examined : nil
        )
      }
    }
    var queries = examined.map { $0.0 }
    let closed = try examiner.closed(examined.compactMap { $0.1 }, threads: threads)
    for query in closed {
      queries[query.query] = QueryEvidence(query.findings, setting)
    }
    return queries
  }
}

/// As many queries as one reading of the rows serves.
private let wholeBatch = 64

/// The same, or fewer where there are so many rows that what is found could take hundreds of megabytes.
func batchSize(rows: Int) -> Int { min(wholeBatch, max(1, 1 << 23 / max(1, rows))) }

/// The results of `work` for the parts of a range, of `size` queries each, in order.
func inBatches<Result: Sendable>(
  _ range: Range<Int>, of size: Int, threads: Int, _ meter: WorkMeter,
  _ work: @Sendable (Range<Int>) -> [Result]
) -> [Result] {
  let results = inOrder((range.count + size - 1) / size, threads: threads, meter) { batch in
    let start = range.lowerBound + batch * size
    let part = start..<min(range.upperBound, start + size)
    defer { meter.step(part.count) }
    return work(part)
  }
  guard let results else { preconditionFailure("nobody can cancel a certificate") }
  return results.flatMap { $0 }
}

extension QueryExaminer {
  /// The same queries with the nearest row of another label, however far.
  func closed(
    _ open: [Examined], threads: Int
  ) throws(CertificationError) -> [Examined] {
    var byLabel: [Int64: [Examined]] = [:]
    for query in open {
      if let label = query.findings.labeled.first?.label {
        byLabel[label, default: []].append(query)
      }
    }
    var closed: [Examined] = []
    for (label, queries) in byLabel.sorted(by: { $0.key < $1.key }) {
      let others = try otherLabels(than: label)
      let indices = queries.map(\.query)
      let silent = WorkMeter(all: indices.count, nil)
      let found = inBatches(
        0..<indices.count, of: batchSize(rows: others.rows.count), threads: threads, silent
      ) { others.nearest(to: indices[$0]) }
      closed += zip(queries, found).map { query, row in query.closed(by: row) }
    }
    return closed
  }
}

extension SeparationSearch {
  /// The least distance of these rows to any other; `nil` where there is none.
  func least(_ rows: Range<Int>, threads: Int, _ meter: WorkMeter) -> Int? {
    // Of each row one other is found.
    let bound = inBatches(rows, of: wholeBatch, threads: threads, meter) {
      [self.bound($0)]
    }.compactMap { $0 }.min()
    let size = batchSize(rows: codes.rows)
    let least = inBatches(rows, of: size, threads: threads, meter) { rows in
      [bound.flatMap { self.least(rows, within: $0) }]
    }.compactMap { $0 }.min()
    return least.map { Int($0) }
  }
}

extension CertificateMetric {
  /// What is compared where nobody said.
  public static func standard(for points: PointLayout) -> CertificateMetric {
    points.isOfCircles ? .lee : .squaredEuclidean
  }

  /// The metric of claims about points alone: one by which only equal points are at distance 0.
  var ofPoints: CertificateMetric {
    switch self {
    case .cosine: .lee
    case .dotProduct: .squaredEuclidean
    case .lee, .squaredFlat, .squaredEuclidean: self
    }
  }
}
