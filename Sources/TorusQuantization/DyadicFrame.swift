import BigInt
import TorusArtifacts

/// A common last place of several numbers, in which they are integers.
struct DyadicFrame {
  /// log₂ of the last place.
  let last: Int

  /// The bits, without sign, of the greatest of the integers.
  let width: Int

  /// The frame of `numbers`; of none, a last place of 1.
  init(_ numbers: some Sequence<Dyadic>) {
    var (last, top): (Int, Int) = (.max, .min)
    for number in numbers where number.significand != 0 {
      last = min(last, number.exponent)
      top = max(top, number.top)
    }
    self.last = last == .max ? 0 : last
    width = last == .max ? 0 : top - last
  }

  /// `number` in units of the last place.
  func integer<Integer: SignedInteger>(
    _ number: Dyadic, as type: Integer.Type = Integer.self
  ) -> Integer {
    number.significand == 0 ? 0 : Integer(number.significand) << (number.exponent - last)
  }

  /// `numbers` in units of the last place.
  func integers<Integer: SignedInteger>(
    _ numbers: [Dyadic], as type: Integer.Type = Integer.self
  ) -> [Integer] {
    numbers.map { integer($0) }
  }

  /// ⌈numerator/denominator⌉ in units of 2^unitLog2, for a numerator in units of the last place; `nil` where
  /// it is 2^63 or more.
  ///
  /// In BigInt: the unit may be far from the last place.
  func roundedUp(_ numerator: BigInt, over denominator: BigInt, unitLog2: Int) -> UInt64? {
    let shift = last - unitLog2
    let (numerator, denominator) =
      shift >= 0 ? (numerator << shift, denominator) : (numerator, denominator << -shift)
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    let rounded = remainder == 0 ? quotient : quotient + 1
    return rounded.bitWidth <= 64 ? UInt64(rounded) : nil
  }
}
