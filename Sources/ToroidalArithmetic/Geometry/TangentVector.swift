/// A tangent vector of the torus (Z/2^w)^n: an element of Z^n, n integer numbers of steps.
///
/// A point is not a tangent vector: points wrap, tangent vectors do not. The two meet in the
/// exponential map and its inverse.
///
///     let a: TorusVector<UInt8> = [250, 7]
///     let v: TangentVector<UInt8> = [10, -300]
///     a.exponential(of: v)                       // (4, 219)
///     a.logarithm(to: [4, 219])                  // (10, −44): the shortest way there
///
/// Components are integers in (−2^128, 2^128), whatever the width; see ``Tangent``.
@frozen
public struct TangentVector<Scalar: FixedWidthInteger> {
  /// The n integers, in the order of the axes.
  public var components: [Tangent<Scalar>]

  /// The tangent vector with these components.
  @inlinable
  public init(_ components: [Tangent<Scalar>]) { self.components = components }

  /// The tangent vector 0 in `dimension` dimensions.
  @inlinable
  public static func zero(dimension: Int) -> Self {
    Self([Tangent<Scalar>](repeating: 0, count: dimension))
  }

  /// n, the number of axes.
  @inlinable
  public var dimension: Int { components.count }

  /// The component on `axis`, an index in 0 ..< n.
  @inlinable
  public subscript(axis: Int) -> Tangent<Scalar> {
    get { components[axis] }
    set { components[axis] = newValue }
  }
}

extension TangentVector: Hashable {}

extension TangentVector: Sendable {}

extension TangentVector: ExpressibleByArrayLiteral {
  /// The tangent vector with these components.
  @inlinable
  public init(arrayLiteral elements: Tangent<Scalar>...) { self.init(elements) }
}

extension TangentVector: CustomStringConvertible {
  /// The components in decimal, as `(10, -300)`.
  public var description: String {
    var text = "("
    for (axis, component) in components.enumerated() {
      if axis > 0 { text += ", " }
      text += component.description
    }
    return text + ")"
  }
}

extension TangentVector {
  /// −v, which is always in range.
  ///
  /// - Complexity: O(n).
  @inlinable
  public static prefix func - (vector: Self) -> Self { Self(vector.components.map { -$0 }) }

  /// self + other, or nil exactly if a component of it is outside (−2^128, 2^128).
  ///
  /// - Precondition: The vectors have equal dimensions.
  /// - Complexity: O(n).
  public func adding(_ other: Self) -> Self? {
    precondition(
      dimension == other.dimension,
      "expected two vectors of one dimension, found \(dimension) and \(other.dimension)")
    var sums: [Tangent<Scalar>] = []
    sums.reserveCapacity(dimension)
    for axis in components.indices {
      guard let sum = components[axis].adding(other.components[axis]) else { return nil }
      sums.append(sum)
    }
    return Self(sums)
  }

  /// factor · self, or nil exactly if a component of it is outside (−2^128, 2^128).
  ///
  /// Nothing wraps: the multiple is a tangent vector, not a point, and may go around many times.
  ///
  /// - Precondition: |factor| < 2^128.
  /// - Complexity: O(n).
  public func multiplied<Factor: FixedWidthInteger>(by factor: Factor) -> Self? {
    var products: [Tangent<Scalar>] = []
    products.reserveCapacity(dimension)
    for component in components {
      guard let product = component.multiplied(by: factor) else { return nil }
      products.append(product)
    }
    return Self(products)
  }

  /// The norm that belongs to `metric`: the sum of |v_i|, the sum of v_i², or the greatest |v_i|,
  /// which is 0 in dimension 0.
  ///
  ///     TangentVector<UInt8>([3, -4]).norm(.squared)     // 25
  ///
  /// The norm of a logarithm is the distance: `a.distance(to: b, metric: metric)`.
  ///
  /// - Complexity: O(n). Every n below 2^63 will do: n · 2^256 is less than 2^320.
  public func norm(_ metric: TorusMetric) -> UInt320 {
    var norm: UInt320 = 0
    for component in components {
      let magnitude = component.magnitude
      switch metric {
      case .lee: norm += UInt320(magnitude)
      case .squared: norm += UInt320.square(of: magnitude)
      case .chebyshev: norm = Swift.max(norm, UInt320(magnitude))
      }
    }
    return norm
  }
}
