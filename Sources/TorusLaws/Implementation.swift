public import ToroidalArithmetic

/// An implementation of the torus arithmetic over `Scalar`, as a record of functions.
///
/// The laws judge records, not the library: ``standard`` is the library, each planted mutant is
/// the library with one function replaced by a broken one, and a user's own wrapping arithmetic is
/// the library with that function replaced:
///
///     var mine = Implementation<UInt16>.standard
///     mine.circularDistance = { a, b in myDistance(a, b) }
///     let reports = Catalog(mine).distanceLaws.map { Sampler(seed: 1).run($0) }
public struct Implementation<Scalar: FixedWidthInteger & Sendable>: Sendable {
  /// A point and a point to an answer.
  public typealias OnPoints<Answer> = @Sendable (Scalar, Scalar) -> Answer
  /// A vector and a vector to an answer.
  public typealias OnVectors<Answer> =
    @Sendable (TorusVector<Scalar>, TorusVector<Scalar>) -> Answer

  /// b − a, in [−m/2, m/2).
  public var displacement: OnPoints<Displacement<Scalar>> = { $0.displacement(to: $1) }
  /// The point that a displacement from a point leads to.
  public var translated: @Sendable (Scalar, Displacement<Scalar>) -> Scalar = {
    $0.translated(by: $1)
  }
  /// The least |b − a + k·m|.
  public var circularDistance: OnPoints<Scalar.Magnitude> = { $0.circularDistance(to: $1) }
  /// a + m/2.
  public var antipode: @Sendable (Scalar) -> Scalar = { $0.antipode }
  /// Whether b = a + m/2.
  public var isAntipodal: OnPoints<Bool> = { $0.isAntipodal(to: $1) }
  /// The points halfway along the shortest arcs.
  public var midpoints: OnPoints<Midpoints<Scalar>> = { $0.midpoints(to: $1) }
  /// The lattice point that a rule takes a midpoint to.
  public var roundedMidpoint: @Sendable (Midpoint<Scalar>, CircularRounding) -> Scalar = {
    $0.rounded($1)
  }
  /// How a stands to b as a serial number.
  public var serialOrder: OnPoints<SerialOrder> = { $0.serialOrder(relativeTo: $1) }

  /// The code of an angle in turns, from Double.
  public var codeFromDouble: @Sendable (Double, CircularRounding) -> Scalar? = {
    Scalar(turns: $0, rounding: $1)
  }
  /// The code of an angle in turns, from Float.
  public var codeFromFloat: @Sendable (Float, CircularRounding) -> Scalar? = {
    Scalar(turns: $0, rounding: $1)
  }
  /// The angle of a code in turns, to Double.
  public var turnsAsDouble: @Sendable (Scalar, CircularRounding) -> Double = {
    $0.turns(as: Double.self, rounding: $1)
  }
  /// The angle of a code in turns, to Float.
  public var turnsAsFloat: @Sendable (Scalar, CircularRounding) -> Float = {
    $0.turns(as: Float.self, rounding: $1)
  }

  /// The group law.
  public var sum: OnVectors<TorusVector<Scalar>> = { $0 + $1 }
  /// a + (−b).
  public var difference: OnVectors<TorusVector<Scalar>> = { $0 - $1 }
  /// The inverse.
  public var negation: @Sendable (TorusVector<Scalar>) -> TorusVector<Scalar> = { -$0 }
  /// An integer multiple.
  public var multiple: @Sendable (Int, TorusVector<Scalar>) -> TorusVector<Scalar> = { $0 * $1 }

  /// The sum of the circular distances.
  public var leeDistance: OnVectors<UInt320> = { $0.leeDistance(to: $1) }
  /// The sum of their squares.
  public var squaredDistance: OnVectors<UInt320> = { $0.squaredDistance(to: $1) }
  /// The greatest of them.
  public var chebyshevDistance: OnVectors<Scalar.Magnitude> = { $0.chebyshevDistance(to: $1) }
  /// The axes on which two vectors are antipodal.
  public var antipodalAxes: OnVectors<[Int]> = { $0.antipodalAxes(to: $1) }
  /// The nearest rows of a table to a query: table, query, count, metric.
  public var nearest:
    @Sendable (TorusTable<Scalar>, TorusVector<Scalar>, Int, TorusMetric) -> [TorusNeighbor] = {
      $0.nearest(to: $1, count: $2, metric: $3)
    }

  /// The functions of counters, windows, timers and ring indices.
  public var orders = Orders()
  /// The functions of integer matrices and signed permutations.
  public var matrices = Matrices()
  /// The functions of changes of width, unwrapping and scaled steps.
  public var steps = Steps()
  /// The functions of arcs.
  public var arcs = Arcs()
  /// The functions of metric balls.
  public var balls = Balls()
  /// The functions of geodesics, the exponential and the logarithm.
  public var geodesics = Geodesics()
  /// The functions of Fréchet means and circular medians.
  public var means = Means()
  /// The functions of degrees, radians and resultants.
  public var angles = Angles()
  /// The functions of tori with integer periods.
  public var boxes = Boxes()
  /// The functions of searches in tables under every metric.
  public var searches = Searches()
  /// The functions of integers and reals that are no points.
  public var numerics = Numerics()

  /// The library itself.
  public static var standard: Self { Self() }
}
