extension NarrowInteger: FixedWidthInteger {
  /// |self|, in the unsigned integer of the same width: it holds 2^(width−1) too.
  public typealias Magnitude = NarrowInteger<UInt16, width>
  /// One machine word holds the value.
  public typealias Words = CollectionOfOne<UInt>
  /// Distances along the integers, not along the circle.
  public typealias Stride = Int

  /// Whether the type has negative values.
  @inlinable
  public static var isSigned: Bool { Storage.isSigned }

  /// `width`; traps unless 1 ≤ width ≤ 16.
  @inlinable
  public static var bitWidth: Int {
    precondition(width >= 1 && width <= 16, "a narrow integer has 1 to 16 bits")
    return width
  }

  /// 2^width − 1, or 2^(width−1) − 1 where signed.
  @inlinable
  public static var max: Self { Self(wrapping: Storage.max >> (16 - bitWidth)) }

  /// 0, or −2^(width−1) where signed.
  @inlinable
  public static var min: Self { Self(wrapping: Storage.min >> (16 - bitWidth)) }

  /// |self|.
  @inlinable
  public var magnitude: Magnitude { Magnitude(truncatingIfNeeded: storage.magnitude) }

  /// −1, 0 or 1, as `self` is negative, zero or positive.
  @inlinable
  public func signum() -> Self { Self(wrapping: storage.signum()) }

  /// The two's complement representation, sign-extended to a machine word.
  @inlinable
  public var words: Words { CollectionOfOne(UInt(truncatingIfNeeded: storage)) }

  /// The number of zero bits below the lowest set bit; `width` for 0.
  @inlinable
  public var trailingZeroBitCount: Int {
    Swift.min(storage.trailingZeroBitCount, Self.bitWidth)
  }

  /// The number of zero bits above the highest set bit, among `width`.
  @inlinable
  public var leadingZeroBitCount: Int { pattern.leadingZeroBitCount - (16 - Self.bitWidth) }

  /// The number of set bits among the low `width`.
  @inlinable
  public var nonzeroBitCount: Int { pattern.nonzeroBitCount }

  /// The value with the order of its bytes reversed; traps where `width` is not a whole number
  /// of bytes, since there is no such order.
  @inlinable
  public var byteSwapped: Self {
    precondition(Self.bitWidth % 8 == 0, "only whole bytes can be swapped")
    return Self.bitWidth == 8 ? self : Self(wrapping: storage.byteSwapped)
  }

  /// The low `width` bits, the rest zero.
  @inlinable
  var pattern: UInt16 { Magnitude(truncatingIfNeeded: storage).storage }

  /// The exact result where it fits, else the wrapped one and `true`.
  @inlinable
  static func reporting(_ exact: Int64) -> (partialValue: Self, overflow: Bool) {
    let value = Self(truncatingIfNeeded: exact)
    return (value, Int64(value.storage) != exact)
  }

  /// self + other, and whether it left `min ... max`.
  @inlinable
  public func addingReportingOverflow(_ other: Self) -> (partialValue: Self, overflow: Bool) {
    Self.reporting(Int64(storage) + Int64(other.storage))
  }

  /// self − other, and whether it left `min ... max`.
  @inlinable
  public func subtractingReportingOverflow(_ other: Self) -> (partialValue: Self, overflow: Bool) {
    Self.reporting(Int64(storage) - Int64(other.storage))
  }

  /// self · other, and whether it left `min ... max`.
  @inlinable
  public func multipliedReportingOverflow(by other: Self) -> (partialValue: Self, overflow: Bool) {
    Self.reporting(Int64(storage) * Int64(other.storage))
  }

  /// The quotient toward zero; for a zero divisor `self` and `true`, as the standard library.
  @inlinable
  public func dividedReportingOverflow(by other: Self) -> (partialValue: Self, overflow: Bool) {
    if other.storage == 0 { return (self, true) }
    return Self.reporting(Int64(storage) / Int64(other.storage))
  }

  /// The remainder with the sign of `self`; for a zero divisor `self` and `true`, and 0 with
  /// `true` for `min` by −1, as the standard library.
  @inlinable
  public func remainderReportingOverflow(
    dividingBy other: Self
  ) -> (partialValue: Self, overflow: Bool) {
    if other.storage == 0 { return (self, true) }
    let (_, overflow) = dividedReportingOverflow(by: other)
    return (Self(truncatingIfNeeded: Int64(storage) % Int64(other.storage)), overflow)
  }

  /// self · other in twice the width.
  @inlinable
  public func multipliedFullWidth(by other: Self) -> (high: Self, low: Magnitude) {
    let product = Int64(storage) * Int64(other.storage)
    return (
      Self(truncatingIfNeeded: product >> Self.bitWidth), Magnitude(truncatingIfNeeded: product)
    )
  }

  /// Quotient and remainder of the double-width dividend; traps if the quotient does not fit.
  @inlinable
  public func dividingFullWidth(
    _ dividend: (high: Self, low: Magnitude)
  ) -> (quotient: Self, remainder: Self) {
    let value = Int64(dividend.high.storage) << Self.bitWidth | Int64(dividend.low.storage)
    return (Self(value / Int64(storage)), Self(value % Int64(storage)))
  }
}
