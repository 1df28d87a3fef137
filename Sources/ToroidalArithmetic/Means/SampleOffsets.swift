/// A sample as integers: distinct offsets in [0, m) with m = 2^width, ascending, and their weights.
///
/// The methods here know nothing of the scalar, so there is one compiled copy of each.
@usableFromInline
struct SampleOffsets {
  let width: Int
  let offsets: [UInt128]
  let weights: [UInt64]

  /// W, the sum of the weights.
  let total: UInt64

  @usableFromInline
  init(width: Int, offsets: [UInt128], weights: [UInt64], total: UInt64) {
    self.width = width
    self.offsets = offsets
    self.weights = weights
    self.total = total
  }

  /// m − 1.
  var mask: UInt128 { .max >> (128 - width) }

  /// m/2.
  var half: UInt128 { mask ^ mask >> 1 }

  /// t, the least integer with W < 2^t.
  var totalBits: Int { 64 - total.leadingZeroBitCount }

  /// The circular distance between two offsets.
  func distance(_ a: UInt128, _ b: UInt128) -> UInt128 {
    let forward = (b &- a) & mask
    return min(forward, (0 &- forward) & mask)
  }

  /// Σ w · d(offset, x) over the sample: at most W · m/2, which is below 2^192.
  func sumOfDistances(from offset: UInt128) -> UInt320 {
    var sum: UInt320 = 0
    for (point, weight) in zip(offsets, weights) {
      let term = distance(offset, point).multipliedFullWidth(by: UInt128(weight))
      sum += UInt320(high: 0, middle: term.high, low: term.low)
    }
    return sum
  }

  /// Σ w · d(offset, x)² over the sample: at most W · (m/2)², which is below 2^318.
  func sumOfSquares(from offset: UInt128) -> UInt320 {
    // Where all of it is below 2^128, it is summed there.
    if 2 * width - 2 + totalBits <= 128 {
      var sum: UInt128 = 0
      for (point, weight) in zip(offsets, weights) {
        let distance = distance(offset, point)
        sum &+= distance &* distance &* UInt128(weight)
      }
      return UInt320(sum)
    }
    var sum: UInt320 = 0
    for (point, weight) in zip(offsets, weights) {
      let distance = distance(offset, point)
      let square = distance.multipliedFullWidth(by: distance)
      let lower = square.low.multipliedFullWidth(by: UInt128(weight))
      let upper = square.high.multipliedFullWidth(by: UInt128(weight))
      sum += UInt320(high: 0, middle: lower.high, low: lower.low)
      sum += UInt320(high: UInt64(upper.high), middle: upper.low, low: 0)
    }
    return sum
  }
}
