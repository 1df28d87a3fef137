import Foundation

/// The map from z (N, D) to points y (N, L), L the head's point width, and its derivative.
package struct HeadMap: Sendable {
  package let head: Head
  package let dimensions: Int

  /// |dz| ≤ 100: the bound on each coordinate of the gradient that leaves the map.
  ///
  /// A division by a short vector makes that gradient as large as it likes (1/‖z‖ times dy); the
  /// bound keeps one such row from throwing the weights away.
  package static let gradientBound: Double = 100

  package var pointWidth: Int { head.pointWidth(dimensions: dimensions) }

  package init(head: Head, dimensions: Int) {
    self.head = head
    self.dimensions = dimensions
  }

  /// y[r] ← map(z[r]) for r in `rows`: unit vectors, also at zero (see ``Head``).
  ///
  /// Lengths are taken in `Double`, where the square of no finite `Float` overflows or vanishes.
  package func forward(rows: Range<Int>, z: Matrix, y: Matrix) {
    switch head {
    case .sphere:
      for row in rows {
        normalize(z.row(row), into: y.row(row), count: dimensions, scale: 1)
      }
    case .torusC:
      let scale = 1 / Float(dimensions).squareRoot()
      for row in rows {
        let (turns, point) = (z.row(row), y.row(row))
        for axis in 0..<dimensions {
          let angle = 2 * Float.pi * (turns[axis] - turns[axis].rounded())
          point[2 * axis] = scale * cos(angle)
          point[2 * axis + 1] = scale * sin(angle)
        }
      }
    case .torusN:
      let scale = 1 / Double(dimensions / 2).squareRoot()
      for row in rows {
        for pair in stride(from: 0, to: dimensions, by: 2) {
          normalize(z.row(row) + pair, into: y.row(row) + pair, count: 2, scale: scale)
        }
      }
    }
  }

  /// dz[r] ← clip((∂y/∂z)ᵀ dy[r]) for r in `rows`, each coordinate clipped to ±``gradientBound``.
  package func backward(rows: Range<Int>, z: Matrix, y: Matrix, dy: Matrix, dz: Matrix) {
    switch head {
    case .sphere:
      for row in rows {
        pullBack(
          z: z.row(row), y: y.row(row), dy: dy.row(row), into: dz.row(row), count: dimensions,
          scale: 1)
      }
    case .torusC:
      // y = (c, s)/√D, so dy/dz = 2π(−s, c)/√D.
      for row in rows {
        let (point, upstream, target) = (y.row(row), dy.row(row), dz.row(row))
        for axis in 0..<dimensions {
          let tangent =
            point[2 * axis] * upstream[2 * axis + 1] - point[2 * axis + 1] * upstream[2 * axis]
          target[axis] = clip(2 * .pi * Double(tangent))
        }
      }
    case .torusN:
      let scale = 1 / Double(dimensions / 2).squareRoot()
      for row in rows {
        for pair in stride(from: 0, to: dimensions, by: 2) {
          pullBack(
            z: z.row(row) + pair, y: y.row(row) + pair, dy: dy.row(row) + pair,
            into: dz.row(row) + pair, count: 2, scale: scale)
        }
      }
    }
  }

  /// y ← scale · z/‖z‖, and scale · (1, 0, …) for z = 0.
  private func normalize(
    _ z: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>, count: Int, scale: Double
  ) {
    let length = norm(z, count: count)
    guard length != 0 else {
      for axis in 0..<count { y[axis] = axis == 0 ? Float(scale) : 0 }
      return
    }
    let factor = scale / length
    for axis in 0..<count { y[axis] = Float(Double(z[axis]) * factor) }
  }

  /// dz ← clip(scale · (dy − ⟨u, dy⟩ u)/‖z‖), u = y/scale a unit vector; 0 for z = 0.
  private func pullBack(
    z: UnsafePointer<Float>, y: UnsafePointer<Float>, dy: UnsafePointer<Float>,
    into dz: UnsafeMutablePointer<Float>, count: Int, scale: Double
  ) {
    let length = norm(z, count: count)
    guard length != 0 else {
      for axis in 0..<count { dz[axis] = 0 }
      return
    }
    var radial = 0.0
    for axis in 0..<count { radial += Double(y[axis]) * Double(dy[axis]) }
    radial /= scale * scale
    let factor = scale / length
    for axis in 0..<count {
      dz[axis] = clip(factor * (Double(dy[axis]) - radial * Double(y[axis])))
    }
  }

  private func norm(_ z: UnsafePointer<Float>, count: Int) -> Double {
    var sum = 0.0
    for axis in 0..<count { sum += Double(z[axis]) * Double(z[axis]) }
    return sum.squareRoot()
  }

  /// NaN stays NaN, and is found in the next loss.
  private func clip(_ value: Double) -> Float {
    Float(min(max(value, -Self.gradientBound), Self.gradientBound))
  }
}
