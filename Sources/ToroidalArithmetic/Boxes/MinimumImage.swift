/// A signed integer in (−2^w, 2^w), w the width of `Coordinate`: a step along one axis of a box.
///
/// The difference of two coordinates of `Int8` reaches ±255, which no `Int8` holds; hence the sign
/// and the magnitude.
@frozen
public struct AxisStep<Coordinate: FixedWidthInteger> {
  /// Whether the step is below 0.
  public let isNegative: Bool

  /// |step|.
  public let magnitude: Coordinate.Magnitude

  /// The step of this sign and magnitude; 0 has no sign.
  @inlinable
  public init(isNegative: Bool, magnitude: Coordinate.Magnitude) {
    self.isNegative = isNegative && magnitude != 0
    self.magnitude = magnitude
  }

  /// The step equal to `value`.
  @inlinable
  public init(_ value: Coordinate) {
    self.init(isNegative: value < 0, magnitude: value.magnitude)
  }

  /// −step.
  @inlinable
  public var opposite: Self { Self(isNegative: !isNegative, magnitude: magnitude) }
}

extension AxisStep: Hashable {}

extension AxisStep: Sendable where Coordinate: Sendable, Coordinate.Magnitude: Sendable {}

extension AxisStep: Comparable {
  /// Whether `left` is less than `right` as integers.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? left.magnitude > right.magnitude : left.magnitude < right.magnitude
  }
}

extension AxisStep: CustomStringConvertible {
  /// The signed integer in decimal.
  public var description: String { (isNegative ? "-" : "") + String(magnitude) }
}

extension FixedWidthInteger {
  /// The signed integer that `step` is, or nil if this type cannot hold it.
  ///
  ///     Int8(exactly: AxisStep<Int8>(isNegative: true, magnitude: 255))     // nil
  @inlinable
  public init?<Coordinate>(exactly step: AxisStep<Coordinate>) {
    guard step.isNegative else {
      self.init(exactly: step.magnitude)
      return
    }
    guard Self.isSigned, step.magnitude <= Self.min.magnitude else { return nil }
    self = 0 &- Self(truncatingIfNeeded: step.magnitude)
  }
}

/// The set of shortest steps from one coordinate of an axis to another, up to whole periods: one,
/// or two where they are exactly half a period apart.
///
/// Only an even period has a half: with L odd, or on an open axis, the step is always unique.
@frozen
public enum MinimumImage<Coordinate: FixedWidthInteger> {
  /// One step is shorter than all others.
  case unique(AxisStep<Coordinate>)
  /// The steps −L/2 and L/2, in this order.
  case pair(AxisStep<Coordinate>, AxisStep<Coordinate>)

  /// The shortest steps, one or two of them, in increasing order.
  public var all: [AxisStep<Coordinate>] {
    switch self {
    case .unique(let step): [step]
    case .pair(let back, let ahead): [back, ahead]
    }
  }

  /// The only shortest step, or nil if there are two.
  @inlinable
  public var unique: AxisStep<Coordinate>? {
    if case .unique(let step) = self { step } else { nil }
  }

  /// The least of the shortest steps: in [−L/2, L/2) for an even period L, in [−(L − 1)/2,
  /// (L − 1)/2] for an odd one, and the plain difference on an open axis.
  ///
  /// Where there are two, taking −L/2 is a convention, the one of ``Displacement``.
  @inlinable
  public var displacement: AxisStep<Coordinate> {
    switch self {
    case .unique(let step), .pair(let step, _): step
    }
  }
}

extension MinimumImage: Hashable {}

extension MinimumImage: Sendable where Coordinate: Sendable, Coordinate.Magnitude: Sendable {}

extension MinimumImage: CustomStringConvertible {
  /// The set, in increasing order: `{-2}`, `{-5, 5}`.
  public var description: String {
    switch self {
    case .unique(let step): "{" + step.description + "}"
    case .pair(let first, let second): "{" + first.description + ", " + second.description + "}"
    }
  }
}
