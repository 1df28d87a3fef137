// The trapping and bitwise operators that `FixedWidthInteger` asks for. The wrapping ones (`&+`,
// `&-`, `&*`) come from the standard library, by way of the `ReportingOverflow` operations.

extension NarrowInteger {
  @inlinable
  static func trapping(_ result: (partialValue: Self, overflow: Bool)) -> Self {
    precondition(!result.overflow, "narrow integer overflow")
    return result.partialValue
  }

  /// left + right; traps if it does not fit.
  @inlinable
  public static func + (left: Self, right: Self) -> Self {
    trapping(left.addingReportingOverflow(right))
  }

  /// Adds `right` to `left`; traps if it does not fit.
  @inlinable
  public static func += (left: inout Self, right: Self) { left = left + right }

  /// left − right; traps if it does not fit.
  @inlinable
  public static func - (left: Self, right: Self) -> Self {
    trapping(left.subtractingReportingOverflow(right))
  }

  /// Subtracts `right` from `left`; traps if it does not fit.
  @inlinable
  public static func -= (left: inout Self, right: Self) { left = left - right }

  /// left · right; traps if it does not fit.
  @inlinable
  public static func * (left: Self, right: Self) -> Self {
    trapping(left.multipliedReportingOverflow(by: right))
  }

  /// Multiplies `left` by `right`; traps if it does not fit.
  @inlinable
  public static func *= (left: inout Self, right: Self) { left = left * right }

  /// The quotient toward zero; traps for a zero divisor and if it does not fit.
  @inlinable
  public static func / (left: Self, right: Self) -> Self {
    trapping(left.dividedReportingOverflow(by: right))
  }

  /// Divides `left` by `right`, toward zero; traps for a zero divisor and if it does not fit.
  @inlinable
  public static func /= (left: inout Self, right: Self) { left = left / right }

  /// The remainder with the sign of `left`; traps for a zero divisor and for `min` by −1.
  @inlinable
  public static func % (left: Self, right: Self) -> Self {
    trapping(left.remainderReportingOverflow(dividingBy: right))
  }

  /// Replaces `left` by its remainder; traps for a zero divisor and for `min` by −1.
  @inlinable
  public static func %= (left: inout Self, right: Self) { left = left % right }

  /// The bits set in both.
  @inlinable
  public static func &= (left: inout Self, right: Self) { left.storage &= right.storage }

  /// The bits set in either.
  @inlinable
  public static func |= (left: inout Self, right: Self) { left.storage |= right.storage }

  /// The bits set in exactly one.
  @inlinable
  public static func ^= (left: inout Self, right: Self) { left.storage ^= right.storage }

  /// The value with every one of its `width` bits inverted.
  @inlinable
  prefix public static func ~ (value: Self) -> Self { Self(wrapping: ~value.storage) }

  /// Shifts left by the amount modulo `width`, dropping what leaves.
  @inlinable
  public static func &<<= (left: inout Self, right: Self) {
    left = Self(wrapping: left.storage << shiftAmount(right))
  }

  /// Shifts right by the amount modulo `width`, with the sign where signed.
  @inlinable
  public static func &>>= (left: inout Self, right: Self) {
    left = Self(wrapping: left.storage >> shiftAmount(right))
  }

  /// The amount modulo `width`: for widths that are no power of two, masking would not do.
  @inlinable
  static func shiftAmount(_ amount: Self) -> Int {
    let remainder = Int(truncatingIfNeeded: amount.storage % Storage(bitWidth))
    return remainder < 0 ? remainder + bitWidth : remainder
  }
}
