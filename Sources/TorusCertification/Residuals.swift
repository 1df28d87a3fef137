import BigInt
import TorusArtifacts

// ⌈2^16·ρ⌉ of every row: ρ is the distance of an embedding to the point of its code, in steps. What is rounded,
// upward, is only the last division by a power of two, or the root.

/// The residuals of points on circles of 2^−B turn, by the sum of ways or by the root of that of their squares.
///
/// Where there is a refinement, a code decodes to the center of its part.
func residuals(
  _ rows: ExactRows, codes: PointCodes, refinementBits: Int?, isSquared: Bool
) -> [UInt64] {
  // A decoded point in units of half a step: 2F, and with a refinement the center of its part.
  let offset = refinementBits.map { 1 - 1 << $0 } ?? 0
  let halfSteps = codes.bits + 1
  return (0..<codes.rows).map { row in
    let decoded = codes.row(row).map { (2 * Int($0) + offset) & (1 << halfSteps - 1) }
    let (scale, sum): (Int, BigUInt)
    if let exact = rows.narrow(row) {
      scale = ExactRows.narrowBits
      let turn = UInt128(1) << UInt128(scale)
      let points = decoded.map { UInt128($0) << UInt128(scale - halfSteps) }
      sum =
        isSquared
        ? squaredDistance(exact, points, turn: turn)
        : BigUInt(circularDistance(exact, points, turn: turn))
    } else {
      scale = rows.denominatorBits(row)
      let turn = BigUInt(1) << scale
      let points = decoded.map { BigUInt($0) << (scale - halfSteps) }
      let exact = rows.wide(row, scale: scale)
      sum =
        isSquared
        ? squaredCircularDistance(exact, points, turn: turn)
        : circularDistance(exact, points, turn: turn)
    }
    let shift = codes.bits + CertificateSetting.residualBits - scale
    return UInt64(isSquared ? scaledRoot(sum, by: shift) : ceilingShift(sum, by: shift))
  }
}

/// The residuals of points of a line in units of 2^unitLog2: roots of sums of squares. Of rows before the
/// first whose residual is above `greatest`, if there is one.
func residuals(
  _ rows: LineRows, codes: PointCodes, unitLog2: Int, atMost greatest: UInt64
) -> [UInt64] {
  var residuals: [UInt64] = []
  for row in 0..<codes.rows {
    let numbers = rows.numbers(row)
    let points = codes.row(row).map { Int($0) - PointLayout.lineReach }
    // Both in units of 2^−s.
    let s = max(rows.denominators[row], -unitLog2)
    let top = numbers.lazy.filter { $0.significand != 0 }.map(\.top).max() ?? 0
    // Differences of numbers below 2^62 are below 2^63.
    let isNarrow = max(top, unitLog2 + PointLayout.lineBits) + s <= 62
    let sum: BigUInt
    if isNarrow {
      var wide = WideSum()
      for (number, point) in zip(numbers, points) {
        let x = number.units(s, as: Int64.self) - Int64(point) << Int64(unitLog2 + s)
        wide.add(squareOf: UInt128(x.magnitude))
      }
      sum = wide.value
    } else {
      sum = zip(numbers, points).reduce(0) { sum, pair in
        let x = (pair.0.units(s, as: BigInt.self) - BigInt(pair.1) << (unitLog2 + s)).magnitude
        return sum + x * x
      }
    }
    let residual = scaledRoot(sum, by: CertificateSetting.residualBits - unitLog2 - s)
    guard residual <= greatest else { return residuals }
    residuals.append(UInt64(residual))
  }
  return residuals
}

/// ⌈2^shift·√x⌉.
private func scaledRoot(_ x: BigUInt, by shift: Int) -> BigUInt {
  // The ceiling of a quotient is that of its numerator's ceiling.
  shift >= 0 ? ceilingRoot(x << (2 * shift)) : ceilingShift(ceilingRoot(x), by: shift)
}
