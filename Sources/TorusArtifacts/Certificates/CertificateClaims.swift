/// The totals of a certificate, all integers. Where they come from is in the arrays beside them.
public struct CertificateClaims: Hashable, Sendable {
  /// Claim 1: residuals in units of 2^−16 step, each rounded up.
  public struct Residuals: Hashable, Sendable {
    /// The largest.
    public let largest: Int
    /// The sum.
    public let sum: Int
    /// How many are 0, and for j = 1…63 how many are in [2^(j−1), 2^j).
    public let histogram: [Int]

    /// The number of counts in a histogram: 64.
    public static let bins = 64

    /// These totals.
    ///
    /// - Precondition: `histogram` has 64 counts.
    public init(largest: Int, sum: Int, histogram: [Int]) {
      precondition(
        histogram.count == Self.bins, "expected \(Self.bins) counts, found \(histogram.count)")
      self.largest = largest
      self.sum = sum
      self.histogram = histogram
    }
  }

  /// The sizes of the rescoring sets, one for each query.
  public struct Rescoring: Hashable, Sendable {
    /// Their sum.
    public let sum: Int
    /// The least size that at least half of the queries do not exceed.
    public let median: Int
    /// The least size that at least 99 of 100 queries do not exceed.
    public let percentile99: Int
    /// The largest.
    public let largest: Int

    /// These totals.
    public init(sum: Int, median: Int, percentile99: Int, largest: Int) {
      self.sum = sum
      self.median = median
      self.percentile99 = percentile99
      self.largest = largest
    }
  }

  /// What the embeddings themselves decide.
  public struct Exact: Hashable, Sendable {
    /// s: coordinates are integers in units of 2^−s turn, or of 2^−s on a line; the least s that makes
    /// every coordinate of both tables an integer, at least 1.
    public let denominatorBits: Int
    /// t: on a line, the least t ≥ 1 for which all of these integers are below 2^t; `nil` on circles.
    public let numeratorBits: Int?
    /// The number of queries whose k nearest codes are the k nearest embeddings, in the same order or not.
    public let same: Int
    /// The number of queries where they are not.
    public let different: Int
    /// Σ |N ∩ N*| over the queries; recall is this by k·queries.
    public let recalled: Int
    /// The number of rows of both tables that need a denominator above 2^80, beyond the reach of
    /// 128-bit sums, so that they were compared in big integers.
    public let wideRows: Int

    /// These totals.
    public init(
      denominatorBits: Int, numeratorBits: Int? = nil, same: Int, different: Int, recalled: Int,
      wideRows: Int
    ) {
      self.wideRows = wideRows
      self.numeratorBits = numeratorBits
      self.denominatorBits = denominatorBits
      self.same = same
      self.different = different
      self.recalled = recalled
    }
  }

  /// Claim 3: the radii within which labels hold.
  public struct Robustness: Hashable, Sendable {
    /// How many are above 0.
    public let positive: Int
    /// Their sum.
    public let sum: Int
    /// The least radius that at least half of the queries do not exceed.
    public let median: Int

    /// These totals.
    public init(positive: Int, sum: Int, median: Int) {
      self.positive = positive
      self.sum = sum
      self.median = median
    }
  }

  /// Claim 4.
  public struct Separation: Hashable, Sendable {
    /// δ, the least distance between two different points, by Lee distance for cosines and by squared distance
    /// for dot products; `nil` where all rows coincide.
    public let leastDistance: Int?
    /// The number of rows whose point some row of lower index has too.
    public let coincidingRows: Int
    /// ⌊(δ − 1)/2⌋: an error of this total Lee weight or less in a code can be corrected; `nil` where δ is
    /// a square.
    public let correctableWeight: Int?

    /// These totals.
    public init(leastDistance: Int?, coincidingRows: Int, metric: CertificateMetric = .lee) {
      self.leastDistance = leastDistance
      self.coincidingRows = coincidingRows
      correctableWeight = metric.isSquared ? nil : leastDistance.map { ($0 - 1) / 2 }
    }
  }

  /// Claim 5, for one accumulator: n terms, each at most `term`, in a sum that must stay below 2^63.
  public struct Accumulator: Hashable, Sendable {
    /// The greatest term.
    public let term: Int
    /// n·term: no partial sum is larger.
    public let bound: Int
    /// The greatest n for which n·term < 2^63.
    public let largestAxes: Int

    /// The accumulator of `axes` terms, or `nil` where it could reach 2^63.
    public init?(term: Int, axes: Int) {
      let (bound, overflow) = term.multipliedReportingOverflow(by: axes)
      guard term >= 1, axes >= 1, !overflow else { return nil }
      self.term = term
      self.bound = bound
      largestAxes = Int.max / term
    }
  }

  /// Claim 5, of the three sums that a certificate rests on; `Documentation/Formats.md` has their terms.
  public struct Overflow: Hashable, Sendable {
    /// The scan: codes shifted to the top of 32 bits, or squares of their upper halves.
    public let scan: Accumulator
    /// The plain sum of distances.
    public let distance: Accumulator
    /// The bounds, with both residuals; on a line without them.
    public let bounds: Accumulator

    /// The accumulators of a setting, or `nil` where one could reach 2^63.
    public init?(_ setting: CertificateSetting) {
      let metric = setting.metric
      let lee = Int(3) << (setting.fineBits - 1 + CertificateSetting.residualBits)
      let bound =
        switch metric {
        case .lee, .squaredFlat: lee
        case .squaredEuclidean:
          1 << (PointLayout.lineBits - 1 + CertificateSetting.residualBits)
        case .dotProduct: 2 * PointLayout.greatestProduct
        case .cosine: 1 << (CertificateMetric.cosineBits + 4)
        }
      guard
        let scan = Accumulator(term: metric.isSquared ? 1 << 30 : 1 << 31, axes: setting.axes),
        let distance = Accumulator(
          term: metric.greatestTerm(bits: setting.fineBits), axes: setting.axes),
        let bounds = Accumulator(term: bound, axes: setting.axes)
      else { return nil }
      self.init(scan: scan, distance: distance, bounds: bounds)
    }

    /// These accumulators.
    public init(scan: Accumulator, distance: Accumulator, bounds: Accumulator) {
      self.scan = scan
      self.distance = distance
      self.bounds = bounds
    }
  }

  /// Claim 1, of the table's rows.
  public let rowResiduals: Residuals
  /// Claim 1, of the queries where they are apart.
  public let queryResiduals: Residuals?
  /// Claim 2: the number of queries whose neighbors are proved by codes and residuals alone.
  public let proved: Int
  /// Claim 2: the number of guaranteed members, over all queries.
  public let members: Int
  /// Claim 2: the number of queries whose label is proved; `nil` without labels.
  public let labelProved: Int?
  /// Claim 2: how many rows must be scored again to be exact.
  public let rescoring: Rescoring
  /// Claim 2, with the embeddings at hand; `nil` where distances of embeddings are no integers.
  public let exact: Exact?
  /// Claim 3; `nil` without labels, and for other metrics than Lee.
  public let robustness: Robustness?
  /// Claim 4.
  public let separation: Separation
  /// Claim 5.
  public let overflow: Overflow

  /// These totals.
  public init(
    rowResiduals: Residuals, queryResiduals: Residuals?, proved: Int, members: Int,
    labelProved: Int?, rescoring: Rescoring, exact: Exact?, robustness: Robustness?,
    separation: Separation, overflow: Overflow
  ) {
    self.rowResiduals = rowResiduals
    self.queryResiduals = queryResiduals
    self.proved = proved
    self.members = members
    self.labelProved = labelProved
    self.rescoring = rescoring
    self.exact = exact
    self.robustness = robustness
    self.separation = separation
    self.overflow = overflow
  }
}
