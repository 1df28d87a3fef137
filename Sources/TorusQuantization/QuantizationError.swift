import TorusArtifacts

/// What a quantizer lost, row by row: a table of distances, not a Swift `Error`.
///
/// The residual of a row is the distance from the embedding to the point that its code decodes to, taken
/// exactly and rounded up once, to a whole number of units. So residuals are upper bounds, each less
/// than a unit from the truth. Each quantizer says what its unit is.
public struct QuantizationError: Hashable, Sendable {
  /// The residual of each row, below 2^63.
  public let residuals: [UInt64]

  /// The greatest residual; 0 of no rows.
  public let largest: UInt64

  /// The sum of the residuals.
  public let sum: UInt128

  /// 64 counts: of the residuals 0, and of those in [2^(j−1), 2^j) for j = 1 … 63.
  public let histogram: [Int]

  /// These residuals; `nil` where one is 2^63 or more.
  public init?(_ residuals: [UInt64]) {
    var histogram = [Int](repeating: 0, count: 64)
    var sum: UInt128 = 0
    for residual in residuals {
      guard residual >> 63 == 0 else { return nil }
      histogram[64 - residual.leadingZeroBitCount] += 1
      sum += UInt128(residual)
    }
    self.residuals = residuals
    self.sum = sum
    self.histogram = histogram
    largest = residuals.max() ?? 0
  }
}

extension QuantizationError {
  /// log₂ of the unit of residuals where codes decode to such numbers: 2^−31 of the power of two next below
  /// the greatest magnitude.
  ///
  /// That is in [2^(u + 31), 2^(u + 32)); u = −31 where all are 0.
  static func unitLog2(of numbers: [Double]) -> Int {
    let greatest = numbers.map(\.magnitude).max() ?? 0
    return greatest == 0 ? -31 : Dyadic(greatest).top - 32
  }
}
