/// Nonnegative integer weights of the axes, with a sum below 2^64.
///
/// Under weights a_1 … a_n the Lee distance is Σ a_i · d_i, the squared distance Σ a_i · d_i², and
/// the Chebyshev distance max a_i · d_i, with d_i the distance along axis i. All weights 1 change
/// nothing, and an axis of weight 0 does not count.
///
///     let weights = try AxisWeights([1, 4])
///     table.nearest(to: [0, 0], count: 3, metric: .squared, weights: weights)
///
/// The bound on the sum is what keeps every weighted distance below 2^64 · 2^256 = 2^320, the
/// range of ``UInt320``, at every width to 128 bits.
@frozen
public struct AxisWeights: Hashable, Sendable {
  /// The weights, in the order of the axes.
  public let values: [UInt64]

  /// The axes with these weights.
  ///
  /// - Throws: ``AxisWeightsError/sumTooLarge`` if the sum is 2^64 or more.
  /// - Complexity: O(n).
  public init(_ values: [UInt64]) throws(AxisWeightsError) {
    var sum: UInt64 = 0
    for value in values {
      let (next, overflow) = sum.addingReportingOverflow(value)
      if overflow { throw .sumTooLarge }
      sum = next
    }
    self.values = values
  }

  /// The number of axes.
  @inlinable
  public var dimension: Int { values.count }
}

/// Why integers are no weights.
public enum AxisWeightsError: Error, Hashable, Sendable {
  /// Their sum is 2^64 or more, so that a distance might not fit 320 bits.
  case sumTooLarge
}
