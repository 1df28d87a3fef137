/// Where a real number stands among the integers, its floor taken modulo 2^64.
struct LatticePlace {
  /// The floor, modulo 2^64.
  let floor: UInt64

  /// What is left above the floor.
  let fraction: CircularRounding.Fraction

  /// The place of −v, for v at this place.
  var reflected: LatticePlace {
    // The floor of −v is −floor(v) − 1 unless v is whole.
    LatticePlace(floor: 0 &- floor &- (fraction == .zero ? 0 : 1), fraction: fraction.reflected)
  }

  /// The integer that `rule` takes the number to, modulo 2^64.
  func rounded(_ rule: CircularRounding) -> UInt64 {
    rule.roundsUp(fraction, floorIsEven: floor & 1 == 0) ? floor &+ 1 : floor
  }
}

extension CircularRounding.Fraction {
  /// Where the low `count` bits of `word`, and a positive part of a unit more if `hasMore`, lie
  /// between 0 and 2^count.
  init(lowBits count: Int, of word: UInt64, hasMore: Bool = false) {
    let half: UInt64 = 1 << 63
    // Aligned at the top of a word, and below the half of any larger power of two.
    let aligned = count > 64 ? 0 : word << (64 - count)
    let isMore = hasMore || (count > 64 && word != 0)
    self =
      if aligned == 0 && !isMore {
        .zero
      } else if aligned == half && !isMore {
        .half
      } else {
        aligned < half ? .belowHalf : .aboveHalf
      }
  }
}

extension CircularRounding {
  /// The rule that does to −v what this one does to v.
  var reflected: CircularRounding {
    switch self {
    case .down: .up
    case .up: .down
    case .toNearestOrDown: .toNearestOrUp
    case .toNearestOrUp: .toNearestOrDown
    case .toNearestOrEven: .toNearestOrEven
    }
  }
}
