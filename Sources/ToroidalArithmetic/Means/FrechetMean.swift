/// A sum of squares of rational distances: floor + numerator/denominator, in lowest terms.
@frozen
public struct Variation: Hashable, Sendable {
  /// The greatest integer not above the sum.
  public let floor: UInt320

  /// The numerator of the part after the floor, in [0, denominator).
  public let numerator: UInt64

  /// The denominator of the part after the floor, at least 1, with no divisor shared with the
  /// numerator.
  public let denominator: UInt64

  /// The sum floor + numerator/denominator, reduced to lowest terms.
  ///
  /// - Precondition: numerator < denominator.
  public init(floor: UInt320, numerator: UInt64 = 0, denominator: UInt64 = 1) {
    precondition(
      numerator < denominator, "expected a fraction in [0, 1), found \(numerator)/\(denominator)")
    let divisor = greatestCommonDivisor(numerator, denominator)
    self.floor = floor
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }
}

extension Variation: CustomStringConvertible {
  /// The floor in decimal, and the fraction where there is one: `14+2/3`.
  public var description: String {
    numerator == 0 ? floor.description : floor.description + "+\(numerator)/\(denominator)"
  }
}

/// The set of Fréchet means of a sample: the real points θ of the circle R/mZ at which the sum of
/// squared circular distances, F(θ) = Σ w d(θ, x)², is least.
///
/// One for most samples; more where the sample is symmetric. A mean is not the direction of the
/// resultant of unit vectors: that minimizes the sum of squared chords, this the sum of squared
/// arcs.
@frozen
public struct FrechetMean<Scalar: FixedWidthInteger> {
  /// Every minimizer, ascending, each once; at least one.
  public let minimizers: [RationalPoint<Scalar>]

  /// F at the minimizers: W times the Fréchet variance.
  public let variation: Variation

  /// The means at `minimizers`, ascending, where the sum of squares is `variation`.
  ///
  /// - Precondition: There is at least one minimizer.
  @inlinable
  public init(minimizers: [RationalPoint<Scalar>], variation: Variation) {
    precondition(!minimizers.isEmpty, "expected at least one minimizer, found none")
    self.minimizers = minimizers
    self.variation = variation
  }

  /// The only mean, or nil if there are several.
  @inlinable
  public var unique: RationalPoint<Scalar>? { minimizers.count == 1 ? minimizers[0] : nil }

  /// The lattice points that `rule` takes the means to, ascending, each once.
  ///
  ///     let sample = try CircularSample<UnsignedBits<3>>([0, 2, 4, 5], weights: [5, 1, 2, 1])
  ///     sample.frechetMean().rounded(.toNearestOrEven)   // [2, 7]: {2, 7}, from {5/3, 7}
  ///     sample.latticeMean().minimizers                  // [7]
  ///
  /// A rounded mean need not be the lattice point with the least sum: that is ``LatticeMean``.
  ///
  /// - Complexity: O(r log(r)) for r means.
  public func rounded(_ rule: CircularRounding) -> [Scalar] {
    var points: [Scalar] = []
    for point in minimizers.map({ $0.rounded(rule) }).sorted() where points.last != point {
      points.append(point)
    }
    return points
  }
}

extension FrechetMean: Hashable {}

extension FrechetMean: Sendable where Scalar: Sendable {}

/// The set of lattice points z of Z/m at which the sum of squared circular distances, Σ w d(z, x)²,
/// is least among lattice points.
@frozen
public struct LatticeMean<Scalar: FixedWidthInteger> {
  /// Every minimizer, ascending, each once; at least one.
  public let minimizers: [Scalar]

  /// The sum of squares at the minimizers.
  public let variation: UInt320

  /// The means at `minimizers`, ascending, where the sum of squares is `variation`.
  ///
  /// - Precondition: There is at least one minimizer.
  @inlinable
  public init(minimizers: [Scalar], variation: UInt320) {
    precondition(!minimizers.isEmpty, "expected at least one minimizer, found none")
    self.minimizers = minimizers
    self.variation = variation
  }

  /// The only mean, or nil if there are several.
  @inlinable
  public var unique: Scalar? { minimizers.count == 1 ? minimizers[0] : nil }
}

extension LatticeMean: Hashable {}

extension LatticeMean: Sendable where Scalar: Sendable {}

extension CircularSample {
  /// The real points where Σ w d(θ, x)² is least, exactly, and that least sum.
  ///
  ///     CircularSample<UInt8>([250, 0, 9])?.frechetMean().minimizers    // [1]
  ///     CircularSample<UInt8>([0, 1, 1])?.frechetMean().minimizers      // [0+2/3]: {2/3}
  ///     CircularSample<UInt8>([0, 128])?.frechetMean().minimizers       // [64, 192]
  ///     CircularSample<UInt8>([0, 64, 128, 192])?.frechetMean().minimizers   // [32, 96, 160, 224]
  ///
  /// The denominators divide ``totalWeight``. Means move with the sample under translations and
  /// negation. Ties are decided on integers of w + 2 log2(W) bits, rounded up: none is missed.
  ///
  /// - Complexity: O(n) operations on those integers for n distinct points, and O(r log(r)) for r
  ///   means.
  @inlinable
  public func frechetMean() -> FrechetMean<Scalar> {
    let (minimizers, variation) = Self.means(of: offsets)
    return FrechetMean(minimizers: minimizers, variation: variation)
  }

  @usableFromInline
  static func means(of offsets: SampleOffsets) -> ([RationalPoint<Scalar>], Variation) {
    let means = offsets.frechetMinimizers()
    let minimizers = means.map {
      RationalPoint(
        floor: point(at: $0.offset), numerator: $0.numerator, denominator: offsets.total)
    }
    return (minimizers, offsets.variation(at: means[0]))
  }

  /// The lattice points where Σ w d(z, x)² is least among lattice points, and that least sum.
  ///
  ///     CircularSample<UInt8>([250, 0, 9])?.latticeMean().minimizers    // [1]
  ///     CircularSample<UInt8>([0, 1])?.latticeMean().minimizers         // [0, 1]
  ///
  /// Exact, whatever the distance of the real means from the lattice: the sum has other local
  /// minima, and one of those may have a lattice point nearer to it.
  ///
  /// - Complexity: O(n) operations on integers of w + 2 log2(W) bits for n distinct points, and
  ///   O(r log(r)) for r minimizers.
  @inlinable
  public func latticeMean() -> LatticeMean<Scalar> {
    let (minimizers, variation) = Self.latticeMeans(of: offsets)
    return LatticeMean(minimizers: minimizers, variation: variation)
  }

  @usableFromInline
  static func latticeMeans(of offsets: SampleOffsets) -> ([Scalar], UInt320) {
    let minimizers = offsets.latticeMinimizers()
    return (minimizers.map { point(at: $0) }, offsets.sumOfSquares(from: minimizers[0]))
  }
}

extension SampleOffsets {
  /// F at `mean`, one of the minimizers.
  ///
  /// With f the offset and p/W the fraction, the lifts y have Σ w (y − f) = p, so that
  /// Σ w (y − f − p/W)² = Σ w (y − f)² − p²/W. A lift is less than m/2 from its mean, so y − f
  /// is in (−m/2, m/2] and its magnitude is the distance from f.
  func variation(at mean: LiftedMean) -> Variation {
    let square = UInt128(mean.numerator) * UInt128(mean.numerator)
    let (quotient, remainder) = square.quotientAndRemainder(dividingBy: UInt128(total))
    let whole = sumOfSquares(from: mean.offset)
    if remainder == 0 { return Variation(floor: whole.less(quotient)) }
    return Variation(
      floor: whole.less(quotient + 1), numerator: total - UInt64(remainder), denominator: total)
  }
}

extension UInt320 {
  /// self − value, for a value that is not greater.
  fileprivate func less(_ value: UInt128) -> UInt320 {
    let (low, borrowLow) = self.low.subtractingReportingOverflow(value)
    let (middle, borrow) = self.middle.subtractingReportingOverflow(borrowLow ? 1 : 0)
    return UInt320(high: high - (borrow ? 1 : 0), middle: middle, low: low)
  }
}
