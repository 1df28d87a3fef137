/// A permutation of the axes with a change of sign on some of them: x ↦ y with y_i = ±x_σ(i).
///
/// It fixes 0 and preserves the Lee, squared and Chebyshev distances at every width; followed by a
/// translation it is an isometry of the torus, and for m ≥ 4 every linear isometry of the Lee metric
/// is one. There are 2^n · n! of them in n dimensions: the hyperoctahedral group.
///
///     let quarterTurn = SignedPermutation(sources: [1, 0], isNegated: [true, false])
///     quarterTurn(TorusVector<UInt8>([10, 3]))       // (253, 10)
@frozen
public struct SignedPermutation: Hashable, Sendable {
  /// σ: the axis that each axis of the image is taken from.
  public let sources: [Int]

  /// Whether the sign is changed, for each axis of the image.
  public let isNegated: [Bool]

  /// The map to y with y_i = x_σ(i), or −x_σ(i) where axis i is negated.
  ///
  /// - Precondition: `sources` holds each of 0 ..< n once, and `isNegated` has n elements.
  /// - Complexity: O(n).
  public init(sources: [Int], isNegated: [Bool]) {
    precondition(
      isNegated.count == sources.count,
      "expected \(sources.count) signs, found \(isNegated.count)")
    var isTaken = [Bool](repeating: false, count: sources.count)
    for source in sources {
      precondition(
        isTaken.indices.contains(source) && !isTaken[source],
        "expected each of \(sources.count) axes once, found \(source) again or outside")
      isTaken[source] = true
    }
    self.sources = sources
    self.isNegated = isNegated
  }

  /// The map that leaves every vector of `dimension` components where it is.
  ///
  /// - Precondition: `dimension` is not negative.
  /// - Complexity: O(dimension).
  public static func identity(dimension: Int) -> Self {
    Self(
      sources: Array(0..<dimension), isNegated: [Bool](repeating: false, count: dimension))
  }

  /// n, the number of axes.
  @inlinable
  public var dimension: Int { sources.count }

  /// The image of `vector`.
  ///
  /// - Precondition: `vector` has n components.
  /// - Complexity: O(n).
  public func callAsFunction<Scalar>(_ vector: TorusVector<Scalar>) -> TorusVector<Scalar> {
    precondition(
      vector.dimension == dimension,
      "expected \(dimension) components, found \(vector.dimension)")
    return TorusVector(
      sources.indices.map { axis in
        let component = vector[sources[axis]]
        return isNegated[axis] ? 0 &- component : component
      })
  }

  /// The composition: first `right` acts, then `left`, (f * g)(x) = f(g(x)).
  ///
  /// - Precondition: Both have equal dimensions.
  /// - Complexity: O(n).
  public static func * (left: Self, right: Self) -> Self {
    precondition(
      left.dimension == right.dimension,
      "expected \(left.dimension) axes, found \(right.dimension)")
    return Self(
      sources: left.sources.map { right.sources[$0] },
      isNegated: left.sources.indices.map { axis in
        left.isNegated[axis] != right.isNegated[left.sources[axis]]
      })
  }

  /// The map that leads back: f.inverse(f(x)) = x = f(f.inverse(x)).
  ///
  /// - Complexity: O(n).
  public var inverse: Self {
    var (axes, signs) = (sources, isNegated)
    for axis in sources.indices {
      axes[sources[axis]] = axis
      signs[sources[axis]] = isNegated[axis]
    }
    return Self(sources: axes, isNegated: signs)
  }

  /// The determinant as an integer matrix: 1 or −1, whether the map keeps or reverses orientation.
  ///
  /// - Complexity: O(n).
  public var determinant: Int {
    // A cycle of k axes is k − 1 exchanges.
    var isSeen = [Bool](repeating: false, count: dimension)
    var determinant = 1
    for start in sources.indices {
      if isNegated[start] { determinant = -determinant }
      var axis = start
      while !isSeen[axis] {
        isSeen[axis] = true
        axis = sources[axis]
        if axis != start { determinant = -determinant }
      }
    }
    return determinant
  }
}

extension TorusMatrix {
  /// The matrix of `permutation`: `TorusMatrix(f) * x == f(x)`, with one entry ±1 in each row and
  /// column.
  ///
  /// - Complexity: O(n²).
  public init(_ permutation: SignedPermutation) {
    let dimension = permutation.dimension
    self = .zero(rowCount: dimension, columnCount: dimension)
    for axis in 0..<dimension {
      self[axis, permutation.sources[axis]] =
        permutation.isNegated[axis] ? 0 &- Scalar.step : Scalar.step
    }
  }
}
