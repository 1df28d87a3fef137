import BigInt
import TorusArtifacts

// What codes decode to, by `Documentation/Formats.md`.

/// F of every axis of every row: on circles modulo 2^B, as the bits of an `Int32`.
func plainPoints(of codes: CertifiedCodes, _ layout: PointLayout) -> [Int32] {
  switch codes {
  case .grid(let table):
    guard let refinement = table.refinement, let bits = table.layout.refinementBits else {
      return table.codes.map { Int32($0) }
    }
    return zip(table.codes, refinement).map { q, r in
      Int32(bitPattern: UInt32(q) << UInt32(bits) + UInt32(r))
    }
  case .product(let table):
    return words(of: table.codes, table.codebook.subspaces) { subspace, code in
      table.codebook.codeword(code, of: subspace).map { Int32($0) }
    }
  case .calibrated(let table):
    let grid = table.grid
    // A point for each code that occurs on an axis.
    var known = [[UInt16: Int32]](repeating: [:], count: grid.axes)
    return table.codes.enumerated().map { place, code in
      let axis = place % grid.axes
      if let point = known[axis][code] { return point }
      let (lower, bound) = (grid.lower[axis], grid.bounds[axis])
      let s = max(0, -dyadic(lower).exponent, -dyadic(bound).exponent)
      let low = numerator(of: lower, s: s)
      let extent = numerator(of: bound, s: s) - (grid.rule == .endpoints ? low : 0)
      // lower + (multiplier·q + offset)/divisor·E, over divisor·2^s.
      let place = BigInt(grid.multiplier * Int(code) + grid.offset) * extent
      let point = linePoint(
        low * BigInt(grid.divisor) + place, over: BigInt(grid.divisor) << s, layout)
      known[axis][code] = point
      return point
    }
  case .euclidean(let table):
    let codebook = table.codebook
    let points = codebook.values.map { value -> Int32 in
      let s = max(0, -dyadic(value).exponent)
      return linePoint(numerator(of: value, s: s), over: BigInt(1) << s, layout)
    }
    return words(of: table.codes, codebook.subspaces) { subspace, code in
      let start = (subspace * codebook.codewords + code) * codebook.width
      return Array(points[start..<start + codebook.width])
    }
  }
}

private func words(
  of codes: [UInt8], _ subspaces: Int, _ word: (_ subspace: Int, _ code: Int) -> [Int32]
) -> [Int32] {
  codes.enumerated().flatMap { place, code in word(place % subspaces, Int(code)) }
}

/// The nearest integer, ties to even, to numerator/denominator/2^u.
private func linePoint(
  _ numerator: BigInt, over denominator: BigInt, _ layout: PointLayout
) -> Int32 {
  guard case .line(let unitLog2) = layout else {
    preconditionFailure("codes of a line have points of a line")
  }
  let top = unitLog2 < 0 ? numerator << -unitLog2 : numerator
  let bottom = unitLog2 > 0 ? denominator << unitLog2 : denominator
  let floor = floorQuotient(top, bottom)
  let twiceRest = 2 * (top - floor * bottom)
  let goesUp = twiceRest > bottom || twiceRest == bottom && floorQuotient(floor, 2) * 2 != floor
  return Int32(goesUp ? floor + 1 : floor)
}

/// ⌊a/b⌋ for b > 0.
private func floorQuotient(_ a: BigInt, _ b: BigInt) -> BigInt {
  let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
  return remainder < 0 ? quotient - 1 : quotient
}

/// 2^30 − T[δ], where T[δ] is the integer nearest to 2^30·cos(2πδ/2^bits), for 0 ≤ δ ≤ 2^(bits − 1).
///
/// By the series of the cosine in units of 2^−60, for angles up to a quarter turn: its error is below 2^−54.
/// None of these cosines, for up to 16 bits, is within 2^−17 of the middle of two integers.
func plainCosineGap(_ way: Int, bits: Int) -> UInt32 {
  let places: Int128 = 60
  /// ⌊2^60·2π⌋.
  let turn: Int128 = 7_244_019_458_077_122_842
  let isBeyondQuarter = 4 * way > 1 << bits
  let angle = (turn * Int128(isBeyondQuarter ? 1 << (bits - 1) - way : way)) >> Int128(bits)
  let square = (angle * angle) >> places
  var (term, sum): (Int128, Int128) = (1 << places, 0)
  var index: Int128 = 0
  while term != 0 {
    sum += term
    index += 2
    term = -((term * square) >> places) / (index * (index - 1))
  }
  let whole: Int128 = 1 << 30
  let nearest = (sum + 1 << (places - 31)) >> (places - 30)
  return UInt32(isBeyondQuarter ? whole + nearest : whole - nearest)
}
