extension Shrinker {
  /// Lowers the floats at `places`, which are equal, towards a small integer.
  ///
  /// First the simplest numbers, and for a negative one its opposite. Then the fewest binary
  /// places, rounding either way. Then, at so many places, the least magnitude by halves, for laws
  /// that fail from some bound on, a power of two less at a time, and the numbers before it.
  mutating func lowerFloats(_ places: [Int]) {
    guard let domain = sharedDomain(of: places) else { return }
    let format = FloatFormat(width: domain.bitWidth)
    for integer in 0..<9 as Range<UInt64> {
      let bits = format.bits(of: integer, exponent: 0)
      for sign in 0..<2 as Range<UInt128> where set(places, UInt128(bits) << 1 | sign) { return }
    }
    _ = set(places, current[places[0]].value & ~1)
    lowerSpecials(places, of: format)
    roundFloats(places, of: format)
    lowerNumerator(places, of: format)
  }

  /// Replaces infinities and NaN by the largest finite number, and NaN by simpler ones.
  private mutating func lowerSpecials(_ places: [Int], of format: FloatFormat) {
    guard let value = floatValue(at: places), value >> 1 >= format.infinity else { return }
    let infinity = UInt128(format.infinity)
    let quiet = infinity | 1 << UInt128(format.fractionWidth - 1)
    for bits in [infinity - 1, infinity, quiet] {
      for sign in 0..<2 as Range<UInt128> where set(places, bits << 1 | sign) { return }
    }
  }

  /// Rounds to the fewest binary places at which the law still fails.
  private mutating func roundFloats(_ places: [Int], of format: FloatFormat) {
    guard let (odd, exponent, sign) = floatParts(at: places, of: format), exponent < 0 else {
      return
    }
    // More bits than the number has give 0 or a power of two, which the longest ones cover.
    for dropped in stride(from: min(-exponent, 63), through: 1, by: -1) {
      let down = odd >> UInt64(dropped)
      for rounded in [down, down + 1] {
        let bits = format.bits(of: rounded, exponent: exponent + dropped)
        if set(places, UInt128(bits) << 1 | sign) { return }
      }
    }
    // A number below 2^-63 may still go to a larger one with fewer places.
    var power = 1
    while power < -exponent {
      let bits = format.bits(of: 1, exponent: -power)
      if set(places, UInt128(bits) << 1 | sign) { return }
      power += max(1, power / 16)
    }
    // Or keep its size: one place less, then another.
    while let (_, exponent, sign) = floatParts(at: places, of: format), exponent < -1 {
      let bits = format.bits(of: 1, exponent: exponent + 1)
      if !set(places, UInt128(bits) << 1 | sign) { return }
    }
  }

  /// Lowers n, in n·2^e, at the e that was reached.
  private mutating func lowerNumerator(_ places: [Int], of format: FloatFormat) {
    guard let (_, exponent, sign) = floatParts(at: places, of: format) else { return }
    let unit = min(exponent, 0)
    if exponent > 0 { lowerLarge(places, of: format) }
    var passing: UInt64 = 0
    while let failing = numerator(at: places, unit: unit, of: format), failing - passing > 1, mayRun
    {
      let middle = passing + (failing - passing) / 2
      let bits = format.bits(of: middle, exponent: unit)
      if !set(places, UInt128(bits) << 1 | sign) { passing = middle }
    }
    for power in stride(from: 63, through: 0, by: -1) {
      while let present = numerator(at: places, unit: unit, of: format),
        present >= 1 << UInt64(power), mayRun,
        set(
          places,
          UInt128(format.bits(of: present - 1 << UInt64(power), exponent: unit)) << 1 | sign)
      {}
    }
  }

  /// Halves the bits of an integer too large for its numerator to fit 64 bits, or with zeros at its
  /// end; from 2^53 on all numbers are integers, so the bits are their order.
  private mutating func lowerLarge(_ places: [Int], of format: FloatFormat) {
    var passing: UInt128 = 0
    while let value = floatValue(at: places), value >> 1 - passing > 1, mayRun {
      let middle = passing + (value >> 1 - passing) / 2
      if !set(places, middle << 1 | value & 1) { passing = middle }
    }
  }

  /// The value of the choices at `places`; `nil` if they have come to differ, or are 0.
  private func floatValue(at places: [Int]) -> UInt128? {
    guard let domain = sharedDomain(of: places), domain.kind == .float else { return nil }
    return current[places[0]].value
  }

  private func floatParts(
    at places: [Int], of format: FloatFormat
  ) -> (odd: UInt64, exponent: Int, sign: UInt128)? {
    guard let value = floatValue(at: places), value >> 1 < format.infinity else { return nil }
    let (odd, exponent) = format.parts(of: UInt64(truncatingIfNeeded: value >> 1))
    return (odd, exponent, value & 1)
  }

  /// The magnitude in units of 2^`unit`; `nil` if it is no multiple or does not fit 64 bits.
  private func numerator(at places: [Int], unit: Int, of format: FloatFormat) -> UInt64? {
    guard let (odd, exponent, _) = floatParts(at: places, of: format), exponent >= unit,
      exponent - unit <= odd.leadingZeroBitCount
    else { return nil }
    return odd << UInt64(exponent - unit)
  }

  private mutating func set(_ places: [Int], _ value: UInt128) -> Bool {
    guard let domain = sharedDomain(of: places), value <= domain.maximum else { return false }
    return set(places, to: value, of: domain)
  }
}
