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
  /// - Complexity: O((queries + rows) · rows · axes) for the scans, and the exact distances of the
  ///   rescoring sets.
  public static func certify(
    _ files: CertifiedFiles, neighbors: Int, threads: Int = 1,
    progress: (@Sendable (_ done: Int, _ all: Int) -> Void)? = nil
  ) throws(CertificationError) -> Certificate {
    precondition(threads >= 1, "expected at least one thread, found \(threads)")
    let subject = try CertificationSubject(files, neighbors: neighbors)
    let setting = subject.setting
    let meter = Meter(all: setting.queries + setting.rows, progress)
    let queries = interleaved(count: setting.queries, threads: threads) { indices in
      var examiner = QueryExaminer(subject)
      return indices.map { query in
        defer { meter.step() }
        return examiner.evidence(for: query)
      }
    }
    let separations = interleaved(count: setting.rows, threads: threads) { indices in
      var distances = [UInt64](repeating: 0, count: setting.rows)
      return indices.map { row in
        defer { meter.step() }
        return subject.codes.separation(of: row, distances: &distances)
      }
    }
    let claims = try CertificateClaims(
      subject, queries: queries,
      separation: .init(
        leastDistance: separations.compactMap { $0.least }.min().map { Int($0) },
        coincidingRows: separations.count { $0.coincides }))
    return Certificate(
      setting: setting, inputs: files.inputs, claims: claims,
      evidence: CertificateEvidence(
        subject, queries: queries, denominatorBits: claims.exact.denominatorBits))
  }

  /// The results of `work` for 0..<count in order: worker t of T does t, t + T, t + 2T, ….
  private static func interleaved<Result: Sendable>(
    count: Int, threads: Int, _ work: @Sendable (StrideTo<Int>) -> [Result]
  ) -> [Result] {
    let parts = Mutex([[Result]](repeating: [], count: threads))
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
      let part = work(stride(from: thread, to: count, by: threads))
      parts.withLock { $0[thread] = part }
    }
    return parts.withLock { parts in
      (0..<count).map { parts[$0 % threads][$0 / threads] }
    }
  }
}

/// Counts steps of all workers and reports every hundredth part.
private final class Meter: Sendable {
  private let done = Mutex(0)
  private let all: Int
  private let progress: (@Sendable (Int, Int) -> Void)?

  init(all: Int, _ progress: (@Sendable (Int, Int) -> Void)?) {
    self.all = all
    self.progress = progress
  }

  func step() {
    guard let progress else { return }
    done.withLock { done in
      done += 1
      if done == all || done % max(1, all / 100) == 0 { progress(done, all) }
    }
  }
}
