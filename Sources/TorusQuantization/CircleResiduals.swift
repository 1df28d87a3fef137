import BigInt
import TorusArtifacts

extension QuantizationError {
  /// The residuals Σ_axes |x/P − x̂| around the circle, in 2^−16 step of 2^−bits turn, where x̂ is what
  /// `decoded` gives for the place of a coordinate in the table; `nil` where one is 2^63 or more.
  ///
  /// - Complexity: O(rows · axes) operations on 128 bits, or on big integers where a number has more
  ///   binary places.
  init?(
    of embeddings: EmbeddingTable, period: Period, bits: Int,
    decoded: (_ place: Int) -> CirclePoint
  ) {
    let axes = embeddings.axes
    var residuals: [UInt64] = []
    for row in 0..<embeddings.rows {
      let points = embeddings.row(row).map { CirclePoint($0, period) }
      let decoded = (row * axes..<(row + 1) * axes).map(decoded)
      let binaryPlaces = (points + decoded).map(\.places).max() ?? 0
      // Distances are below 2^places, sums of 2^16 of them 16 bits longer.
      let residual =
        binaryPlaces <= 100 && axes <= 1 << 16
        ? residual(points, decoded, binaryPlaces, bits, as: Int128.self)
        : residual(points, decoded, binaryPlaces, bits, as: BigInt.self)
      guard let residual else { return nil }
      residuals.append(residual)
    }
    self.init(residuals)
  }
}

/// ⌈2^(16 + bits) · Σ distance⌉ of points around the circle, in turns; below 2^63.
private func residual<Integer: SignedInteger>(
  _ points: [CirclePoint], _ decoded: [CirclePoint], _ places: Int, _ bits: Int,
  as type: Integer.Type
) -> UInt64? {
  let turn: Integer = 1 << places
  var sum: Integer = 0
  for (point, code) in zip(points, decoded) {
    let difference = point.units(places, as: Integer.self) - code.units(places, as: Integer.self)
    let gap = difference < 0 ? 0 - difference : difference
    sum += gap < turn - gap ? gap : turn - gap
  }
  let scaled = BigInt(sum) << (16 + bits)
  let whole = scaled >> places
  let residual = whole << places == scaled ? whole : whole + 1
  return residual.bitWidth <= 64 ? UInt64(residual) : nil
}

/// A point of the circle: numerator/2^places turn, with 0 ≤ places.
struct CirclePoint {
  let numerator: Int64
  let places: Int

  /// x/P modulo 1.
  init(_ x: Double, _ period: Period) {
    let number = Dyadic(x)
    let exponent = number.exponent - period.binaryExponent
    // A whole number of turns is none.
    (numerator, places) =
      number.significand == 0 || exponent >= 0 ? (0, 0) : (number.significand, -exponent)
  }

  /// numerator/2^places turn.
  init(numerator: Int64, places: Int) {
    self.numerator = numerator
    self.places = places
  }

  /// The point in units of 2^−places turn, in [0, 2^places), for `places` at least those of the point.
  func units<Integer: SignedInteger>(_ places: Int, as type: Integer.Type) -> Integer {
    // The significand may be many turns: its own places say how many bits of it count.
    let own =
      self.places >= 63 ? numerator : numerator & (Int64(1) << Int64(self.places) - 1)
    let units = Integer(own) << (places - self.places)
    return units < 0 ? units + 1 << places : units
  }
}
