/// The cosine by its series, all around the circle, without any of its symmetries.
enum PlainCosine {
  /// The binary places of a value.
  static let places = 56

  /// What a value may be off by, in units of 2^−56: 2^16.
  static let tolerance: Int128 = 1 << 16

  /// 2π, to the nearest unit.
  private static let turn: Int128 = 452_751_216_129_820_178

  /// cos 2π·point/2^bits in units of 2^−56, for a point in [0, 2^bits).
  ///
  /// Σ (−x²)^j/(2j)!. Terms grow up to 86 before they fall, and each of the 30 or so is rounded once or twice.
  static func value(_ point: Int, bits: Int) -> Int128 {
    let angle = (turn * Int128(point)) >> Int128(bits)
    let square = (angle * angle) >> Int128(places)
    var (term, sum): (Int128, Int128) = (1 << Int128(places), 0)
    var index: Int128 = 0
    while term != 0 {
      sum += term
      index += 2
      term = -((term * square) >> Int128(places)) / (index * (index - 1))
    }
    return sum
  }

  /// Σ cos 2π(p − q)/2^bits over the axes, in units of 2^−56.
  static func similarity(_ left: [Int], _ right: [Int], bits: Int) -> Int128 {
    let mask = 1 << bits - 1
    return zip(left, right).reduce(0) { $0 + value(($1.0 - $1.1) & mask, bits: bits) }
  }

  /// Whether `claimed`, in units of 2^−scale, is within `error` of them from `sum`, as far as is known here.
  static func isWithin(_ claimed: Int64, _ error: Int128, of sum: Int128, scale: Int, axes: Int)
    -> Bool
  {
    let shift = Int128(places - scale)
    let gap = Int128(claimed) << shift - sum
    return (gap < 0 ? -gap : gap) <= error << shift + Int128(axes) * tolerance
  }
}
