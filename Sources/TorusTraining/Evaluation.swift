import Foundation

/// How well the nearest neighbors of test items tell their classes.
///
/// Neighbors are found by the head's similarity, in `Float`; of equally similar ones the one with
/// the lowest index comes first. Measures follow `AccuracyCalculator` of pytorch-metric-learning:
/// a query whose class has no reference is left out of the two measures at R.
public struct Evaluation: Sendable, Equatable {
  /// The share of queries whose nearest reference has their label, in [0, 1].
  public let precisionAt1: Double
  /// Mean share of the query's class among the R nearest, R the size of that class, in [0, 1].
  public let rPrecision: Double
  /// Mean of (1/R) Σ precision@k over those k ≤ R where the k-th nearest has the query's label.
  public let meanAveragePrecisionAtR: Double

  /// The measures of `queries` against `references`, both embeddings as stored, `axes` coordinates each.
  ///
  /// Complexity: Q·N·L multiplications and Q·N·log N comparisons for Q queries, N references and points
  /// of L coordinates.
  public init(
    head: Head, axes: Int, references: [Float], referenceLabels: [Int], queries: [Float],
    queryLabels: [Int], threads: Int = 1
  ) {
    let search = NeighborSearch(
      head: head, axes: axes, references: references, queries: queries, threads: threads)
    precondition(
      search.references == referenceLabels.count && search.queries == queryLabels.count,
      "expected a label for each embedding")
    var sizes: [Int: Int] = [:]
    for label in referenceLabels { sizes[label, default: 0] += 1 }
    let rows = search.map { query, similarities -> (Bool, Double, Double)? in
      let label = queryLabels[query]
      let size = sizes[label, default: 0]
      guard size > 0 else { return nil }
      let order = similarities.indices.sorted {
        similarities[$0] == similarities[$1] ? $0 < $1 : similarities[$0] > similarities[$1]
      }
      var hits = 0
      var precisions = 0.0
      for (rank, reference) in order.prefix(size).enumerated()
      where referenceLabels[reference] == label {
        hits += 1
        precisions += Double(hits) / Double(rank + 1)
      }
      let isHit = referenceLabels[order[0]] == label
      return (isHit, Double(hits) / Double(size), precisions / Double(size))
    }
    let known = rows.compactMap { $0 }
    precisionAt1 = Double(known.count { $0.0 }) / Double(max(1, rows.count))
    rPrecision = known.reduce(0) { $0 + $1.1 } / Double(max(1, known.count))
    meanAveragePrecisionAtR = known.reduce(0) { $0 + $1.2 } / Double(max(1, known.count))
  }

  /// Precision@1 alone, without sorting.
  public static func precisionAt1(
    head: Head, axes: Int, references: [Float], referenceLabels: [Int], queries: [Float],
    queryLabels: [Int], threads: Int = 1
  ) -> Double {
    let search = NeighborSearch(
      head: head, axes: axes, references: references, queries: queries, threads: threads)
    precondition(
      search.references == referenceLabels.count && search.queries == queryLabels.count,
      "expected a label for each embedding")
    let hits = search.map { query, similarities -> Bool in
      var best = -1
      for index in similarities.indices where best < 0 || similarities[index] > similarities[best] {
        best = index
      }
      return best >= 0 && referenceLabels[best] == queryLabels[query]
    }
    return Double(hits.count { $0 }) / Double(max(1, hits.count))
  }

  /// 1 − ‖mean of the points‖, in [0, 1]: 0 when all are one point; 1 for no points at all.
  ///
  /// `embeddings` as stored, `axes` coordinates each; a torus is measured in its Clifford lift.
  public static func circularVariance(head: Head, axes: Int, embeddings: [Float]) -> Double {
    let points = head.points(of: embeddings, axes: axes)
    let count = embeddings.count / axes
    guard count > 0 else { return 1 }
    let width = points.count / count
    var sums = [Double](repeating: 0, count: width)
    for (index, value) in points.enumerated() { sums[index % width] += Double(value) }
    return variance(sums: sums, count: count)
  }

  /// 1 − ‖sums/count‖, held in [0, 1] against rounding.
  package static func variance(sums: [Double], count: Int) -> Double {
    let length = sums.reduce(0) { $0 + $1 * $1 }.squareRoot() / Double(count)
    return min(max(1 - length, 0), 1)
  }
}

/// The similarities of each query to all references, computed block by block.
private struct NeighborSearch {
  let references: Int
  let queries: Int
  private let referencePoints: Matrix
  private let queryPoints: Matrix
  private let workers: Workers

  init(head: Head, axes: Int, references: [Float], queries: [Float], threads: Int) {
    precondition(
      axes > 0 && references.count % axes == 0 && queries.count % axes == 0,
      "expected whole embeddings of \(axes) coordinates")
    self.references = references.count / axes
    self.queries = queries.count / axes
    let width = head == .sphere ? axes : 2 * axes
    referencePoints = Matrix(
      rows: self.references, columns: width, values: head.points(of: references, axes: axes))
    queryPoints = Matrix(
      rows: self.queries, columns: width, values: head.points(of: queries, axes: axes))
    workers = Workers(threads: threads)
  }

  /// `transform` of each query and its similarities, in the order of the queries.
  func map<Value>(_ transform: (Int, UnsafeBufferPointer<Float>) -> Value) -> [Value] {
    let partition = Partition(count: queries, parts: (queries + 63) / 64)
    let width = referencePoints.columns
    var results = [Value?](repeating: nil, count: queries)
    results.withUnsafeMutableBufferPointer { results in
      workers.perform(queries == 0 ? 0 : partition.parts) { part in
        let rows = partition[part]
        let similarities = Matrix(rows: rows.count, columns: references)
        withExtendedLifetime((similarities, referencePoints, queryPoints)) {
          multiply(
            Factor(queryPoints.row(rows.lowerBound), stride: width),
            Factor(referencePoints.elements, stride: width).transposed,
            into: similarities.elements, stride: max(1, references),
            rows: rows.count, columns: references, depth: width)
          for row in rows {
            let start = similarities.row(row - rows.lowerBound)
            results[row] = transform(row, UnsafeBufferPointer(start: start, count: references))
          }
        }
      }
    }
    return results.compactMap { $0 }
  }
}
