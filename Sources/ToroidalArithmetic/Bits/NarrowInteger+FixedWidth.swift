extension NarrowInteger: FixedWidthInteger {
  /// |self|, in the unsigned integer of the same width: it holds 2^(width−1) too.
  public typealias Magnitude = NarrowInteger<Storage.Magnitude, width>
  /// The machine words of the value, those of its storage.
  public typealias Words = Storage.Words
  /// Distances along the integers, not along the circle.
  public typealias Stride = Int

  /// Whether the type has negative values.
  @inlinable
  public static var isSigned: Bool { Storage.isSigned }

  /// `width`; traps unless 1 ≤ width ≤ the width of `Storage`.
  @inlinable
  public static var bitWidth: Int {
    precondition(
      width >= 1 && width <= Storage.bitWidth, "a narrow integer has 1 bit to those of its storage")
    return width
  }

  /// The bits of the storage that are copies of the sign, or zero.
  @inlinable
  static var unusedBitCount: Int { Storage.bitWidth - bitWidth }

  /// 2^width − 1, or 2^(width−1) − 1 where signed.
  @inlinable
  public static var max: Self { Self(wrapping: Storage.max >> unusedBitCount) }

  /// 0, or −2^(width−1) where signed.
  @inlinable
  public static var min: Self { Self(wrapping: Storage.min >> unusedBitCount) }

  /// |self|.
  @inlinable
  public var magnitude: Magnitude { Magnitude(truncatingIfNeeded: storage.magnitude) }

  /// −1, 0 or 1, as `self` is negative, zero or positive.
  @inlinable
  public func signum() -> Self { Self(wrapping: storage.signum()) }

  /// The two's complement representation, sign-extended to machine words.
  @inlinable
  public var words: Words { storage.words }

  /// The number of zero bits below the lowest set bit; `width` for 0.
  @inlinable
  public var trailingZeroBitCount: Int {
    Swift.min(storage.trailingZeroBitCount, Self.bitWidth)
  }

  /// The number of zero bits above the highest set bit, among `width`.
  @inlinable
  public var leadingZeroBitCount: Int { pattern.leadingZeroBitCount - Self.unusedBitCount }

  /// The number of set bits among the low `width`.
  @inlinable
  public var nonzeroBitCount: Int { pattern.nonzeroBitCount }

  /// The value with the order of its bytes reversed; traps where `width` is not a whole number
  /// of bytes, since there is no such order.
  @inlinable
  public var byteSwapped: Self {
    precondition(Self.bitWidth % 8 == 0, "only whole bytes can be swapped")
    return Self(wrapping: storage.byteSwapped >> Self.unusedBitCount)
  }

  /// The low `width` bits, the rest zero.
  @inlinable
  var pattern: Storage.Magnitude { Magnitude(truncatingIfNeeded: storage).storage }

  /// What an operation of the storage means here: the wrapped value, and whether it is not the
  /// exact one.
  @inlinable
  static func reporting(
    _ result: (partialValue: Storage, overflow: Bool)
  ) -> (partialValue: Self, overflow: Bool) {
    let value = Self(wrapping: result.partialValue)
    return (value, result.overflow || value.storage != result.partialValue)
  }

  /// self + other, and whether it left `min ... max`.
  @inlinable
  public func addingReportingOverflow(_ other: Self) -> (partialValue: Self, overflow: Bool) {
    Self.reporting(storage.addingReportingOverflow(other.storage))
  }

  /// self − other, and whether it left `min ... max`.
  @inlinable
  public func subtractingReportingOverflow(_ other: Self) -> (partialValue: Self, overflow: Bool) {
    Self.reporting(storage.subtractingReportingOverflow(other.storage))
  }

  /// self · other, and whether it left `min ... max`.
  @inlinable
  public func multipliedReportingOverflow(by other: Self) -> (partialValue: Self, overflow: Bool) {
    Self.reporting(storage.multipliedReportingOverflow(by: other.storage))
  }

  /// The quotient toward zero; for a zero divisor `self` and `true`, as the standard library.
  @inlinable
  public func dividedReportingOverflow(by other: Self) -> (partialValue: Self, overflow: Bool) {
    Self.reporting(storage.dividedReportingOverflow(by: other.storage))
  }

  /// The remainder with the sign of `self`; for a zero divisor `self` and `true`, and 0 with
  /// `true` for `min` by −1, as the standard library.
  @inlinable
  public func remainderReportingOverflow(
    dividingBy other: Self
  ) -> (partialValue: Self, overflow: Bool) {
    if other.storage == 0 { return (self, true) }
    let (_, overflow) = dividedReportingOverflow(by: other)
    return (
      Self(wrapping: storage.remainderReportingOverflow(dividingBy: other.storage).partialValue),
      overflow
    )
  }

  /// self · other in twice the width.
  @inlinable
  public func multipliedFullWidth(by other: Self) -> (high: Self, low: Magnitude) {
    // Of the 2s bits of the product, s those of the storage, `width` and `width` more are kept.
    let (high, low) = storage.multipliedFullWidth(by: other.storage)
    let above = high << Self.unusedBitCount | Storage(truncatingIfNeeded: low >> Self.bitWidth)
    return (Self(wrapping: above), Magnitude(wrapping: low))
  }

  /// Quotient and remainder of the double-width dividend; traps if the quotient does not fit.
  @inlinable
  public func dividingFullWidth(
    _ dividend: (high: Self, low: Magnitude)
  ) -> (quotient: Self, remainder: Self) {
    let high = dividend.high.storage >> Self.unusedBitCount
    let low = Storage.Magnitude(truncatingIfNeeded: dividend.high.storage) << Self.bitWidth
    let (quotient, remainder) = storage.dividingFullWidth((high, low | dividend.low.storage))
    return (Self(quotient), Self(remainder))
  }
}
