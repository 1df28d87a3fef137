import Dispatch
import Synchronization
public import TorusArtifacts

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
    let meter = Meter(all: setting.queries + 2 * distinct, progress)
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
    _ count: Int, rows: Int, threads: Int, _ meter: Meter,
    _ work: @Sendable (Range<Int>) -> [Result]
  ) -> [Result] {
    let size = min(64, max(1, 1 << 23 / max(1, rows)))
    let batches = (count + size - 1) / size
    let parts = Mutex([[Result]](repeating: [], count: batches))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let batch = next.add(1, ordering: .relaxed).oldValue
        guard batch < batches else { return }
        let range = batch * size..<min(count, (batch + 1) * size)
        let part = work(range)
        parts.withLock { $0[batch] = part }
        meter.step(range.count)
      }
    }
    return parts.withLock { $0.flatMap { $0 } }
  }
}

/// Counts steps of all workers and reports every hundredth part.
private final class Meter: Sendable {
  private let state = Mutex((done: 0, told: 0))
  private let all: Int
  private let progress: (@Sendable (Int, Int) -> Void)?

  init(all: Int, _ progress: (@Sendable (Int, Int) -> Void)?) {
    self.all = all
    self.progress = progress
  }

  func step(_ count: Int) {
    guard let progress else { return }
    state.withLock { state in
      state.done += count
      guard state.done == all || state.done - state.told >= max(1, all / 100) else { return }
      state.told = state.done
      progress(state.done, all)
    }
  }
}
