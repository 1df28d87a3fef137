/// The sequence m(s + g), m(s + 2g), m(s + 3g), …, with s the seed, g = 0x9E3779B97F4A7C15 and m a
/// mixing function, all modulo 2^64.
///
/// It spreads a seed over the state of `Xoshiro256`, and nothing else: its 64 bits of state are too
/// few to draw cases from. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014; constants as in Vigna's `splitmix64.c`.
@frozen
public struct SplitMix64: Sendable, Equatable {
  @usableFromInline var state: UInt64

  /// The generator whose state is `seed`.
  @inlinable
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// m(`word`): a bijection of 64-bit words in which each input bit flips about half of the output.
  @inlinable
  public static func mix(_ word: UInt64) -> UInt64 {
    var mixed = word
    mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed &>> 31)
  }
}
