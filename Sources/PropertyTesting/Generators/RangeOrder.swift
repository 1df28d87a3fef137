/// The order of the integers of a range [low, high], nearest to zero first, positive before negative.
///
/// If zero is outside, it goes from the end nearest to zero to the other. Otherwise it is
/// 0, 1, −1, 2, −2, … while both signs last, then the rest of the longer side. Integers are in two's
/// complement of 128 bits, so every fixed width up to 128 fits.
@usableFromInline
struct RangeOrder {
  /// high − low: the last place, in [0, 2^128).
  @usableFromInline let maximum: UInt128
  private let low: UInt128
  private let high: UInt128
  private let signed: Bool

  /// The order of `range`, of integers of at most 128 bits.
  @inlinable
  init<T: FixedWidthInteger>(_ range: ClosedRange<T>) {
    precondition(T.bitWidth <= 128, "expected a width of at most 128 bits")
    self.init(
      low: UInt128(truncatingIfNeeded: range.lowerBound),
      high: UInt128(truncatingIfNeeded: range.upperBound), signed: T.isSigned)
  }

  @usableFromInline
  init(low: UInt128, high: UInt128, signed: Bool) {
    self.low = low
    self.high = high
    self.signed = signed
    maximum = high &- low
  }

  /// The integer at `place`, in [0, `maximum`].
  @usableFromInline
  func value(at place: UInt128) -> UInt128 {
    let lowIsNegative = signed && low &>> 127 == 1
    let highIsNegative = signed && high &>> 127 == 1
    if !lowIsNegative { return low &+ place }
    if highIsNegative { return high &- place }
    let negatives = 0 &- low
    let paired = min(negatives, high)
    if place <= 2 &* paired {
      return place & 1 == 1 ? place &>> 1 &+ 1 : 0 &- place &>> 1
    }
    let magnitude = place &- paired
    return high > negatives ? magnitude : 0 &- magnitude
  }
}
