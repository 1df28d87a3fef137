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
  ///   - neighbors: k, in [1, rows], or [1, rows − 1] where the queries are the rows themselves.
  ///   - threads: How many workers share the queries; at least 1.
  ///   - progress: Told now and then how many of all steps are done; from any worker, one at a time.
  /// - Returns: A certificate that depends on the files and k alone.
  /// - Throws: ``CertificationError`` where there is no such certificate.
  /// - Complexity: O((queries + rows) · rows · axes) for the searches, by the kernels; and the exact
  ///   distances of the rescoring sets.
  public static func certify(
    _ files: CertifiedFiles, neighbors: Int, threads: Int = 1,
    progress: (@Sendable (_ done: Int, _ all: Int) -> Void)? = nil
  ) throws(CertificationError) -> Certificate {
    precondition(threads >= 1, "expected at least one thread, found \(threads)")
    let subject = try CertificationSubject(files, neighbors: neighbors)
    let setting = subject.setting
    let examiner = try QueryExaminer(subject)
    let separation = try SeparationSearch(subject.codes)
    let distinct = separation.codes.rows
    let meter = WorkMeter(all: setting.queries + 2 * distinct) { done, all in
      progress?(done, all)
      return .proceed
    }
    let queries = inBatches(setting.queries, rows: setting.rows, threads: threads, meter) {
      examiner.evidence(for: $0)
    }
    let bound = inBatches(distinct, rows: distinct, threads: threads, meter) {
      [separation.bound($0)]
    }.compactMap { $0 }.min()
    let least = inBatches(distinct, rows: distinct, threads: threads, meter) { rows in
      [bound.flatMap { separation.least(rows, within: $0) }]
    }.compactMap { $0 }.min()
    let claims = try CertificateClaims(
      subject, queries: queries,
      separation: .init(
        leastDistance: least.map { Int($0) }, coincidingRows: setting.rows - distinct))
    return Certificate(
      setting: setting, inputs: files.inputs, claims: claims,
      evidence: CertificateEvidence(
        subject, queries: queries, denominatorBits: claims.exact.denominatorBits))
  }

  /// The results of `work` for the parts of 0..<count, in order.
  ///
  /// A part has as many queries as one reading of the rows serves, and fewer where there are so many rows
  /// that what it finds could take hundreds of megabytes.
  private static func inBatches<Result: Sendable>(
    _ count: Int, rows: Int, threads: Int, _ meter: WorkMeter,
    _ work: @Sendable (Range<Int>) -> [Result]
  ) -> [Result] {
    let size = min(64, max(1, 1 << 23 / max(1, rows)))
    let results = inOrder((count + size - 1) / size, threads: threads, meter) { batch in
      let range = batch * size..<min(count, (batch + 1) * size)
      defer { meter.step(range.count) }
      return work(range)
    }
    guard let results else { preconditionFailure("nobody can cancel a certificate") }
    return results.flatMap { $0 }
  }
}
