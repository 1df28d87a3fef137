/// A tangent vector of one circle: an integer number of steps, in (−2^128, 2^128).
///
/// It is neither a point nor a ``Displacement``. A displacement names each point by one way there,
/// with at most half a turn; a tangent vector is a way, and knows of no circle that closes: it can
/// be +m/2 as well as −m/2, which lead from a point to the same antipode, and 3·m is three
/// turns, not none. So that logarithms and their multiples fit, the range is the same for every
/// scalar; `Scalar` says what a step is, 1/m of a turn with m = 2^w.
///
///     let quarter: Tangent<UInt8> = 64
///     UInt8(250).exponential(of: quarter)       // 58
///     quarter.multiplied(by: -40)               // −2560: ten turns backward
///
/// On the flat torus every tangent space is Z^n, and parallel transport is the identity, along
/// every path: a tangent vector at one point is one at every other.
@frozen
public struct Tangent<Scalar: FixedWidthInteger> {
  /// |v|, in steps.
  public let magnitude: UInt128

  /// Whether the tangent vector is below 0.
  public let isNegative: Bool

  /// The integer −magnitude or magnitude; 0 has no sign.
  @inlinable
  public init(magnitude: UInt128, isNegative: Bool) {
    self.magnitude = magnitude
    self.isNegative = isNegative && magnitude != 0
  }

  /// The integer `value`.
  ///
  /// - Precondition: |value| < 2^128.
  @inlinable
  public init<Value: FixedWidthInteger>(_ value: Value) {
    self.init(magnitude: UInt128(value.magnitude), isNegative: value < 0)
  }

  /// The integer that `displacement` is, in [−m/2, m/2).
  ///
  /// - Precondition: The scalar has at most 128 bits.
  @inlinable
  public init(_ displacement: Displacement<Scalar>) {
    self.init(magnitude: UInt128(displacement.magnitude), isNegative: displacement.isNegative)
  }

  /// The element of Z/m that the tangent vector is congruent to.
  @inlinable
  public var residue: Scalar {
    let residue = Scalar(truncatingIfNeeded: magnitude)
    return isNegative ? 0 &- residue : residue
  }
}

extension Tangent: ExpressibleByIntegerLiteral {
  /// The value of the literal.
  @inlinable
  public init(integerLiteral value: Int64) { self.init(value) }
}

extension Tangent: Hashable {}

extension Tangent: Sendable {}

extension Tangent: Comparable {
  /// Whether `left` is less than `right` as integers.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? left.magnitude > right.magnitude : left.magnitude < right.magnitude
  }
}

extension Tangent {
  /// −v, which is always in range.
  @inlinable
  public static prefix func - (tangent: Self) -> Self {
    Self(magnitude: tangent.magnitude, isNegative: !tangent.isNegative)
  }

  /// self + other, or nil exactly if that is outside (−2^128, 2^128).
  @inlinable
  public func adding(_ other: Self) -> Self? {
    if isNegative == other.isNegative {
      let (sum, overflow) = magnitude.addingReportingOverflow(other.magnitude)
      return overflow ? nil : Self(magnitude: sum, isNegative: isNegative)
    }
    return magnitude >= other.magnitude
      ? Self(magnitude: magnitude - other.magnitude, isNegative: isNegative)
      : Self(magnitude: other.magnitude - magnitude, isNegative: other.isNegative)
  }

  /// factor · self, or nil exactly if that is outside (−2^128, 2^128).
  ///
  ///     Tangent<UInt8>(-128).multiplied(by: 3)     // −384
  ///
  /// - Precondition: |factor| < 2^128.
  @inlinable
  public func multiplied<Factor: FixedWidthInteger>(by factor: Factor) -> Self? {
    let (product, overflow) = magnitude.multipliedReportingOverflow(by: UInt128(factor.magnitude))
    return overflow ? nil : Self(magnitude: product, isNegative: isNegative != (factor < 0))
  }
}

extension Tangent: CustomStringConvertible {
  /// The integer in decimal.
  public var description: String { (isNegative ? "-" : "") + String(magnitude) }
}

extension FixedWidthInteger {
  /// The integer that `tangent` is, or nil if this type cannot hold it.
  ///
  ///     Int8(exactly: Tangent<UInt8>(-128))     // −128
  ///     Int8(exactly: Tangent<UInt8>(128))      // nil
  @inlinable
  public init?<Scalar>(exactly tangent: Tangent<Scalar>) {
    guard tangent.isNegative else {
      self.init(exactly: tangent.magnitude)
      return
    }
    guard Self.isSigned, tangent.magnitude <= UInt128(Self.min.magnitude) else { return nil }
    self = 0 &- Self(truncatingIfNeeded: tangent.magnitude)
  }
}
