// What counting needs beyond sums of distances: differences, and operations that say when their
// result does not fit.

extension UInt320 {
  /// The number of bits, 320: every value is below 2^320.
  @inlinable
  static var bitWidth: Int { 320 }

  /// 2^exponent.
  ///
  /// - Precondition: `exponent` is in [0, 320).
  @inlinable
  init(powerOfTwo exponent: Int) {
    precondition(
      exponent >= 0 && exponent < 320, "expected an exponent in 0..<320, found \(exponent)")
    // A shift by the width or more gives 0.
    self.init(
      high: exponent < 256 ? 0 : 1 << UInt64(exponent - 256),
      middle: exponent < 128 ? 0 : 1 << UInt128(exponent - 128), low: 1 << UInt128(exponent))
  }

  /// The integer whose 64-bit digits are `words`, least significant first, or nil if it reaches
  /// 2^320.
  ///
  ///     UInt320(words: [0, 1])     // 18446744073709551616: 2^64
  ///
  /// - Complexity: O(words.count).
  public init?(words: [UInt64]) {
    guard words.dropFirst(5).allSatisfy({ $0 == 0 }) else { return nil }
    func word(_ index: Int) -> UInt128 { index < words.count ? UInt128(words[index]) : 0 }
    self.init(
      high: UInt64(word(4)), middle: word(3) << 64 | word(2), low: word(1) << 64 | word(0))
  }

  /// self + other, or nil if the sum reaches 2^320.
  @inlinable
  public func addingExactly(_ other: Self) -> Self? {
    let (low, carryLow) = low.addingReportingOverflow(other.low)
    let (partial, carryMiddle) = middle.addingReportingOverflow(other.middle)
    let (middle, carryPartial) = partial.addingReportingOverflow(carryLow ? 1 : 0)
    let (most, overflow) = high.addingReportingOverflow(other.high)
    let (high, carryOut) = most.addingReportingOverflow(carryMiddle || carryPartial ? 1 : 0)
    return overflow || carryOut ? nil : Self(high: high, middle: middle, low: low)
  }

  /// left − right; traps if it is negative.
  @inlinable
  public static func - (left: Self, right: Self) -> Self {
    let (low, borrowLow) = left.low.subtractingReportingOverflow(right.low)
    let (partial, borrowMiddle) = left.middle.subtractingReportingOverflow(right.middle)
    let (middle, borrowPartial) = partial.subtractingReportingOverflow(borrowLow ? 1 : 0)
    let high = left.high - right.high - (borrowMiddle || borrowPartial ? 1 : 0)
    return Self(high: high, middle: middle, low: low)
  }

  /// self · other, or nil if the product reaches 2^320.
  public func multipliedExactly(by other: Self) -> Self? {
    Self(words: (Natural(self) * Natural(other)).words)
  }
}
