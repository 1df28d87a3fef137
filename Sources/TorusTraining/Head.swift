import Foundation

/// Which space an item is embedded in, and how the last linear layer's output z lands there.
///
/// | head | z | point | embedding, as stored | similarity in [−1, 1] |
/// |---|---|---|---|---|
/// | `sphere` | D | z / ‖z‖ | the point, D numbers | ⟨x, y⟩ |
/// | `torusC` | D | (cos 2πz_i, sin 2πz_i) / √D | z mod 1, D turns | mean of cos 2π(x_i − y_i) |
/// | `torusN` | D | pairs (z_2i, z_2i+1) / length / √(D/2) | their angles, D/2 turns | likewise |
///
/// The *point* is a unit vector for every head (a torus by its Clifford lift, cosine and sine of a
/// circle side by side), and the similarity is the dot product of two points.
///
/// Source: Stowell, "Torus embeddings", arXiv 2603.03135.
public enum Head: String, Sendable, Codable, CaseIterable {
  /// The unit sphere of R^D.
  case sphere
  /// D circles; z is read modulo 1, in turns.
  case torusC
  /// D/2 circles, for even D; a pair of coordinates is divided by its length.
  case torusN

  /// The number of circles of the space: 0, D, and D/2.
  public func circles(dimensions: Int) -> Int {
    switch self {
    case .sphere: 0
    case .torusC: dimensions
    case .torusN: dimensions / 2
    }
  }

  /// The number of stored coordinates of an item: D, D, and D/2.
  public func axes(dimensions: Int) -> Int {
    switch self {
    case .sphere, .torusC: dimensions
    case .torusN: dimensions / 2
    }
  }

  /// The number of coordinates of a point, the unit vector of an item: D, 2D, and D.
  public func pointWidth(dimensions: Int) -> Int {
    switch self {
    case .sphere, .torusN: dimensions
    case .torusC: 2 * dimensions
    }
  }

  /// s(x, y) in [−1, 1] up to rounding: ⟨x, y⟩ of unit vectors for `sphere`, (1/n) Σ cos 2π(x_i − y_i) for n
  /// circles.
  ///
  /// `x` and `y` are embeddings as stored, equally long; computed in `Double`, axes in order.
  public func similarity(_ x: some Collection<Float>, _ y: some Collection<Float>) -> Double {
    precondition(x.count == y.count, "expected \(x.count) coordinates, found \(y.count)")
    guard !x.isEmpty else { return 0 }
    switch self {
    case .sphere:
      return zip(x, y).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    case .torusC, .torusN:
      let sum = zip(x, y).reduce(0) { $0 + cos(2 * .pi * (Double($1.0) - Double($1.1))) }
      return sum / Double(x.count)
    }
  }

  /// The unit vectors of stored embeddings of `axes` coordinates each, row by row.
  ///
  /// A sphere's are as stored; turn t becomes (cos 2πt, sin 2πt)/√axes, computed in `Double`.
  public func points(of embeddings: [Float], axes: Int) -> [Float] {
    switch self {
    case .sphere: return embeddings
    case .torusC, .torusN:
      let scale = 1 / Double(axes).squareRoot()
      return embeddings.flatMap { turn -> [Float] in
        let angle = 2 * Double.pi * Double(turn)
        return [Float(cos(angle) * scale), Float(sin(angle) * scale)]
      }
    }
  }

  /// Linear(features → 4D) → ReLU → Linear(4D → D).
  package func layers(features: Int, dimensions: Int) -> [any Layer] {
    [
      LinearLayer(inputs: features, outputs: 4 * dimensions),
      RectifierLayer(width: 4 * dimensions),
      LinearLayer(inputs: 4 * dimensions, outputs: dimensions),
    ]
  }
}

extension Head {
  /// The turn that `turns` is rounded to: the nearest multiple of 2^−24, modulo 1, in [0, 1).
  ///
  /// Ties go to the even multiple; what rounds to 1 is 0. `turns` must be finite.
  package static func turn(_ turns: Double) -> Float {
    let steps = ((turns - turns.rounded(.down)) * 0x1p24).rounded(.toNearestOrEven)
    return steps >= 0x1p24 ? 0 : Float(steps * 0x1p-24)
  }

  /// The stored embedding of one row z (D): axes(D) numbers, from `Double` arithmetic, rounded once.
  ///
  /// The zero vector and the zero pair have no direction; they are given that of the first axis,
  /// as atan2(0, 0) = 0 does, so that every embedding is a point of its space.
  package func embedding(of z: UnsafeBufferPointer<Float>) -> [Float] {
    switch self {
    case .sphere:
      let length = z.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
      guard length != 0 else { return z.indices.map { $0 == 0 ? 1 : 0 } }
      return z.map { Float(Double($0) / length) }
    case .torusC:
      return z.map { Head.turn(Double($0)) }
    case .torusN:
      return (0..<z.count / 2).map {
        Head.turn(atan2(Double(z[2 * $0 + 1]), Double(z[2 * $0])) / (2 * .pi))
      }
    }
  }
}
