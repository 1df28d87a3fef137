import Foundation

/// The room that one evaluation of the regularizer on one view needs, reused at every step.
///
/// `@unchecked`: parts write disjoint rows.
package final class KoLeoPass: @unchecked Sendable {
  private let similarities: Matrix
  private let neighbors: UnsafeMutableBufferPointer<Int>

  package init(rows: Int) {
    similarities = Matrix(rows: rows, columns: rows)
    neighbors = .allocate(capacity: rows)
    neighbors.initialize(repeating: 0)
  }

  deinit { neighbors.deallocate() }

  /// n(i) for these rows i of `view`, which are rows of y (N, L).
  package func findNeighbors(of rows: Range<Int>, in view: Range<Int>, y: Matrix) {
    let count = view.count
    multiply(
      Factor(y.row(view.lowerBound + rows.lowerBound), stride: y.columns),
      Factor(y.row(view.lowerBound), stride: y.columns).transposed,
      into: similarities.row(rows.lowerBound), stride: count,
      rows: rows.count, columns: count, depth: y.columns)
    for row in rows {
      let candidates = similarities.row(row)
      var best = -1
      for other in 0..<count where other != row {
        if best < 0 || candidates[other] > candidates[best] { best = other }
      }
      neighbors[row] = best
    }
  }

  /// The value on `view`; adds `weight` times the gradient to those rows of dy (N, L).
  package func add(view: Range<Int>, y: Matrix, weight: Double, to dy: Matrix) -> Double {
    let count = view.count
    guard count > 1 else { return 0 }
    var sum = 0.0
    for row in 0..<count {
      let (point, neighbor) = (
        y.row(view.lowerBound + row), y.row(view.lowerBound + neighbors[row])
      )
      var square = 0.0
      for axis in 0..<y.columns {
        let difference = Double(point[axis] - neighbor[axis])
        square += difference * difference
      }
      let distance = square.squareRoot()
      sum -= log(distance + KoLeo.epsilon)
      guard distance > 0 else { continue }
      let push = -weight / (Double(count) * (distance + KoLeo.epsilon) * distance)
      let dyPoint = dy.row(view.lowerBound + row)
      let dyNeighbor = dy.row(view.lowerBound + neighbors[row])
      for axis in 0..<y.columns {
        let force = Float(push * Double(point[axis] - neighbor[axis]))
        dyPoint[axis] += force
        dyNeighbor[axis] -= force
      }
    }
    return sum / Double(count)
  }
}
