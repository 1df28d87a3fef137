public import TorusArtifacts

import Dispatch
import Synchronization

/// The nearest codeword of each subspace: q_m(x) = the least k whose codeword has the least squared flat
/// distance on the torus from part m of x.
///
/// Embeddings are rounded to the lattice of 2^−24 turn first, ties to even; what `embed` writes lies on
/// it. From there on all is integers: the same bytes on every machine, with any number of threads.
public struct ProductQuantizer: Hashable, Sendable {
  /// The codewords.
  public let codebook: ProductCodebook

  /// The quantizer of this codebook.
  public init(_ codebook: ProductCodebook) {
    self.codebook = codebook
  }

  /// The codes of every row.
  ///
  /// - Parameters:
  ///   - embeddings: What is quantized.
  ///   - training: How the codebook was found in these embeddings; `nil` where it was not.
  ///   - threads: How many workers share the subspaces, at least 1.
  /// - Returns: The table of codes.
  /// - Throws: `ProductError` where the embeddings have other axes than the codebook.
  /// - Complexity: O(rows · K · axes).
  public func codes(
    for embeddings: EmbeddingTable, training: ProductTraining? = nil, threads: Int = 1
  ) throws(ProductError) -> ProductCodeTable {
    guard embeddings.axes == codebook.axes else {
      throw .otherAxes(embeddings.axes, expected: codebook.axes)
    }
    let columns = mapped(codebook.subspaces, threads: threads) { subspace in
      let rows = LatticeRows(
        embeddings, rows: 0..<embeddings.rows, subspace: subspace, of: codebook)
      return TorusKMeans(rows: rows).assigned(to: LatticeRows(codebook, subspace: subspace)).codes
    }
    let codes = (0..<embeddings.rows).flatMap { row in columns.map { $0[row] } }
    return ProductCodeTable(
      codes: codes, codebook: codebook, training: training, embeddings: embeddings.digest)
  }
}

/// A codebook that was fitted, and how well it fits.
public struct ProductFit: Sendable {
  /// The codewords.
  public let codebook: ProductCodebook

  /// For each subspace, the sum of squared distances from rows to codewords, in units of 2^−48 square
  /// turn: of the seeds, and after each round. It never rises.
  public let sums: [[UInt128]]

  /// For each subspace, how many codewords stand for no row: some do where rows have fewer different
  /// parts than there are codewords.
  public let unused: [Int]

  /// This codebook, with these sums and counts.
  public init(codebook: ProductCodebook, sums: [[UInt128]], unused: [Int]) {
    self.codebook = codebook
    self.sums = sums
    self.unused = unused
  }

  /// K codewords for each of M subspaces of these embeddings, by k-means on the torus.
  ///
  /// Seeds are drawn as k-means++ does, with integer weights, by SHA-256 of the seed. Rounds end when no
  /// row changes its codeword, or after `training.iterations`. A codeword is the lattice point with the
  /// least sum of squares to its rows, on each circle, the least of several; one without rows is put on
  /// the row that is farthest from all codewords.
  ///
  /// - Parameters:
  ///   - embeddings: What is fitted.
  ///   - subspaces: M; it divides the axes.
  ///   - codewords: K, in [1, 256], at most the number of rows.
  ///   - period: The length of coordinate that makes one turn.
  ///   - training: The seed, and the most rounds.
  ///   - threads: How many workers share the subspaces, at least 1; the answer does not depend on it.
  ///   - progress: Told after each subspace how many are fitted; from any worker, one at a time.
  /// - Throws: `ProductError` where there are fewer rows than codewords, M does not divide the axes, or
  ///   there are more than 2^16 of them.
  /// - Precondition: M and K are at least 1, and K is at most 256.
  /// - Complexity: O(rows · K · axes) for each round.
  public init(
    fitting embeddings: EmbeddingTable, subspaces: Int, codewords: Int, period: Period,
    training: ProductTraining, threads: Int = 1,
    progress: (@Sendable (_ done: Int, _ all: Int) -> Void)? = nil
  ) throws(ProductError) {
    precondition(
      subspaces >= 1 && ProductCodebook.codewordCounts.contains(codewords),
      "expected at least 1 subspace of 1 to 256 codewords, found \(subspaces) of \(codewords)")
    guard embeddings.axes.isMultiple(of: subspaces) else {
      throw .subspaces(subspaces, axes: embeddings.axes)
    }
    guard embeddings.axes <= ProductCodebook.largestAxes else {
      throw .axes(embeddings.axes, largest: ProductCodebook.largestAxes)
    }
    guard codewords <= embeddings.rows else {
      throw .codewords(codewords, rows: embeddings.rows)
    }
    let width = embeddings.axes / subspaces
    let parts = mapped(subspaces, threads: threads, progress) { subspace in
      let rows = LatticeRows(
        embeddings, rows: 0..<embeddings.rows, axes: subspace * width..<(subspace + 1) * width,
        period: period)
      var draws = SeededDraws(seed: training.seed, subspace: subspace)
      return TorusKMeans(rows: rows).fitted(
        codewords: codewords, iterations: training.iterations, draws: &draws)
    }
    codebook = ProductCodebook(
      subspaces: subspaces, codewords: codewords, width: width, period: period,
      points: parts.flatMap(\.codewords.steps))
    sums = parts.map(\.sums)
    unused = parts.map { codewords - Set($0.assignment.codes).count }
  }
}

/// The results of `work` for 0..<count in order, by up to `threads` workers.
private func mapped<Result: Sendable>(
  _ count: Int, threads: Int, _ progress: (@Sendable (Int, Int) -> Void)? = nil,
  _ work: @Sendable (Int) -> Result
) -> [Result] {
  precondition(threads >= 1, "expected at least one thread, found \(threads)")
  let results = Mutex([Result?](repeating: nil, count: count))
  let workers = min(threads, count)
  DispatchQueue.concurrentPerform(iterations: workers) { worker in
    for index in stride(from: worker, to: count, by: workers) {
      let result = work(index)
      results.withLock {
        $0[index] = result
        if let progress { progress($0.count { $0 != nil }, count) }
      }
    }
  }
  return results.withLock { $0.compactMap(\.self) }
}
