/// A signed integer whose magnitude is below 2^320: wide enough for any sum of products here.
///
///     let sum = [Int8.min, -128].dotProduct(with: [UInt8.max, 255])
///     sum                     // −65280
///     Int32(exactly: sum)     // −65280
///     Int16(exactly: sum)     // nil: it does not fit
///
/// One product of two 128-bit integers is at most (2^128 − 1)², and a vector that fits in memory
/// has fewer than 2^63 components, so every dot product is below 2^319 in magnitude.
@frozen
public struct ExactSum: Hashable, Sendable {
  /// The absolute value.
  public let magnitude: UInt320

  /// Whether the value is below 0.
  public let isNegative: Bool

  /// The integer with this magnitude, and with a minus sign where `isNegative`; 0 has none.
  @inlinable
  init(magnitude: UInt320, isNegative: Bool) {
    self.magnitude = magnitude
    self.isNegative = isNegative && magnitude != 0
  }

  /// positive − negative.
  @inlinable
  init(_ positive: UInt320, minus negative: UInt320) {
    if positive < negative {
      self.init(magnitude: negative - positive, isNegative: true)
    } else {
      self.init(magnitude: positive - negative, isNegative: false)
    }
  }

  /// The integer equal to `value`.
  ///
  /// - Precondition: `value` has at most 128 bits.
  @inlinable
  public init<Value: FixedWidthInteger>(_ value: Value) {
    self.init(magnitude: UInt320(value.magnitude), isNegative: value < 0)
  }
}

extension ExactSum: ExpressibleByIntegerLiteral {
  /// The value of the literal.
  @inlinable
  public init(integerLiteral value: Int64) { self.init(value) }
}

extension ExactSum: Comparable {
  /// Whether `left` is less than `right`.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative
      ? right.magnitude < left.magnitude : left.magnitude < right.magnitude
  }
}

extension FixedWidthInteger {
  /// The integer equal to `sum`, or nil if this type cannot hold it.
  ///
  /// - Precondition: The type has at most 128 bits.
  @inlinable
  public init?(exactly sum: ExactSum) {
    guard let magnitude = UInt128(exactly: sum.magnitude) else { return nil }
    if !sum.isNegative {
      self.init(exactly: magnitude)
    } else if Self.isSigned, magnitude <= UInt128(Self.min.magnitude) {
      // The minimum has no positive partner in the type.
      self = 0 &- Self(truncatingIfNeeded: magnitude)
    } else {
      return nil
    }
  }
}

extension ExactSum: CustomStringConvertible {
  /// The value in decimal digits.
  public var description: String { (isNegative ? "-" : "") + magnitude.description }
}
