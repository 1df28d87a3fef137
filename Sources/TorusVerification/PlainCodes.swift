import BigInt
import TorusArtifacts

// What codes decode to, by `Documentation/Formats.md`.

/// F of every axis of every row: on circles modulo 2^B, as the bits of an `Int32`.
enum PlainCodes: Sendable {
  /// Codes of a natural grid, with b′ where they are refined.
  case grid(CodeTable, refinementBits: Int?)
  /// Codes of as many subspaces, each of which names a word of so many points.
  case words(StoredCodes, subspaces: Int, codewords: Int, width: Int, points: [Int32])

  init(_ codes: CertifiedCodes, _ layout: PointLayout) {
    switch codes {
    case .grid(let table): self = .grid(table, refinementBits: table.layout.refinementBits)
    case .product(let table):
      let book = table.codebook
      self = .words(
        table.codes, subspaces: book.subspaces, codewords: book.codewords, width: book.width,
        points: book.points.map { Int32($0) })
    case .calibrated(let table):
      self = .words(
        table.codes, subspaces: table.axes, codewords: 1 << table.grid.bits, width: 1,
        points: gridPoints(table, layout))
    case .euclidean(let table):
      let book = table.codebook
      let points = book.values.map { value -> Int32 in
        let s = max(0, -dyadic(value).exponent)
        return linePoint(numerator(of: value, s: s), over: BigInt(1) << s, layout)
      }
      self = .words(
        table.codes, subspaces: book.subspaces, codewords: book.codewords, width: book.width,
        points: points)
    }
  }

  /// F of every axis of these rows, row after row.
  func points(_ rows: Range<Int>) -> [Int32] {
    switch self {
    case .grid(let table, let refinementBits):
      let places = rows.lowerBound * table.axes..<rows.upperBound * table.axes
      let codes = table.codes.decoded(places)
      guard let refinement = table.refinement?.decoded(places), let bits = refinementBits else {
        return codes.map { Int32($0) }
      }
      return codes.indices.map {
        Int32(bitPattern: UInt32(codes[$0]) << UInt32(bits) + UInt32(refinement[$0]))
      }
    case .words(let codes, let subspaces, let codewords, let width, let points):
      let names = codes.decoded(rows.lowerBound * subspaces..<rows.upperBound * subspaces)
      return [Int32](unsafeUninitializedCapacity: names.count * width) { decoded, count in
        var place = 0
        for row in 0..<rows.count {
          for subspace in 0..<subspaces {
            let word = subspace * codewords + Int(names[row * subspaces + subspace])
            for axis in 0..<width {
              decoded.initializeElement(at: place, to: points[word * width + axis])
              place += 1
            }
          }
        }
        count = place
      }
    }
  }
}

/// The points of the codes of each axis of a calibrated grid, of those that occur.
private func gridPoints(_ table: CalibratedCodeTable, _ layout: PointLayout) -> [Int32] {
  let (grid, levels) = (table.grid, 1 << table.grid.bits)
  var points = [Int32?](repeating: nil, count: grid.axes * levels)
  for row in 0..<table.rows {
    let codes = table.codes.decoded(row * grid.axes..<(row + 1) * grid.axes)
    for (axis, code) in codes.enumerated() where points[axis * levels + Int(code)] == nil {
      let (lower, bound) = (grid.lower[axis], grid.bounds[axis])
      let s = max(0, -dyadic(lower).exponent, -dyadic(bound).exponent)
      let low: BigInt = numerator(of: lower, s: s)
      let extent = numerator(of: bound, s: s) - (grid.rule == .endpoints ? low : 0)
      // lower + (multiplier·q + offset)/divisor·E, over divisor·2^s.
      let place = BigInt(grid.multiplier * Int(code) + grid.offset) * extent
      points[axis * levels + Int(code)] = linePoint(
        low * BigInt(grid.divisor) + place, over: BigInt(grid.divisor) << s, layout)
    }
  }
  return points.map { $0 ?? 0 }
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
