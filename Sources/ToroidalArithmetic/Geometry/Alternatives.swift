/// What belongs to the shortest arcs between two points of the circle: one value, or two different
/// ones where the points are antipodal and neither arc is shorter.
///
///     UInt8(250).logarithms(to: 3)      // {9}
///     UInt8(0).logarithms(to: 128)      // {-128, 128}
///
/// Two values come in increasing order, so that equal sets are equal values. No rule picks one
/// of two: who wants a convention says so, by taking one of ``all``.
@frozen
public enum Alternatives<Value> {
  /// There is one value.
  case unique(Value)
  /// There are two, in increasing order.
  case pair(Value, Value)

  /// The values, one or two of them, in increasing order.
  public var all: [Value] {
    switch self {
    case .unique(let value): [value]
    case .pair(let first, let second): [first, second]
    }
  }

  /// The only value, or nil if there are two.
  @inlinable
  public var unique: Value? {
    if case .unique(let value) = self { value } else { nil }
  }

  /// Whether there is one value.
  @inlinable
  public var isUnique: Bool {
    if case .unique = self { true } else { false }
  }

  /// The images of the values under an increasing map.
  @inlinable
  func map<Image>(_ transform: (Value) -> Image) -> Alternatives<Image> {
    switch self {
    case .unique(let value): .unique(transform(value))
    case .pair(let first, let second): .pair(transform(first), transform(second))
    }
  }
}

extension Alternatives: Equatable where Value: Equatable {}

extension Alternatives: Hashable where Value: Hashable {}

extension Alternatives: Sendable where Value: Sendable {}
