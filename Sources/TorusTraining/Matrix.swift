import COpenBLAS

/// A row-major matrix of `Float`, a workspace shared by reference and reused at every step.
///
/// Threads may write to disjoint rows at once; nothing else is promised, hence `@unchecked`.
///
/// A pointer into a matrix does not keep it alive, and Swift ends a life after the last *use*: whoever
/// creates matrices holds them by `withExtendedLifetime` until the last pointer has been used.
package final class Matrix: @unchecked Sendable {
  package let rows: Int
  package let columns: Int
  package let elements: UnsafeMutablePointer<Float>

  /// The zero matrix of the given shape.
  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    elements = .allocate(capacity: max(1, rows * columns))
    elements.initialize(repeating: 0, count: max(1, rows * columns))
  }

  package convenience init(rows: Int, columns: Int, values: [Float]) {
    precondition(
      values.count == rows * columns, "expected \(rows * columns) values, found \(values.count)")
    self.init(rows: rows, columns: columns)
    for (index, value) in values.enumerated() { elements[index] = value }
  }

  deinit { elements.deallocate() }

  /// The first element of row `index`.
  package func row(_ index: Int) -> UnsafeMutablePointer<Float> { elements + index * columns }

  /// A copy, row by row.
  package var values: [Float] {
    withExtendedLifetime(self) {
      Array(UnsafeBufferPointer(start: elements, count: rows * columns))
    }
  }
}

/// A factor of a product: a block in row-major storage, read as it stands or transposed.
package struct Factor {
  let elements: UnsafePointer<Float>
  let stride: Int
  let isTransposed: Bool

  /// The block at `elements`, its rows `stride` elements apart.
  package init(_ elements: UnsafePointer<Float>, stride: Int) {
    self.elements = elements
    self.stride = stride
    isTransposed = false
  }

  private init(transposing factor: Factor) {
    elements = factor.elements
    stride = factor.stride
    isTransposed = !factor.isTransposed
  }

  /// The same storage read with rows and columns exchanged.
  package var transposed: Factor { Factor(transposing: self) }
}

/// C ← α·A·B + β·C, with A (rows, depth), B (depth, columns), C (rows, columns).
///
/// One thread, so that the result depends on the shapes alone: ``Workers`` gives every part of the
/// work its own call. Complexity: rows · depth · columns multiplications.
package func multiply(
  _ a: Factor, _ b: Factor, into c: UnsafeMutablePointer<Float>, stride: Int,
  rows: Int, columns: Int, depth: Int, alpha: Float = 1, beta: Float = 0
) {
  guard rows > 0, columns > 0 else { return }
  cblas_sgemm(
    CblasRowMajor, a.isTransposed ? CblasTrans : CblasNoTrans,
    b.isTransposed ? CblasTrans : CblasNoTrans,
    blasint(rows), blasint(columns), blasint(depth), alpha,
    a.elements, blasint(a.stride), b.elements, blasint(b.stride), beta, c, blasint(stride))
}
