import Foundation

/// (T/T_base) · mean over rows i of [ln Σ_{j≠i} e^{l_ij} − mean over positives p of l_ip].
///
/// l_ij = ⟨y_i, y_j⟩/T; the positives of row i are the other rows with its label. A row without a
/// positive is left out of the mean, and counted. The row itself is skipped, not masked with −∞, in
/// sums and in the maximum that is subtracted for stability.
///
/// Four equal unit vectors with one label and T = T_base give ln 3.
///
/// Complexity: 3·N²·L multiplications and N² exponentials for N points of L coordinates.
/// Source: Khosla et al., "Supervised contrastive learning", NeurIPS 2020, equation 2.
public struct SupervisedContrastiveLoss: Sendable, Equatable {
  /// Where temperatures lie: there all of a loss of unit vectors is finite in `Float`.
  public static let temperatures = 0x1p-20...0x1p20
  /// The greatest coordinate of a point, in magnitude, by the same reason.
  public static let greatestCoordinate: Float = 0x1p20

  /// T in ``temperatures``.
  public let temperature: Double
  /// T_base in ``temperatures``.
  public let baseTemperature: Double

  /// The loss with the given temperatures; 0.07 is the base in the source.
  public init(temperature: Double, baseTemperature: Double = 0.07) {
    precondition(
      Self.temperatures.contains(temperature) && Self.temperatures.contains(baseTemperature),
      "expected temperatures in [2^-20, 2^20], found \(temperature) and \(baseTemperature)")
    self.temperature = temperature
    self.baseTemperature = baseTemperature
  }

  /// (T/T_base) · ln(rows − 1), the loss when all of the rows are one point, for rows ≥ 2.
  public func collapsedValue(rows: Int) -> Double {
    precondition(rows >= 2, "expected at least two rows, found \(rows)")
    return temperature / baseTemperature * log(Double(rows - 1))
  }

  /// The loss of one batch.
  public struct Result: Sendable, Equatable {
    /// The loss; 0 when ``isDefined`` is false.
    public let value: Double
    /// The number of rows that the mean is over.
    public let rows: Int
    /// The number of rows that no other row shares a label with.
    public let rowsWithoutPositive: Int
    /// Whether any row had a positive: without one there is nothing to pull together, and a loss
    /// of 0 does not say that training has succeeded.
    public var isDefined: Bool { rows > 0 }
  }

  /// The loss and its gradient, for `points` (N, width) and N labels.
  ///
  /// The gradient has the shape of `points`, each coordinate taken as free; both are finite.
  ///
  /// - Precondition: Coordinates are at most ``greatestCoordinate`` in magnitude.
  public func evaluate(
    points: [Float], width: Int, labels: [Int]
  ) -> (result: Result, gradient: [Float]) {
    precondition(
      points.count == labels.count * width,
      "expected \(labels.count * width) coordinates, found \(points.count)")
    precondition(
      points.allSatisfy { $0.magnitude <= Self.greatestCoordinate },
      "expected coordinates of at most 2^20 in magnitude")
    let y = Matrix(rows: labels.count, columns: width, values: points)
    let dy = Matrix(rows: labels.count, columns: width)
    let pass = ContrastivePass(loss: self, rows: labels.count)
    return withExtendedLifetime((y, dy, pass)) {
      let result = pass.forward(y: y, labels: labels, workers: Workers(threads: 1))
      pass.backward(rows: 0..<labels.count, y: y, dy: dy)
      return (result, dy.values)
    }
  }
}
