import BigInt
import TorusArtifacts

/// ⌈2^16·ρ⌉ of every row: ρ is the Lee distance of an embedding to the point that its code decodes to,
/// in steps of 2^−B turn.
///
/// The numerator of ρ is exact; only the last division by a power of two is rounded, upward.
func residuals(_ rows: ExactRows, codes: FineCodes, refinementBits: Int?) -> [UInt64] {
  // A decoded point in units of half a step: 2F, and with a refinement the center of its part.
  let offset = refinementBits.map { 1 - 1 << $0 } ?? 0
  let halfSteps = codes.bits + 1
  return (0..<codes.rows).map { row in
    let decoded = codes.row(row).map { (2 * Int($0) + offset) & (1 << halfSteps - 1) }
    if let exact = rows.narrow(row) {
      let scale = ExactRows.narrowBits
      let points = decoded.map { UInt128($0) << UInt128(scale - halfSteps) }
      let sum = circularDistance(exact, points, turn: UInt128(1) << UInt128(scale))
      let shift = UInt128(scale - codes.bits - CertificateSetting.residualBits)
      return UInt64((sum + (1 << shift) - 1) >> shift)
    }
    let scale = rows.denominators[row]
    let points = decoded.map { BigUInt($0) << (scale - halfSteps) }
    let sum = circularDistance(
      rows.wide(row, scale: scale), points, turn: BigUInt(1) << scale)
    let shift = scale - codes.bits - CertificateSetting.residualBits
    return UInt64((sum + (BigUInt(1) << shift) - 1) >> shift)
  }
}
