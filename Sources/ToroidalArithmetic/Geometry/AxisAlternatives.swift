/// A product of sets, one for each axis of the torus: the choice of one alternative on every axis,
/// in every way.
///
/// Shortest paths of the flat metric are shortest on every axis. Where k axes are antipodal, there
/// are 2^k of them, and as many midpoints and logarithms; kept as k pairs, they take O(n) memory.
///
///     let a: TorusVector<UInt8> = [0, 250]
///     let ways = a.logarithms(to: [128, 3])     // {−128, 128} × {9}
///     ways.log2Count                            // 1: two vectors
///     ways.unique                               // nil
@frozen
public struct AxisAlternatives<Value> {
  /// The alternatives of each axis, in the order of the axes.
  public let axes: [Alternatives<Value>]

  /// The product of `axes`.
  @inlinable
  public init(_ axes: [Alternatives<Value>]) { self.axes = axes }

  /// n, the number of axes.
  @inlinable
  public var dimension: Int { axes.count }

  /// The axes with two alternatives, in increasing order.
  ///
  /// - Complexity: O(n).
  public var ambiguousAxes: [Int] { axes.indices.filter { !axes[$0].isUnique } }

  /// k, where the product has exactly 2^k elements: the number of axes with two alternatives,
  /// in [0, n].
  ///
  /// - Complexity: O(n).
  public var log2Count: Int { axes.reduce(0) { $1.isUnique ? $0 : $0 + 1 } }

  /// Whether the product has one element. In dimension 0 it has: the empty choice.
  ///
  /// - Complexity: O(n).
  @inlinable
  public var isUnique: Bool { axes.allSatisfy { $0.isUnique } }

  /// The only element, its components in the order of the axes, or nil if there are several.
  ///
  /// - Complexity: O(n).
  public var unique: [Value]? {
    var values: [Value] = []
    values.reserveCapacity(axes.count)
    for axis in axes {
      guard let value = axis.unique else { return nil }
      values.append(value)
    }
    return values
  }
}

extension AxisAlternatives: Equatable where Value: Equatable {}

extension AxisAlternatives: Hashable where Value: Hashable {}

extension AxisAlternatives: Sendable where Value: Sendable {}

extension AxisAlternatives: CustomStringConvertible where Value: CustomStringConvertible {
  /// The sets of the axes, joined: `{-128, 128} × {9}`.
  public var description: String {
    var text = ""
    for (axis, alternatives) in axes.enumerated() {
      if axis > 0 { text += " × " }
      text += alternatives.description
    }
    return text
  }
}
