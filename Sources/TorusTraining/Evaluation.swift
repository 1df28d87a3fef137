import Foundation

/// How well the nearest neighbors of test items tell their classes.
///
/// Neighbors are found by the dot product of points with `Float` coordinates, added up in `Double` in the order of
/// the axes; of equally similar ones the one with the lowest index comes first. Measures follow `AccuracyCalculator` of pytorch-metric-learning:
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
  /// - Precondition: Whole embeddings, as many as labels, of finite coordinates.
  /// - Complexity: Q·N·L multiplications and Q·N·log N comparisons for Q queries, N references and points
  ///   of L coordinates.
  public init(
    head: Head, axes: Int, references: [Float], referenceLabels: [Int], queries: [Float],
    queryLabels: [Int], threads: Int = 1
  ) {
    let search = NeighborSearch(
      head: head, axes: axes, references: references, queries: queries, threads: threads)
    search.check(referenceLabels, queryLabels)
    var sizes: [Int: Int] = [:]
    for label in referenceLabels { sizes[label, default: 0] += 1 }
    let rows = search.map { query -> (Bool, Double, Double)? in
      let label = queryLabels[query]
      let size = sizes[label, default: 0]
      guard size > 0 else { return nil }
      let similarities = referenceLabels.indices.map { search.similarity(query, $0) }
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

  /// Precision@1 alone, without sorting: the same number.
  ///
  /// - Precondition: Whole embeddings, as many as labels, of finite coordinates.
  /// - Complexity: Q·N·L multiplications by BLAS.
  public static func precisionAt1(
    head: Head, axes: Int, references: [Float], referenceLabels: [Int], queries: [Float],
    queryLabels: [Int], threads: Int = 1
  ) -> Double {
    let search = NeighborSearch(
      head: head, axes: axes, references: references, queries: queries, threads: threads)
    search.check(referenceLabels, queryLabels)
    let nearest = search.nearest()
    let hits = nearest.enumerated().count { query, nearest in
      nearest.map { referenceLabels[$0] == queryLabels[query] } ?? false
    }
    return Double(hits) / Double(max(1, nearest.count))
  }

  /// 1 − ‖mean of the points‖, in [0, 1]: 0 when all are one point; 1 for no points at all.
  ///
  /// `embeddings` as stored, `axes` coordinates each; a torus is measured in its Clifford lift.
  ///
  /// - Precondition: Whole embeddings of at least one axis.
  public static func circularVariance(head: Head, axes: Int, embeddings: [Float]) -> Double {
    precondition(
      axes > 0 && embeddings.count % axes == 0, "expected whole embeddings of \(axes) coordinates")
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
