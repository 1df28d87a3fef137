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
      low: Self.extended(range.lowerBound), high: Self.extended(range.upperBound),
      signed: T.isSigned)
  }

  /// `value` in two's complement of 128 bits, from its words alone: the standard conversion shifts
  /// by 64, which asks more of a narrow user-defined integer than a law needs.
  @inlinable
  static func extended<T: FixedWidthInteger>(_ value: T) -> UInt128 {
    var wide: UInt128 = value < 0 ? .max : 0
    var shift: UInt128 = 0
    for word in value.words {
      wide &= ~(UInt128(UInt.max) &<< shift)
      wide |= UInt128(word) &<< shift
      shift &+= UInt128(truncatingIfNeeded: UInt.bitWidth)
    }
    return wide
  }

  @usableFromInline
  init(low: UInt128, high: UInt128, signed: Bool) {
    self.low = low
    self.high = high
    self.signed = signed
    maximum = high &- low
  }

  /// The last place at which the signs alternate, 2·min(−low, high); 0 where the range has only one.
  ///
  /// The end that is nearer to zero is there if it is negative, and one place before if it is
  /// positive: the other of these two is its opposite. In −5…100 it is 10, the place of −5.
  var nearEnd: UInt128 {
    guard signed, low &>> 127 == 1, high &>> 127 == 0 else { return 0 }
    return 2 &* min(0 &- low, high)
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
