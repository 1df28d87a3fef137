/// The generator xoshiro256**: period 2^256 − 1, 64 bits a step.
///
/// Chosen because it is published, has test vectors in several languages, and takes about a
/// nanosecond. The system generator is never used: a case that cannot be drawn again is lost.
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021.
@frozen
public struct Xoshiro256: Sendable, Equatable {
  @usableFromInline var s0: UInt64
  @usableFromInline var s1: UInt64
  @usableFromInline var s2: UInt64
  @usableFromInline var s3: UInt64

  /// The generator with exactly this state, which must not be four zeros.
  @inlinable
  public init(state s0: UInt64, _ s1: UInt64, _ s2: UInt64, _ s3: UInt64) {
    precondition(s0 | s1 | s2 | s3 != 0, "expected a state other than zero, found zero")
    self.s0 = s0
    self.s1 = s1
    self.s2 = s2
    self.s3 = s3
  }

  /// The generator whose state is the first four words of `SplitMix64(seed: seed)`.
  ///
  /// SplitMix64 is a bijection on each step, so at most one of the four words can be zero.
  @inlinable
  public init(seed: UInt64) {
    var words = SplitMix64(seed: seed)
    s0 = words.next()
    s1 = words.next()
    s2 = words.next()
    s3 = words.next()
  }

  /// The next 64 bits.
  @inlinable
  public mutating func next() -> UInt64 {
    let product = s1 &* 5
    let result = ((product &<< 7) | (product &>> 57)) &* 9
    let shifted = s1 &<< 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 &<< 45) | (s3 &>> 19)
    return result
  }

  /// A number uniform in [0, `maximum`], by rejection and so without modulo bias.
  ///
  /// Complexity: fewer than 2 rounds are expected, for every `maximum`.
  @inlinable
  public mutating func next(through maximum: UInt128) -> UInt128 {
    guard maximum > UInt128(UInt64.max) else {
      return UInt128(next(through: UInt64(truncatingIfNeeded: maximum)))
    }
    let mask = UInt128.max &>> UInt128(truncatingIfNeeded: maximum.leadingZeroBitCount)
    while true {
      let high = UInt128(next())
      let value = (high &<< 64 | UInt128(next())) & mask
      if value <= maximum { return value }
    }
  }

  /// A number uniform in [0, `maximum`], by multiplication and rejection.
  ///
  /// Source: Lemire, "Fast random integer generation in an interval", 2019.
  @inlinable
  public mutating func next(through maximum: UInt64) -> UInt64 {
    let size = maximum &+ 1
    if size == 0 { return next() }
    var (high, low) = next().multipliedFullWidth(by: size)
    if low < size {
      let threshold = (0 &- size) % size
      while low < threshold {
        (high, low) = next().multipliedFullWidth(by: size)
      }
    }
    return high
  }
}
