/// An unsigned integer of 320 bits: wide enough for the exact sum of any distance here.
///
/// One squared displacement of a 128-bit scalar is at most 2^254, and a vector that fits in memory
/// has fewer than 2^63 components, so every Lee and every squared distance is below 2^317. Small
/// distances are summed in one or two machine words and only stored here.
///
/// It is a value to hold, compare, add, print and convert, and with the exact operations to count
/// points; it is not a general integer type.
@frozen
public struct UInt320: Hashable, Sendable {
  @usableFromInline var low: UInt128
  @usableFromInline var middle: UInt128
  @usableFromInline var high: UInt64

  @inlinable
  init(high: UInt64, middle: UInt128, low: UInt128) {
    self.high = high
    self.middle = middle
    self.low = low
  }

  /// The integer equal to `value`; traps if it is negative.
  ///
  /// - Precondition: `value` has at most 128 bits.
  @inlinable
  public init<Value: FixedWidthInteger>(_ value: Value) {
    self.init(high: 0, middle: 0, low: UInt128(value))
  }

  /// The five 64-bit digits, least significant first.
  public var words: [UInt64] {
    [
      UInt64(truncatingIfNeeded: low), UInt64(truncatingIfNeeded: low >> 64),
      UInt64(truncatingIfNeeded: middle), UInt64(truncatingIfNeeded: middle >> 64), high,
    ]
  }
}

extension UInt320: ExpressibleByIntegerLiteral {
  /// The value of the literal.
  @inlinable
  public init(integerLiteral value: UInt64) { self.init(value) }
}

extension UInt320: Comparable {
  /// Whether `left` is less than `right`.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    if left.high != right.high { return left.high < right.high }
    if left.middle != right.middle { return left.middle < right.middle }
    return left.low < right.low
  }
}

extension UInt320 {
  /// left + right; traps if the sum reaches 2^320.
  @inlinable
  public static func + (left: Self, right: Self) -> Self {
    let (low, carryLow) = left.low.addingReportingOverflow(right.low)
    let (partial, carryMiddle) = left.middle.addingReportingOverflow(right.middle)
    let (middle, carryPartial) = partial.addingReportingOverflow(carryLow ? 1 : 0)
    let high = left.high + right.high + (carryMiddle ? 1 : 0) + (carryPartial ? 1 : 0)
    return Self(high: high, middle: middle, low: low)
  }

  /// Adds `right` to `left`; traps if the sum reaches 2^320.
  @inlinable
  public static func += (left: inout Self, right: Self) { left = left + right }

  /// value², exactly.
  @inlinable
  static func square(of value: UInt128) -> Self { product(of: value, and: value) }

  /// a · b, exactly.
  @inlinable
  static func product(of a: UInt128, and b: UInt128) -> Self {
    let (high, low) = a.multipliedFullWidth(by: b)
    return Self(high: 0, middle: high, low: low)
  }
}

extension FixedWidthInteger {
  /// The integer equal to `sum`, or nil if this type cannot hold it.
  @inlinable
  public init?(exactly sum: UInt320) {
    guard sum.high == 0, sum.middle == 0 else { return nil }
    self.init(exactly: sum.low)
  }
}

extension UInt320: CustomStringConvertible {
  /// The value in decimal digits.
  public var description: String {
    // Divide by 10^19, the largest power of ten in a word, until nothing is left.
    let base: UInt64 = 10_000_000_000_000_000_000
    var digits: [UInt64] = words
    var groups: [UInt64] = []
    repeat {
      var remainder: UInt64 = 0
      for index in digits.indices.reversed() {
        (digits[index], remainder) = base.dividingFullWidth((remainder, digits[index]))
      }
      groups.append(remainder)
    } while digits.contains { $0 != 0 }
    var text = ""
    for group in groups.reversed() {
      let part = String(group)
      if !text.isEmpty { text += String(repeating: "0", count: 19 - part.utf8.count) }
      text += part
    }
    return text
  }
}
