/// A closed arc of the circle with lattice endpoints, as a set of medians: all real points from
/// `start` forward to start + length, with length in [0, m − 1].
///
/// An arc of length 0 is a point.
@frozen
public struct MedianArc<Scalar: FixedWidthInteger> {
  /// The first point of the arc.
  public let start: Scalar

  /// How far the arc reaches forward from `start`.
  public let length: Scalar.Magnitude

  /// The arc from `start` forward by `length`.
  @inlinable
  public init(start: Scalar, length: Scalar.Magnitude) {
    self.start = start
    self.length = length
  }

  /// The last point of the arc, start + length modulo m.
  @inlinable
  public var end: Scalar { start &+ Scalar(truncatingIfNeeded: length) }
}

extension MedianArc: Hashable {}

extension MedianArc: Sendable where Scalar: Sendable, Scalar.Magnitude: Sendable {}

/// A set of medians: disjoint closed arcs, or everything.
@frozen
public enum MedianSet<Scalar: FixedWidthInteger> {
  /// Arcs without a common point, at least one, by increasing start. Their endpoints are points
  /// of the sample.
  case arcs([MedianArc<Scalar>])
  /// Every real point of the circle: the sum is constant.
  case circle
}

extension MedianSet: Hashable {}

extension MedianSet: Sendable where Scalar: Sendable, Scalar.Magnitude: Sendable {}

/// The set of circular medians of a sample: the real points θ of the circle R/mZ at which the sum of
/// circular distances, Σ w d(θ, x), is least.
@frozen
public struct CircularMedian<Scalar: FixedWidthInteger> {
  /// Every minimizer.
  public let minimizers: MedianSet<Scalar>

  /// The sum at the minimizers, an integer.
  public let deviation: UInt320

  /// The medians `minimizers`, where the sum of distances is `deviation`.
  @inlinable
  public init(minimizers: MedianSet<Scalar>, deviation: UInt320) {
    self.minimizers = minimizers
    self.deviation = deviation
  }

  /// The only median, or nil if there are several.
  @inlinable
  public var unique: Scalar? {
    if case .arcs(let arcs) = minimizers, arcs.count == 1, arcs[0].length == 0 {
      arcs[0].start
    } else {
      nil
    }
  }
}

extension CircularMedian: Hashable {}

extension CircularMedian: Sendable where Scalar: Sendable, Scalar.Magnitude: Sendable {}

extension CircularSample {
  /// The real points where Σ w d(θ, x) is least, exactly, and that least sum.
  ///
  ///     CircularSample<UInt8>([250, 0, 9])?.circularMedian()        // {0}, 15
  ///     CircularSample<UInt8>([250, 9])?.circularMedian()           // the arc from 250 to 9, 15
  ///     CircularSample<UInt8>([0, 128])?.circularMedian()           // the whole circle, 128
  ///     CircularSample<UInt8>([0, 64, 192, 192])?.circularMedian()  // the arc from 192 to 0, 192
  ///     CircularSample<UInt8>([0, 96, 160])?.circularMedian()       // {96, 160}, two points, 160
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
  static func medians(of offsets: SampleOffsets) -> (MedianSet<Scalar>, UInt320) {
    guard let spans = offsets.medianSpans() else {
      return (.circle, offsets.sumOfDistances(from: offsets.offsets[0]))
    }
    let arcs = spans.map {
      MedianArc(
        start: point(at: $0.start), length: Scalar.Magnitude(truncatingIfNeeded: $0.length))
    }
    return (.arcs(arcs), offsets.sumOfDistances(from: spans[0].start))
  }
}
