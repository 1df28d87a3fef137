import Foundation

/// The room that one evaluation of the loss needs, reused at every step.
///
/// `@unchecked`: parts write disjoint rows.
package final class ContrastivePass: @unchecked Sendable {
  private let loss: SupervisedContrastiveLoss
  private let partition: Partition
  /// Similarities, then the gradient with respect to them: (N, N).
  private let matrix: Matrix
  private let rowLosses: UnsafeMutableBufferPointer<Double>
  private let positives: UnsafeMutableBufferPointer<Int>

  package init(loss: SupervisedContrastiveLoss, rows: Int) {
    self.loss = loss
    partition = Partition(count: rows)
    matrix = Matrix(rows: rows, columns: rows)
    rowLosses = .allocate(capacity: rows)
    rowLosses.initialize(repeating: 0)
    positives = .allocate(capacity: rows)
    positives.initialize(repeating: 0)
  }

  deinit {
    rowLosses.deallocate()
    positives.deallocate()
  }

  /// The loss of y (N, L); leaves G (N, N), the gradient with respect to ⟨y_i, y_j⟩, in `matrix`.
  package func forward(
    y: Matrix, labels: [Int], workers: Workers
  ) -> SupervisedContrastiveLoss.Result {
    let count = labels.count
    precondition(y.rows == count && matrix.rows == count, "expected \(matrix.rows) labels")
    var sizes: [Int: Int] = [:]
    for label in labels { sizes[label, default: 0] += 1 }
    for row in 0..<count { positives[row] = sizes[labels[row], default: 1] - 1 }
    let rows = positives.count { $0 > 0 }
    let scale = rows == 0 ? 0 : 1 / (loss.baseTemperature * Double(rows))

    labels.withUnsafeBufferPointer { labels in
      workers.perform(partition.parts) { part in
        forward(rows: partition[part], y: y, labels: labels, scale: Float(scale))
      }
    }
    let sum = rowLosses.reduce(0, +)
    return SupervisedContrastiveLoss.Result(
      value: sum * scale * loss.temperature, rows: rows, rowsWithoutPositive: count - rows)
  }

  /// G_ij = scale · (softmax_ij − [j positive]/positives_i), scale = (T/T_base)/rows/T.
  private func forward(
    rows: Range<Int>, y: Matrix, labels: UnsafeBufferPointer<Int>, scale: Float
  ) {
    let count = matrix.columns
    multiply(
      Factor(y.row(rows.lowerBound), stride: y.columns),
      Factor(y.elements, stride: y.columns).transposed,
      into: matrix.row(rows.lowerBound), stride: count,
      rows: rows.count, columns: count, depth: y.columns, alpha: Float(1 / loss.temperature))
    for row in rows {
      let logits = matrix.row(row)
      guard positives[row] > 0 else {
        rowLosses[row] = 0
        logits.update(repeating: 0, count: count)
        continue
      }
      var largest = -Float.infinity
      for other in 0..<row { largest = max(largest, logits[other]) }
      for other in row + 1..<count { largest = max(largest, logits[other]) }

      let label = labels[row]
      var sum: Float = 0
      var attraction: Float = 0
      for other in 0..<count where other != row {
        let logit = logits[other] - largest
        let exponential = exp(logit)
        let isPositive = labels[other] == label
        sum += exponential
        attraction += isPositive ? logit : 0
        logits[other] = exponential
      }
      let pulling = Float(positives[row])
      rowLosses[row] = Double(log(sum)) - Double(attraction / pulling)

      let (share, pull) = (scale / sum, scale / pulling)
      logits[row] = 0
      for other in 0..<count where other != row {
        logits[other] = share * logits[other] - (labels[other] == label ? pull : 0)
      }
    }
  }

  /// dy[r] ← Σ_j (G_rj + G_jr) y_j for r in `rows`, after ``forward(y:labels:workers:)``.
  package func backward(rows: Range<Int>, y: Matrix, dy: Matrix) {
    let points = Factor(y.elements, stride: y.columns)
    let first = rows.lowerBound
    multiply(
      Factor(matrix.row(first), stride: matrix.columns), points,
      into: dy.row(first), stride: dy.columns,
      rows: rows.count, columns: y.columns, depth: matrix.rows)
    multiply(
      Factor(matrix.elements + first, stride: matrix.columns).transposed, points,
      into: dy.row(first), stride: dy.columns,
      rows: rows.count, columns: y.columns, depth: matrix.rows, beta: 1)
  }
}
