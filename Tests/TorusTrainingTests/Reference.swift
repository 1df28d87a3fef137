import Foundation

import TorusTraining

/// The textbook definitions in `Double`, shared with nothing in the library.
enum Reference {
  typealias Row = [Double]

  static func dot(_ x: Row, _ y: Row) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }

  static func distance(_ x: Row, _ y: Row) -> Double {
    zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  /// Supervised contrastive loss, without any care for overflow.
  static func contrastive(
    _ y: [Row], labels: [Int], temperature: Double, baseTemperature: Double
  ) -> Double {
    var losses: [Double] = []
    for i in y.indices {
      let others = y.indices.filter { $0 != i }
      let positives = others.filter { labels[$0] == labels[i] }
      guard !positives.isEmpty else { continue }
      let sum = others.reduce(0) { $0 + exp(dot(y[i], y[$1]) / temperature) }
      let logs = positives.map { dot(y[i], y[$0]) / temperature - log(sum) }
      losses.append(-logs.reduce(0, +) / Double(logs.count))
    }
    guard !losses.isEmpty else { return 0 }
    return temperature / baseTemperature * losses.reduce(0, +) / Double(losses.count)
  }

  static func koleo(_ y: [Row]) -> Double {
    let logs = y.indices.map { i -> Double in
      let others = y.indices.filter { $0 != i }
      let nearest = others.max { dot(y[i], y[$0]) < dot(y[i], y[$1]) } ?? i
      return log(distance(y[i], y[nearest]) + 1e-6)
    }
    return -logs.reduce(0, +) / Double(y.count)
  }

  /// The point of z, a unit vector.
  static func point(_ z: Row, head: Head) -> Row {
    switch head {
    case .sphere:
      return z.map { $0 / dot(z, z).squareRoot() }
    case .torusC:
      return z.flatMap { [cos(2 * .pi * $0), sin(2 * .pi * $0)] }
        .map { $0 / Double(z.count).squareRoot() }
    case .torusN:
      return z.indices.map { index in
        let first = index / 2 * 2
        let length = (z[first] * z[first] + z[first + 1] * z[first + 1]).squareRoot()
        return z[index] / length / Double(z.count / 2).squareRoot()
      }
    }
  }

  /// W·x + b with W (outputs, inputs).
  static func linear(_ x: Row, weight: Row, bias: Row) -> Row {
    bias.indices.map { output in
      bias[output] + dot(x, Array(weight[output * x.count..<(output + 1) * x.count]))
    }
  }

  /// z of one input row, from all parameters in order: linear layers with a ReLU between them, but
  /// one after the last.
  static func network(_ x: Row, shapes: [(outputs: Int, inputs: Int)], parameters: Row) -> Row {
    var row = x
    var start = 0
    for (index, shape) in shapes.enumerated() {
      let weights = shape.outputs * shape.inputs
      row = linear(
        row, weight: Array(parameters[start..<start + weights]),
        bias: Array(parameters[start + weights..<start + weights + shape.outputs]))
      start += weights + shape.outputs
      if index < shapes.count - 1 { row = row.map { max($0, 0) } }
    }
    return row
  }

  /// ∂f/∂x by central differences. h = 10^−6: in `Double` its errors, h² and 2^−53/h, are both below
  /// 10^−9 for functions of the size seen here.
  static func gradient(at x: Row, of f: (Row) -> Double) -> Row {
    let step = 1e-6
    return x.indices.map { index in
      var (above, below) = (x, x)
      above[index] += step
      below[index] -= step
      return (f(above) - f(below)) / (2 * step)
    }
  }

  static func rows(_ flat: Row, width: Int) -> [Row] {
    stride(from: 0, to: flat.count, by: width).map { Array(flat[$0..<$0 + width]) }
  }
}

extension [Float] {
  var doubles: [Double] { map(Double.init) }

  /// Numbers of the standard normal distribution.
  static func normals(_ count: Int, seed: UInt64) -> [Float] {
    var stream = RandomStream(seed: seed, purpose: .initialization)
    return (0..<count).map { _ in stream.normal() }
  }
}

/// max |found − expected| / (1 + max |expected|).
///
/// `Float` keeps 24 bits: a sum of n products errs by about n·2^−24 of its terms' size, here with n up to
/// a few dozen, so 10^−5 leaves a factor of a few; a wrong factor or sign errs by more than 10^−2.
func relativeError(_ found: [Float], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return .infinity }
  let size = 1 + (expected.map(abs).max() ?? 0)
  return (zip(found, expected).map { abs(Double($0) - $1) }.max() ?? 0) / size
}

let gradientTolerance = 1e-5
