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
/// 4, and so on, hence the odd 17: both signs of a symmetric range are equally likely. Where an end
/// of a range is nearer to zero than the other, it stands far from the last place, and 2 of the
/// uniform 10 go to the 16 places up to it: to the 8 integers at the nearer end and their opposites.
///
/// Floats, in 16ths, with a random sign; what a domain leaves out becomes another of its floats:
///
/// | weight | magnitude |
/// |---|---|
/// | 4 | uniform bits |
/// | 4 | an integer of uniformly many bits, at most 53 |
/// | 3 | k/2^j in [0, 1], j < 16, or up to 2 ulps beside it |
/// | 2 | n/2^j, with n below 2^16 and j in [0, 32] |
/// | 1 | a power of two, or 1 ulp beside it |
/// | 1 | a subnormal |
/// | 1 | among the last 4 of the domain, infinity, the largest finite number, or a corner |
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

  /// A number in [0, `maximum`]; `nearEnd` is the place of the nearer end of a range, else 0.
  static func index(
    through maximum: UInt128, nearEndAt nearEnd: UInt128 = 0, from generator: inout Xoshiro256
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
    case 6...7 where nearEnd > 16 && nearEnd < maximum:
      return nearEnd &- UInt128(word &>> 4 & 15)
    default:
      return generator.next(through: maximum)
    }
  }

  /// A float of `domain`, as `FloatFormat` numbers them.
  static func float(of domain: ChoiceDomain, from generator: inout Xoshiro256) -> UInt128 {
    let format = FloatFormat(width: domain.bitWidth)
    let word = generator.next()
    let lot = word & 15
    let sign = UInt128(word >> 4 & 1)
    let small = word >> 8
    func beside(_ bits: UInt64, ulps: UInt64) -> UInt64 {
      let step = small >> 40 % (2 * ulps + 1)
      return bits + step < ulps ? 0 : bits + step - ulps
    }
    let bits: UInt64 =
      switch lot {
      case 0...3: UInt64(truncatingIfNeeded: generator.next(through: domain.maximum) >> 1)
      case 4...7:
        format.bits(
          of: (1 << (small % 54) - 1) & generator.next(), exponent: 0)
      case 8...10:
        beside(
          format.bits(of: (small >> 8) % (1 << (small % 16) + 1), exponent: -Int(small % 16)),
          ulps: 2)
      case 11, 12: format.bits(of: generator.next() & 0xFFFF, exponent: -Int(small % 33))
      case 13:
        beside(
          (small % (format.infinity >> UInt64(format.fractionWidth)))
            << UInt64(format.fractionWidth),
          ulps: 1)
      case 14: generator.next() & (1 << UInt64(format.fractionWidth) - 1)
      default:
        switch small & 3 {
        case 0: UInt64(truncatingIfNeeded: domain.maximum >> 1) - small >> 2 & 3
        case 1: format.infinity - small >> 2 & 1
        default:
          UInt64(truncatingIfNeeded: Corners.corner(small >> 2 % Corners.count, of: domain) >> 1)
        }
      }
    let value = UInt128(bits) << 1 | sign
    return value <= domain.maximum ? value : value % (domain.maximum + 1)
  }

  /// A residue in [0, `maximum`], `maximum` + 1 a power of two.
  private static func uniform(_ maximum: UInt128, from generator: inout Xoshiro256) -> UInt128 {
    let low = UInt128(generator.next())
    if maximum <= UInt128(UInt64.max) { return low & maximum }
    return (UInt128(generator.next()) &<< 64 | low) & maximum
  }
}
