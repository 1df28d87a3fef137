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
}
