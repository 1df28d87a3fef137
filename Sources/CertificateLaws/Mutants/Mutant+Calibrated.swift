import PropertyTesting
import TorusArtifacts
import TorusQuantization

extension Mutant {
  /// Faults in calibrated codes.
  static let calibrated: [Mutant] = [
    codes(
      "calibrated-truncates", "a cast to an integer takes the place of rounding",
      killedBy: "quantizer.calibrated.is-nearest"
    ) { Int(clamped($0, $1).rounded(.towardZero)) },
    codes(
      "calibrated-by-power-of-two", "the range is 2^b steps, not 2^b − 1",
      killedBy: "quantizer.calibrated.is-nearest"
    ) { place, last in
      let scaled = place / Double(last) * Double(last + 1)
      return Int(clamped(scaled, last).rounded(.toNearestOrEven))
    },
    codes(
      "calibrated-ties-away", "ties go to the farther end",
      killedBy: "quantizer.calibrated.ties-go-to-even"
    ) { Int(clamped($0, $1).rounded()) },
    codes(
      "calibrated-in-float32", "the place is computed in binary32",
      killedBy: "quantizer.calibrated.rounds-once"
    ) { Int(clamped(Double(Float($0)), $1).rounded(.toNearestOrEven)) },
    codes(
      "calibrated-wraps", "the place is cast to b bits before it is cut to the range",
      killedBy: "quantizer.calibrated.saturates"
    ) { place, last in
      Int(max(-1e15, min(1e15, place)).rounded(.toNearestOrEven)) & last
    },
    codes(
      "calibrated-end-is-excluded",
      "the range is half open, and its upper end the first code again",
      killedBy: "quantizer.calibrated.ends-have-the-end-codes"
    ) { place, last in
      place == Double(last) ? 0 : Int(clamped(place, last).rounded(.toNearestOrEven))
    },
    codes(
      "calibrated-sign-confused", "codes are written signed and read unsigned",
      killedBy: "quantizer.calibrated.is-monotone"
    ) { place, last in
      Int(clamped(place, last).rounded(.toNearestOrEven)) ^ (last / 2 + 1)
    },
    codes(
      "calibrated-divides-by-zero", "0/0 on a constant axis is cast to the last code",
      killedBy: "quantizer.calibrated.constant-axis-has-one-code"
    ) { place, last in
      place.isNaN ? last : Int(clamped(place, last).rounded(.toNearestOrEven))
    },
    fits(
      "ranges-of-one-row", "the ends of all columns are those of the first row",
      killedBy: "quantizer.calibrated.fits-each-axis"
    ) { table in
      let row = Array(table.values[..<table.axes])
      return (row, row)
    },
    fits(
      "ranges-of-the-table", "all columns have the ends of the whole table",
      killedBy: "quantizer.calibrated.fits-each-axis"
    ) { table in
      func all(_ end: Double?) -> [Double] { [Double](repeating: end ?? 0, count: table.axes) }
      return (all(table.values.min()), all(table.values.max()))
    },
    Mutant(
      "calibrated-error-rounded-down", "residuals are rounded down",
      killedBy: "quantizer.calibrated.error-is-exact", "quantizer"
    ) {
      let lose = $0.lose
      $0.lose = { codes, table in
        lose(codes, table).flatMap { QuantizationError($0.residuals.map { $0 == 0 ? 0 : $0 - 1 }) }
      }
    },
  ]

  /// A place in [0, last], with NaN as 0.
  private static func clamped(_ place: Double, _ last: Int) -> Double {
    place.isNaN ? 0 : max(0, min(Double(last), place))
  }

  private static func codes(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ code: @escaping @Sendable (_ place: Double, _ last: Int) -> Int
  ) -> Mutant {
    Mutant(name, fault, killedBy: killer, "quantizer") {
      $0.calibrate = { table, grid, storage in
        let last = (1 << grid.bits) - 1
        let codes = table.values.enumerated().map { index, x in
          let (lower, bound) = (grid.lower[index % grid.axes], grid.bounds[index % grid.axes])
          let isClosed = grid.rule == .endpoints
          let extent = isClosed ? bound - lower : bound
          let place = (x - lower) / extent * Double(last) - (isClosed ? 0 : 0.5)
          return UInt16(max(0, min(last, code(place, last))))
        }
        return CalibratedCodeTable(
          codes: codes, grid: grid, storage: storage, embeddings: table.digest)
      }
    }
  }

  private static func fits(
    _ name: String, _ fault: String, killedBy killer: LawName,
    _ ends: @escaping @Sendable (EmbeddingTable) -> (lower: [Double], upper: [Double])
  ) -> Mutant {
    Mutant(name, fault, killedBy: killer, "quantizer") {
      let fit = $0.fit
      $0.fit = { table, bits in
        let (lower, upper) = ends(table)
        return CalibratedGrid(bits: bits, rule: .endpoints, lower: lower, bounds: upper)
          ?? fit(table, bits)
      }
    }
  }
}
