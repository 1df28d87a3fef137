/// Finds the references that are most similar to each query.
struct NeighborSearch: Sendable {
  private let references: [Float]
  private let queries: [Float]
  /// L, the coordinates of a point.
  private let width: Int
  private let workers: Workers

  private var referenceCount: Int { references.count / width }
  private var queryCount: Int { queries.count / width }

  /// Among embeddings as stored, of `axes` coordinates each.
  init(head: Head, axes: Int, references: [Float], queries: [Float], threads: Int) {
    precondition(
      axes > 0 && references.count % axes == 0 && queries.count % axes == 0,
      "expected whole embeddings of \(axes) coordinates")
    precondition(
      references.allSatisfy(\.isFinite) && queries.allSatisfy(\.isFinite),
      "expected finite coordinates")
    width = head == .sphere ? axes : 2 * axes
    self.references = head.points(of: references, axes: axes)
    self.queries = head.points(of: queries, axes: axes)
    workers = Workers(threads: threads)
  }

  func check(_ referenceLabels: [Int], _ queryLabels: [Int]) {
    precondition(
      referenceCount == referenceLabels.count && queryCount == queryLabels.count,
      "expected a label for each embedding")
  }

  /// The dot product of a query and a reference, added up in `Double` in the order of the axes: equal for equal
  /// points, wherever they are in their tables.
  func similarity(_ query: Int, _ reference: Int) -> Double {
    queries.withUnsafeBufferPointer { queries in
      references.withUnsafeBufferPointer { references in
        let (query, reference) = (query * width, reference * width)
        return (0..<width).reduce(0.0) {
          $0 + Double(queries[query + $1]) * Double(references[reference + $1])
        }
      }
    }
  }

  /// `transform` of each query, in order.
  func map<Value>(_ transform: (Int) -> Value) -> [Value] {
    var results = [Value?](repeating: nil, count: queryCount)
    results.withUnsafeMutableBufferPointer { results in
      inParts { rows in
        for row in rows { results[row] = transform(row) }
      }
    }
    return results.compactMap { $0 }
  }

  /// Calls `body` with all queries, in parts that are the same at any number of threads.
  private func inParts(_ body: (Range<Int>) -> Void) {
    let partition = Partition(count: queryCount, parts: (queryCount + 63) / 64)
    workers.perform(partition.parts) { body(partition[$0]) }
  }

  /// The most similar reference of each query, the lowest of equally similar ones; `nil` where there is none.
  ///
  /// BLAS adds up equal points differently, by their place. So its products only choose candidates: those
  /// whose error may have hidden that they are the most similar.
  func nearest() -> [Int?] {
    guard referenceCount > 0 else { return Array(repeating: nil, count: queryCount) }
    let points = Matrix(rows: referenceCount, columns: width, values: references)
    let asked = Matrix(rows: queryCount, columns: width, values: queries)
    let longest = (0..<referenceCount).reduce(0) { max($0, length(references, $1)) }
    var nearest = [Int?](repeating: nil, count: queryCount)
    nearest.withUnsafeMutableBufferPointer { nearest in
      inParts { rows in
        let products = Matrix(rows: rows.count, columns: referenceCount)
        withExtendedLifetime((products, points, asked)) {
          multiply(
            Factor(asked.row(rows.lowerBound), stride: width),
            Factor(points.elements, stride: width).transposed,
            into: products.elements, stride: referenceCount,
            rows: rows.count, columns: referenceCount, depth: width)
          for row in rows {
            // L roundings of at most 2^−24 of Σ |x·y| ≤ ‖x‖·‖y‖ each, doubled.
            let error = Double(width) * 0x1p-23 * length(queries, row) * longest
            let found = products.row(row - rows.lowerBound)
            nearest[row] = best(
              UnsafeBufferPointer(start: found, count: referenceCount), of: row, error: error)
          }
        }
      }
    }
    return nearest
  }

  /// The most similar among those whose product is within twice the error of the greatest, or not finite.
  private func best(_ products: UnsafeBufferPointer<Float>, of query: Int, error: Double) -> Int? {
    let greatest = products.lazy.filter(\.isFinite).max() ?? 0
    var best: (index: Int, similarity: Double)?
    for index in products.indices
    where !products[index].isFinite || Double(products[index]) >= Double(greatest) - 2 * error {
      let similarity = similarity(query, index)
      if best.map({ similarity > $0.similarity }) ?? true { best = (index, similarity) }
    }
    return best?.index
  }

  private func length(_ points: [Float], _ row: Int) -> Double {
    points[row * width..<(row + 1) * width].reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
  }
}
