/// How often `RandomChoices` draws what. Every weight of the engine stands here.
///
/// Residues, in 64ths; relations need an earlier residue in the same case, else they are uniform:
///
/// | weight | value |
/// |---|---|
/// | 24 | uniform |
/// | 8  | a corner: 0, ±1, half, half ± 1 |
/// | 4  | 2^k, or 2^k ± 1, or minus one of these |
/// | 6  | ± a number of uniformly many bits |
/// | 22 | a relation to an earlier residue (see `Relation`) |
///
/// Indices through 15 are uniform. Larger ones, in 16ths: 10 uniform, 2 of uniformly many bits,
/// 2 among the first 17, 2 among the last 16. Zigzag ranges (see `RangeOrder`) pair 1 with 2, 3 with
/// 4, and so on, hence the odd 17: both signs of a symmetric range are equally likely.
enum Mixture {
  /// A residue of `domain`.
  static func residue(
    of domain: ChoiceDomain, after earlier: borrowing Span<Choice>,
    from generator: inout Xoshiro256
  ) -> UInt128 {
    let word = generator.next()
    let lot = word & 63
    if lot < 24 || domain.maximum == 1 {
      return uniform(domain.maximum, from: &generator)
    }
    if lot < 46 {
      if earlier.count == 0 { return uniform(domain.maximum, from: &generator) }
      return Relation.residue(of: domain, after: earlier, word: word &>> 6)
        ?? uniform(domain.maximum, from: &generator)
    }
    if lot < 54 {
      return Corners.corner((word &>> 6) % Corners.count, of: domain)
    }
    let bits = UInt128(truncatingIfNeeded: (word &>> 6) % UInt64(domain.bitWidth))
    let power = UInt128(1) &<< bits
    let sign: UInt128 = word &>> 32 & 1 == 0 ? 0 : .max
    let magnitude: UInt128 =
      if lot < 58 {
        power &+ UInt128((word &>> 33) % 3) &- 1
      } else {
        power | generator.next(through: power &- 1)
      }
    return ((magnitude ^ sign) &- sign) & domain.maximum
  }

  /// A number in [0, `maximum`].
  static func index(
    through maximum: UInt128, from generator: inout Xoshiro256
  ) -> UInt128 {
    guard maximum > 15 else { return generator.next(through: maximum) }
    let word = generator.next()
    switch word & 15 {
    case 0, 1:
      let bits = 128 - maximum.leadingZeroBitCount
      let power = UInt128(1) &<< UInt128(truncatingIfNeeded: (word &>> 4) % UInt64(bits))
      return min(maximum, power | generator.next(through: power &- 1))
    case 2, 3:
      return min(maximum, UInt128((word &>> 4) % 17))
    case 4, 5:
      return maximum &- UInt128(word &>> 4 & 15)
    default:
      return generator.next(through: maximum)
    }
  }

  /// A residue in [0, `maximum`], `maximum` + 1 a power of two.
  private static func uniform(_ maximum: UInt128, from generator: inout Xoshiro256) -> UInt128 {
    let low = UInt128(generator.next())
    if maximum <= UInt128(UInt64.max) { return low & maximum }
    return (UInt128(generator.next()) &<< 64 | low) & maximum
  }
}
