/// The signed representative of b − a modulo m = 2^w: an integer in [−m/2, m/2).
///
/// A displacement is a step, not a place, so it has a type of its own: displacements of
/// `UInt8` run from −128 to 127 although its points run from 0 to 255.
///
///     UInt8(250).displacement(to: 3)     // 9
///     UInt8(3).displacement(to: 250)     // −9
///     UInt8(0).displacement(to: 128)     // −128: the antipode, where the sign is a convention
///
/// Where b is the antipode of a, both −m/2 and m/2 lead there; the half-open interval takes
/// −m/2, and ``isHalfTurn`` says that it had to choose.
@frozen
public struct Displacement<Scalar: FixedWidthInteger> {
  /// The element of Z/m that the displacement stands for.
  public let residue: Scalar

  /// The displacement congruent to `residue` modulo m.
  @inlinable
  public init(residue: Scalar) { self.residue = residue }

  /// Whether the displacement is below 0.
  @inlinable
  public var isNegative: Bool { residue.leadingZeroBitCount == 0 }

  /// |d|, in [0, m/2].
  @inlinable
  public var magnitude: Scalar.Magnitude {
    let pattern = Scalar.Magnitude(truncatingIfNeeded: residue)
    return isNegative ? 0 &- pattern : pattern
  }

  /// Whether the displacement is −m/2, the one whose opposite leads to the same point.
  @inlinable
  public var isHalfTurn: Bool { residue == Scalar.halfTurn }
}

extension Displacement: Hashable {}

extension Displacement: Sendable where Scalar: Sendable {}

extension Displacement: Comparable {
  /// Whether `left` is less than `right` as signed integers.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? left.magnitude > right.magnitude : left.magnitude < right.magnitude
  }
}

extension Displacement: CustomStringConvertible {
  /// The signed integer in decimal.
  public var description: String { (isNegative ? "-" : "") + String(magnitude) }
}

extension FixedWidthInteger {
  /// The signed integer that `displacement` is, or nil if this type cannot hold it.
  ///
  ///     Int(exactly: UInt.max.displacement(to: UInt.max / 2))   // −9223372036854775808
  @inlinable
  public init?<Scalar>(exactly displacement: Displacement<Scalar>) {
    guard displacement.isNegative else {
      self.init(exactly: displacement.magnitude)
      return
    }
    guard Self.isSigned, displacement.magnitude <= Self.min.magnitude else { return nil }
    self = 0 &- Self(truncatingIfNeeded: displacement.magnitude)
  }

  /// The displacement from `self` to `other`: other − self, taken in [−m/2, m/2).
  ///
  /// `self.translated(by: self.displacement(to: other)) == other` always; the other way round,
  /// `a.displacement(to: a.translated(by: d)) == d` always too. Its magnitude is
  /// ``circularDistance(to:)``. It is odd, d(b, a) = −d(a, b), except at the antipode.
  ///
  /// - Complexity: O(1) operations on integers of this width.
  @inlinable
  public func displacement(to other: Self) -> Displacement<Self> {
    Displacement(residue: other &- self)
  }

  /// The point self + displacement, modulo m.
  @inlinable
  public func translated(by displacement: Displacement<Self>) -> Self {
    self &+ displacement.residue
  }
}
