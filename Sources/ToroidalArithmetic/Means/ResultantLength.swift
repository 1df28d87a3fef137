extension Resultant {
  /// The length of the resultant relative to the total weight, |S|/W, in [0, 1]; nil exactly if the
  /// total weight is 0.
  ///
  ///     Resultant(of: [7, 7, 7] as [UInt8]).meanLength      // 1
  ///     Resultant(of: [0, 64] as [UInt8]).meanLength        // 0.7071067811865476, 1/√2
  ///     Resultant(of: [0, 128] as [UInt8]).meanLength       // 0
  ///     Resultant(of: [] as [UInt8]).meanLength             // nil
  ///
  /// The error is below 0.52 units in the last place, so that a length which is a Double is that
  /// Double. It is 0 exactly if the resultant vanishes.
  ///
  /// - Complexity: As for ``direction(rounding:)``.
  public var meanLength: Double? {
    if totalWeight == 0 { return nil }
    if vanishes { return 0 }
    var digits = moreDigits(than: 0)
    while true {
      let (vector, errorLog2) = sum(digits: digits)
      // A relative error below 2^−68, beside those below of 2^−61.
      if vector.bitLength - errorLog2 >= 70 { return length(of: vector) }
      digits = moreDigits(than: digits)
    }
  }

  /// The length of `vector` divided by the total weight.
  private func length(of vector: PlaneVector) -> Double {
    let shift = 63 - vector.bitLength
    let (x, y) = (vector.x.shifted(by: shift).words[0], vector.y.shifted(by: shift).words[0])
    let (wideX, wideY) = (UInt128(x), UInt128(y))
    // From 2^62 to 2^64, times 2^64, so that the quotient has 63 bits at least.
    let root = squareRoot(wideX * wideX + wideY * wideY)
    let quotient = UInt128(root) << 64 / UInt128(totalWeight)
    let leading = LeadingBits(
      high: UInt64(truncatingIfNeeded: quotient >> 64), low: UInt64(truncatingIfNeeded: quotient),
      exponent: -64 - shift - 64 * vector.x.fractionWords, hasMore: false)
    return leading.rounded(as: Double.self, .toNearestOrEven)
  }
}

/// ⌊√square⌋, bit by bit.
private func squareRoot(_ square: UInt128) -> UInt64 {
  var root: UInt64 = 0
  for bit in (0..<64).reversed() {
    let larger = root | 1 << UInt64(bit)
    if UInt128(larger) * UInt128(larger) <= square { root = larger }
  }
  return root
}
