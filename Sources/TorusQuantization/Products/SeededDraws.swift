import TorusArtifacts

/// Random integers that any program with SHA-256 can make again.
///
/// Draw n of subspace m under seed S is the first 128 bits, most significant first, of the digest of the
/// ASCII text `swift-torus/k-means S m n`, its three numbers in decimal; n counts from 0.
struct SeededDraws {
  private let seed: UInt64
  private let subspace: Int
  private var count = 0

  /// The draws of one subspace.
  init(seed: UInt64, subspace: Int) {
    self.seed = seed
    self.subspace = subspace
  }

  /// The next 128 bits.
  private mutating func next() -> UInt128 {
    let text = "swift-torus/k-means \(seed) \(subspace) \(count)"
    count += 1
    let digits = Digest(of: Array(text.utf8)).hexadecimal.prefix(32)
    // 32 hexadecimal digits are 128 bits.
    return UInt128(digits, radix: 16) ?? 0
  }

  /// An integer in [0, bound), each equally likely: a draw d with d − d mod bound + bound > 2^128 is
  /// dropped, of others d mod bound is taken.
  ///
  /// - Precondition: `bound` is at least 1.
  mutating func integer(below bound: UInt128) -> UInt128 {
    let rest = (UInt128.max % bound + 1) % bound
    while true {
      let draw = next()
      if draw <= UInt128.max - rest { return draw % bound }
    }
  }

  /// An index, drawn with these weights: the least i with w_0 + … + w_i above an integer drawn below
  /// their sum; `nil` where they are all 0.
  mutating func index(weights: [UInt64]) -> Int? {
    let sum = weights.reduce(UInt128(0)) { $0 + UInt128($1) }
    if sum == 0 { return nil }
    var rest = integer(below: sum)
    for (index, weight) in weights.enumerated() {
      if rest < UInt128(weight) { return index }
      rest -= UInt128(weight)
    }
    return nil
  }
}
