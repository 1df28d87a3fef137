/// A signed integer with arithmetic modulo 2^B, B its number of bits.
///
/// A value that is known to be in [−2^(B−1), 2^(B−1)) may be computed by any number of sums and
/// products: whatever wraps on the way, the end is exact.
protocol WrappingInteger: Comparable {
  /// The integer congruent to high · 2^128 + low modulo 2^B.
  init(high: UInt128, low: UInt128)

  static func &+ (left: Self, right: Self) -> Self
  static func &- (left: Self, right: Self) -> Self
  static func &* (left: Self, right: Self) -> Self
}

extension WrappingInteger {
  /// The integer congruent to `value` modulo 2^B.
  init(congruentTo value: UInt128) { self.init(high: 0, low: value) }

  /// The integer congruent to `value` modulo 2^B.
  init(congruentTo value: UInt64) { self.init(high: 0, low: UInt128(value)) }
}

/// A signed integer of the standard library, with arithmetic modulo 2^B.
struct Wrapping<Integer: FixedWidthInteger & SignedInteger>: WrappingInteger {
  let value: Integer

  init(_ value: Integer) { self.value = value }

  init(high: UInt128, low: UInt128) { value = Integer(truncatingIfNeeded: low) }

  static func < (left: Self, right: Self) -> Bool { left.value < right.value }

  static func &+ (left: Self, right: Self) -> Self { Self(left.value &+ right.value) }

  static func &- (left: Self, right: Self) -> Self { Self(left.value &- right.value) }

  static func &* (left: Self, right: Self) -> Self { Self(left.value &* right.value) }
}

/// A signed integer of 256 bits, as two halves of its two's complement.
struct Int256: WrappingInteger {
  let high: UInt128
  let low: UInt128

  /// Whether `left` is less than `right` as signed integers.
  static func < (left: Self, right: Self) -> Bool {
    left.high == right.high
      ? left.low < right.low
      : Int128(truncatingIfNeeded: left.high) < Int128(truncatingIfNeeded: right.high)
  }

  /// left + right modulo 2^256.
  static func &+ (left: Self, right: Self) -> Self {
    let (low, carry) = left.low.addingReportingOverflow(right.low)
    return Self(high: left.high &+ right.high &+ (carry ? 1 : 0), low: low)
  }

  /// left − right modulo 2^256.
  static func &- (left: Self, right: Self) -> Self {
    let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
    return Self(high: left.high &- right.high &- (borrow ? 1 : 0), low: low)
  }

  /// left · right modulo 2^256.
  static func &* (left: Self, right: Self) -> Self {
    let product = left.low.multipliedFullWidth(by: right.low)
    let crossed = left.low &* right.high &+ left.high &* right.low
    return Self(high: product.high &+ crossed, low: product.low)
  }
}
