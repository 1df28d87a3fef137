/// Why weights were refused.
public enum SampleError: Error, Hashable, Sendable {
  /// No point has a weight above 0, and so there is nothing to average.
  case noWeight
  /// The total weight is 2^64 or more.
  case totalTooLarge
}

/// Finitely many points of the circle R/mZ with positive integer weights: at least one point.
///
/// It is what a mean or a median is taken of. The order in which the points came does not matter,
/// equal points are one point with the sum of their weights, and points of weight 0 are not there:
///
///     CircularSample<UInt8>([7, 250, 7])                         // {7 × 2, 250 × 1}
///     try CircularSample<UInt8>([7, 250, 9], weights: [2, 1, 0])  // {7 × 2, 250 × 1}
///     CircularSample<UInt8>([])                                  // nil: nothing has no mean
///
/// Where there is a sample there is an answer: ``frechetMean()``, ``latticeMean()`` and
/// ``circularMedian()`` are total.
@frozen
public struct CircularSample<Scalar: FixedWidthInteger> {
  /// The distinct points of positive weight, ascending.
  public let points: [Scalar]

  /// The weight of each point, at least 1.
  public let weights: [UInt64]

  /// W, the sum of the weights, in [1, 2^64).
  public let totalWeight: UInt64

  /// The sample of `points`, each counted once for every time that it occurs.
  ///
  /// - Returns: nil if there are no points.
  /// - Precondition: Scalars have at most 128 bits.
  /// - Complexity: O(N log N) comparisons.
  @inlinable
  public init?(_ points: [Scalar]) {
    if points.isEmpty { return nil }
    let sorted = points.sorted()
    self.init(
      ascending: sorted.count, total: UInt64(truncatingIfNeeded: sorted.count),
      point: { sorted[$0] }, weight: { _ in 1 })
  }

  /// The sample in which each of `points` counts as often as the weight at its place says.
  ///
  /// - Throws: ``SampleError/noWeight`` if every weight is 0 or there is none, and
  ///   ``SampleError/totalTooLarge`` if the weights add up to 2^64 or more.
  /// - Precondition: There are as many weights as points, and scalars have at most 128 bits.
  /// - Complexity: O(N log N) comparisons.
  @inlinable
  public init(_ points: [Scalar], weights: [UInt64]) throws(SampleError) {
    precondition(
      points.count == weights.count,
      "expected a weight for each of \(points.count) points, found \(weights.count)")
    var total: UInt64 = 0
    var entries: [(point: Scalar, weight: UInt64)] = []
    entries.reserveCapacity(points.count)
    for (point, weight) in zip(points, weights) where weight > 0 {
      let (sum, overflow) = total.addingReportingOverflow(weight)
      if overflow { throw .totalTooLarge }
      total = sum
      entries.append((point, weight))
    }
    if total == 0 { throw .noWeight }
    entries.sort { $0.point < $1.point }
    self.init(
      ascending: entries.count, total: total, point: { entries[$0].point },
      weight: { entries[$0].weight })
  }

  /// The sample of `count` ≥ 1 ascending points, of which equal ones are merged.
  @inlinable
  init(ascending count: Int, total: UInt64, point: (Int) -> Scalar, weight: (Int) -> UInt64) {
    precondition(Scalar.bitWidth <= 128, "expected at most 128 bits, found \(Scalar.bitWidth)")
    var points: [Scalar] = []
    var weights: [UInt64] = []
    for index in 0..<count {
      if let last = points.last, last == point(index) {
        weights[weights.count - 1] += weight(index)
      } else {
        points.append(point(index))
        weights.append(weight(index))
      }
    }
    self.points = points
    self.weights = weights
    totalWeight = total
  }
}

extension CircularSample: Hashable {}

extension CircularSample: Sendable where Scalar: Sendable {}

extension CircularSample {
  /// The points as integers in [0, m), counted from the least scalar, so that the order stays.
  @inlinable
  var offsets: SampleOffsets {
    let offsets = points.map {
      UInt128(truncatingIfNeeded: Scalar.Magnitude(truncatingIfNeeded: $0 &- Scalar.min))
    }
    return SampleOffsets(
      width: Scalar.bitWidth, offsets: offsets, weights: weights, total: totalWeight)
  }

  /// The point at `offset` from the least scalar.
  static func point(at offset: UInt128) -> Scalar {
    Scalar.min &+ Scalar(truncatingIfNeeded: offset)
  }
}

extension TorusTable {
  /// The sample along each axis, of all rows; nil if there are no rows.
  ///
  /// The squared distance and the Lee distance are sums over the axes, so the minimizers of their
  /// sums are the vectors of minimizers along the axes, any of one with any of another. There may
  /// be exponentially many, so they are left as one set for each axis:
  ///
  ///     let table = TorusTable<UInt8>([[0, 0], [128, 10]], dimension: 2)
  ///     table.axisSamples()?.map { $0.frechetMean().minimizers }    // [[64, 192], [5]]
  ///
  /// - Complexity: O(n · rows · log(rows)) for dimension n.
  @inlinable
  public func axisSamples() -> [CircularSample<Scalar>]? {
    var samples: [CircularSample<Scalar>] = []
    for axis in 0..<dimension {
      guard let sample = CircularSample(column(axis)) else { return nil }
      samples.append(sample)
    }
    return count == 0 ? nil : samples
  }

  /// The sample along each axis, of rows with weights.
  ///
  /// - Throws: As ``CircularSample/init(_:weights:)`` does, whatever the dimension.
  /// - Precondition: There are as many weights as rows.
  /// - Complexity: O(n · rows · log(rows)) for dimension n.
  @inlinable
  public func axisSamples(weights: [UInt64]) throws(SampleError) -> [CircularSample<Scalar>] {
    // A table without axes has weights that can be refused all the same.
    _ = try CircularSample([Scalar](repeating: 0, count: count), weights: weights)
    var samples: [CircularSample<Scalar>] = []
    for axis in 0..<dimension {
      samples.append(try CircularSample(column(axis), weights: weights))
    }
    return samples
  }

  /// The components of all rows along `axis`.
  @inlinable
  func column(_ axis: Int) -> [Scalar] {
    (0..<count).map { components[$0 * dimension + axis] }
  }
}

extension CircularSample: CustomStringConvertible {
  /// The points with their weights, such as `{7 × 2, 250 × 1}`.
  public var description: String {
    var text = "{"
    for (index, point) in points.enumerated() {
      if index > 0 { text += ", " }
      text += String(point) + " × " + String(weights[index])
    }
    return text + "}"
  }
}
