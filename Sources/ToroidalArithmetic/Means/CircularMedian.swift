/// The set of circular medians of a sample: the real points θ of the circle R/mZ at which the sum of
/// circular distances, Σ w d(θ, x), is least.
@frozen
public struct CircularMedian<Scalar: FixedWidthInteger> {
  /// Every minimizer: arcs without a common point, at least one, by increasing start, whose ends are
  /// points of the sample; or the circle alone, where the sum is the same everywhere.
  public let minimizers: [Arc<Scalar>]

  /// The sum at the minimizers, an integer.
  public let deviation: UInt320

  /// The medians `minimizers`, where the sum of distances is `deviation`.
  @inlinable
  public init(minimizers: [Arc<Scalar>], deviation: UInt320) {
    self.minimizers = minimizers
    self.deviation = deviation
  }

  /// The only median, or nil if there are several.
  @inlinable
  public var unique: Scalar? {
    if minimizers.count == 1, case .closed(let start, let end) = minimizers[0], start == end {
      start
    } else {
      nil
    }
  }
}

extension CircularMedian: Hashable {}

extension CircularMedian: Sendable where Scalar: Sendable {}

extension CircularSample {
  /// The real points where Σ w d(θ, x) is least, exactly, and that least sum.
  ///
  ///     CircularSample<UInt8>([250, 0, 9])?.circularMedian().minimizers       // [[0, 0]]
  ///     CircularSample<UInt8>([250, 9])?.circularMedian().minimizers          // [[250, 9]]
  ///     CircularSample<UInt8>([0, 128])?.circularMedian().minimizers          // [circle]
  ///     CircularSample<UInt8>([0, 96, 160])?.circularMedian().minimizers      // [[96, 96], [160, 160]]
  ///     CircularSample<UInt8>([0, 96, 160])?.circularMedian().deviation       // 160
  ///
  /// Medians move with the sample under translations and negation. Every arc of them begins and ends
  /// at a point of the sample.
  ///
  /// - Complexity: O(n) operations on integers of w + log2(W) bits, rounded up, for n distinct points.
  @inlinable
  public func circularMedian() -> CircularMedian<Scalar> {
    let (minimizers, deviation) = Self.medians(of: offsets)
    return CircularMedian(minimizers: minimizers, deviation: deviation)
  }

  @usableFromInline
  static func medians(of offsets: SampleOffsets) -> ([Arc<Scalar>], UInt320) {
    guard let spans = offsets.medianSpans() else {
      return ([.circle], offsets.sumOfDistances(from: offsets.offsets[0]))
    }
    let arcs = spans.map { span in
      Arc.closed(from: point(at: span.start), to: point(at: span.start &+ span.length))
    }
    return (arcs, offsets.sumOfDistances(from: spans[0].start))
  }
}
