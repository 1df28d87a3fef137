/// SplitMix64: s ← s + φ mod 2^64, output mix(s), φ = 0x9E3779B97F4A7C15.
///
/// Only used to spread seeds. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014, with the constants of Vigna's public-domain `splitmix64.c`.
package struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// What a stream of random numbers is for; streams of different purpose never share numbers.
package enum RandomPurpose: UInt64, Sendable {
  case initialization = 1
  case shuffle = 2
  case augmentation = 3
}

/// xoshiro256**: 256 bits of state, period 2^256 − 1, seeded by SplitMix64.
///
/// A stream is named by (seed, purpose, path), so that the numbers of, say, view 1 of example 7 in
/// epoch 3 are the same whoever computes them and in whatever order.
///
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 2021.
package struct RandomStream: RandomNumberGenerator {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The generator at the given state, which must not be all zero.
  package init(state: (UInt64, UInt64, UInt64, UInt64)) { self.state = state }

  /// The stream named by `seed`, `purpose` and `path`: k ← splitmix(k ⊕ p) for each p in turn.
  package init(seed: UInt64, purpose: RandomPurpose, path: Int...) {
    var key = seed
    var generator = SplitMix64(seed: key ^ purpose.rawValue)
    key = generator.next()
    for step in path {
      generator = SplitMix64(seed: key ^ UInt64(bitPattern: Int64(step)))
      key = generator.next()
    }
    generator = SplitMix64(seed: key)
    state = (generator.next(), generator.next(), generator.next(), generator.next())
  }

  package mutating func next() -> UInt64 {
    let times5 = state.1 &* 5
    let result = ((times5 << 7) | (times5 >> 57)) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }

  /// k / 2^24 with k uniform in [0, 2^24): exact in `Float`, in [0, 1).
  package mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }

  /// k / 2^53 with k uniform in [0, 2^53): exact in `Double`, in [0, 1).
  package mutating func unitDouble() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform in [−bound, bound), in steps of bound / 2^23.
  package mutating func symmetric(_ bound: Float) -> Float { (2 * unit() - 1) * bound }

  /// Uniform in [0, count), without bias: the high word of r · count, redrawing while the low word
  /// is among the 2^64 mod count values that would favor some results (Lemire, 2019).
  package mutating func integer(below count: Int) -> Int {
    precondition(count > 0, "expected a positive count, found \(count)")
    let width = UInt64(count)
    let surplus = (0 &- width) % width
    while true {
      let (high, low) = next().multipliedFullWidth(by: width)
      if low >= surplus { return Int(high) }
    }
  }

  /// A permutation of 0 ..< count, each equally likely (Fisher and Yates, from the end).
  package mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, integer(below: last + 1))
    }
    return order
  }
}
